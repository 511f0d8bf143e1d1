package org.rollscope.bridge.protocol;

import java.util.Locale;
import java.util.Optional;
import org.rollscope.bridge.ble.BleProfile;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.link.Link;
import org.rollscope.core.wire.DeviceListener;

/**
 * The Weiheng WH-C06 hanging scale, which tells its load in its advertisements; see {@code
 * docs/devices/wh-c06.md}.
 */
public final class WhC06Protocol implements DeviceProtocol {
  /** Of another company, TomTom; so it proves nothing alone. */
  static final int COMPANY = 0x0100;

  private static final String NAME = "if_b7";
  private static final byte[] START = {2, 3, 0x11};

  @Override
  public String name() {
    return "wh-c06";
  }

  @Override
  public String title() {
    return "WH-C06 hanging scale";
  }

  @Override
  public Optional<BleProfile> profile() {
    return Optional.of(BleProfile.ADVERTISEMENTS);
  }

  @Override
  public boolean recognises(Sighting seen) {
    byte[] data = seen.manufacturerData().get(COMPANY);
    return data != null
        && data.length >= WhC06Conversation.LEAST_DATA
        && (seen.name().strip().toLowerCase(Locale.ROOT).equals(NAME) || startsAsUsual(data));
  }

  private static boolean startsAsUsual(byte[] data) {
    return data[0] == START[0] && data[1] == START[1] && data[2] == START[2];
  }

  @Override
  public Conversation converse(Link link, ToolDescription tool, DeviceListener listener) {
    return new WhC06Conversation(tool, listener);
  }
}
