package org.rollscope.bridge.protocol;

import java.util.Optional;
import java.util.UUID;
import org.rollscope.bridge.ble.BleLink;
import org.rollscope.bridge.ble.BleProfile;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.link.Link;
import org.rollscope.core.wire.DeviceListener;

/**
 * Devices that send over the Nordic UART service what others send over a serial line: the device
 * protocol's lines or frames, or the packets of any family that knows streams.
 */
public final class NordicUartProtocol implements DeviceProtocol {
  static final UUID SERVICE = UUID.fromString("6e400001-b5a3-f393-e0a9-e50e24dcca9e");
  static final UUID CONTROL = UUID.fromString("6e400002-b5a3-f393-e0a9-e50e24dcca9e");
  static final UUID STREAM = UUID.fromString("6e400003-b5a3-f393-e0a9-e50e24dcca9e");

  @Override
  public String name() {
    return "nordic-uart";
  }

  @Override
  public String title() {
    return "Device with a Nordic UART";
  }

  @Override
  public Optional<BleProfile> profile() {
    return Optional.of(BleProfile.of(SERVICE, STREAM, CONTROL));
  }

  @Override
  public boolean recognises(Sighting seen) {
    return seen.services().contains(SERVICE);
  }

  @Override
  public Conversation converse(Link link, ToolDescription tool, DeviceListener listener) {
    if (link instanceof BleLink ble) {
      return new NordicUartConversation(ble, tool, listener);
    }
    throw new IllegalArgumentException(
        link.name() + ": the Nordic UART service is spoken over Bluetooth only");
  }
}
