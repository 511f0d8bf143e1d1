package org.rollscope.bridge.protocol;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.rollscope.bridge.ble.Attribute;
import org.rollscope.bridge.ble.BleLink;
import org.rollscope.bridge.ble.BleProfile;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.link.Link;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;

/** WitMotion's IMUs, on a serial line (WT901, JY901, BWT901CL, …) and on the air (WT901BLE, …). */
public final class WitMotionProtocol implements DeviceProtocol {
  // Most models have not the base of the Bluetooth SIG: 9a34fb, not 9b34fb. Some have.
  static final UUID SERVICE = UUID.fromString("0000ffe5-0000-1000-8000-00805f9a34fb");
  static final UUID STREAM = UUID.fromString("0000ffe4-0000-1000-8000-00805f9a34fb");
  static final UUID CONTROL = UUID.fromString("0000ffe9-0000-1000-8000-00805f9a34fb");

  private static final BleProfile USUAL = BleProfile.of(SERVICE, STREAM, CONTROL);
  private static final BleProfile ASSIGNED =
      BleProfile.of(
          Attribute.assigned(0xFFE5), Attribute.assigned(0xFFE4), Attribute.assigned(0xFFE9));

  private static final String NAMES = "[BH]?WT9.*";

  /**
   * So many packets of random bytes, believed in pairs, come once in 10^14 windows of detection.
   */
  private static final int CERTAIN_FRAMES = 4;

  @Override
  public String name() {
    return "witmotion";
  }

  @Override
  public String title() {
    return "WitMotion sensor";
  }

  @Override
  public Optional<BleProfile> profile() {
    return Optional.of(USUAL);
  }

  @Override
  public List<BleProfile> profiles() {
    return List.of(USUAL, ASSIGNED);
  }

  @Override
  public boolean recognises(Sighting seen) {
    return seen.services().contains(SERVICE) || seen.name().matches(NAMES);
  }

  @Override
  public List<Integer> bauds() {
    return List.of(115_200, 9600);
  }

  @Override
  public boolean isCertain(DecodeCounts counts) {
    return counts.frames() >= CERTAIN_FRAMES;
  }

  @Override
  public Conversation converse(Link link, ToolDescription tool, DeviceListener listener) {
    return link instanceof BleLink ble
        ? new WitMotionAirConversation(ble, tool, listener)
        : new WitMotionSerialConversation(link, tool, listener);
  }
}
