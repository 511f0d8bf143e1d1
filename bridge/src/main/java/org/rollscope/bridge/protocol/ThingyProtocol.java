package org.rollscope.bridge.protocol;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.rollscope.bridge.ble.BleLink;
import org.rollscope.bridge.ble.BleProfile;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.link.Link;
import org.rollscope.core.wire.DeviceListener;

/** Nordic Semiconductor's Thingy:52, by the raw data of its motion service. */
public final class ThingyProtocol implements DeviceProtocol {
  static final UUID MOTION = uuid(0x0400);
  static final UUID CONFIGURATION = uuid(0x0401);
  static final UUID RAW = uuid(0x0406);

  /** The only service that it advertises. */
  private static final UUID ADVERTISED = uuid(0x0100);

  private static UUID uuid(int number) {
    return UUID.fromString(
        String.format(Locale.ROOT, "ef68%04x-9b35-4933-9b10-52ffa9740042", number));
  }

  @Override
  public String name() {
    return "thingy52";
  }

  @Override
  public String title() {
    return "Nordic Thingy:52";
  }

  @Override
  public Optional<BleProfile> profile() {
    return Optional.of(BleProfile.of(MOTION, RAW, null));
  }

  @Override
  public boolean recognises(Sighting seen) {
    return seen.services().contains(ADVERTISED)
        || seen.services().contains(MOTION)
        || seen.name().startsWith("Thingy");
  }

  @Override
  public Conversation converse(Link link, ToolDescription tool, DeviceListener listener) {
    if (link instanceof BleLink ble) {
      return new ThingyConversation(ble, tool, listener);
    }
    throw new IllegalArgumentException(link.name() + ": a Thingy:52 speaks over Bluetooth only");
  }
}
