package org.rollscope.bridge.ble;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;

/** Opens links to devices that have been heard. */
public final class BleLinks {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private BleLinks() {}

  /**
   * Connects to a device and makes sure that it offers what its family must.
   *
   * @param profiles where the family's data may be; the first that the device has counts
   * @throws LinkException saying what is wrong with which device and what to do
   */
  public static Link open(
      Radio radio, Sighting device, List<BleProfile> profiles, LongSupplier nanoTime)
      throws LinkException {
    if (profiles.contains(BleProfile.ADVERTISEMENTS)) {
      return new AdvertisementLink(radio, device, nanoTime);
    }
    Notifications notifications = new Notifications(Notifications.USUAL_CAPACITY);
    Gatt gatt = radio.connect(device, notifications, PATIENCE);
    Set<Attribute> offered = gatt.attributes();
    for (BleProfile profile : profiles) {
      if (profile.isIn(offered)) {
        return new BleLink("ble " + device.title(), gatt, profile, notifications);
      }
    }
    gatt.close();
    throw new LinkException(
        device.title()
            + " does not offer the service "
            + profiles.getFirst().service()
            + " that it should; it has "
            + services(offered)
            + ". Is its firmware the right one?");
  }

  private static String services(Set<Attribute> attributes) {
    return attributes.isEmpty()
        ? "none"
        : attributes.stream()
            .map(attribute -> attribute.service().toString())
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .collect(Collectors.joining(", "));
  }
}
