package org.rollscope.bridge.protocol;

import java.util.List;
import java.util.Optional;
import org.rollscope.bridge.ble.BleProfile;
import org.rollscope.bridge.link.Link;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;

/**
 * Boards that send the packets of Adafruit's Bluefruit Connect, over a serial line or the Nordic
 * UART service.
 */
public final class BluefruitProtocol implements DeviceProtocol {
  /**
   * So many packets of random bytes, believed in pairs, come once in 10^14 windows of detection.
   */
  private static final int CERTAIN_FRAMES = 4;

  @Override
  public String name() {
    return "bluefruit";
  }

  @Override
  public String title() {
    return "Bluefruit sensor";
  }

  /** On the air it is found as a Nordic UART; by this name only where a person says so. */
  @Override
  public Optional<BleProfile> profile() {
    return new NordicUartProtocol().profile();
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
    return new BluefruitConversation(link, tool, listener);
  }
}
