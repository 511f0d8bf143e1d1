package org.rollscope.desktop.devices;

import java.util.List;
import org.rollscope.bridge.ble.BleTarget;
import org.rollscope.desktop.devices.Found.Place;

/**
 * What a link means among what was found.
 *
 * @param link as the person wrote it
 */
public record Wanted(String link) {
  private static final String ANY = "auto";

  public boolean isOnTheAir() {
    return link.startsWith(BleTarget.SCHEME);
  }

  /** Whether any tool will do that can be used. */
  public boolean isAny() {
    return isOnTheAir() ? BleTarget.of(link).isAny() : link.equals(ANY);
  }

  /** Those that are meant. */
  public List<Found> among(List<Found> all) {
    return all.stream().filter(this::isMeant).toList();
  }

  private boolean isMeant(Found found) {
    boolean air = found.place() == Place.AIR;
    if (isAny()) {
      return air == isOnTheAir() && found.isUsable();
    }
    if (!isOnTheAir()) {
      return found.link().equals(link) || found.lasting().equals(link);
    }
    BleTarget target = BleTarget.of(link);
    return air
        && (target.isAddress()
            ? found.lasting().equalsIgnoreCase(target.link())
            : found.name().strip().equalsIgnoreCase(target.text()));
  }
}
