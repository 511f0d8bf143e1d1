package org.rollscope.bridge;

import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.SensorConfig;
import org.rollscope.bridge.protocol.DeviceProtocol;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say how to reach and understand a tool that is named on the command line. */
public final class LinkOptions {
  /** What a link may be, for the description of a parameter. */
  public static final String LINK =
      "A port's path, usb:VID:PID[:SERIAL], auto, ble:NAME, ble:ADDRESS, ble:auto or"
          + " tcp://HOST:PORT.";

  @Option(
      names = "--baud",
      paramLabel = "N",
      description = "Speed of a serial port; else the family's usual one, 115200 for ours.")
  private int baud = SensorConfig.USUAL_BAUD;

  @Option(
      names = "--protocol",
      paramLabel = "NAME",
      description = "How the tool speaks, such as tindeq or witmotion; else it is found out.")
  private @Nullable String protocol;

  @Mixin private final BluetoothOptions bluetooth = new BluetoothOptions();

  /** Made by picocli. */
  public LinkOptions() {}

  /**
   * A tool on a link that a person has named.
   *
   * @throws ConfigException saying what a link, a protocol may be
   */
  public DeviceConfig device(String link) throws ConfigException {
    DeviceConfig device = DeviceConfig.parse(link);
    String family = protocol;
    if (family != null) {
      try {
        DeviceProtocol.named(family);
      } catch (IllegalArgumentException e) {
        throw new ConfigException(String.valueOf(e.getMessage()), e);
      }
    }
    return device.withSensors(
        device.sensors().stream()
            .map(sensor -> sensor.withBaud(baud).withProtocol(family))
            .toList());
  }

  /**
   * How to reach Bluetooth, where it is not as configured.
   *
   * @param configured what holds where the command line says nothing
   */
  public BleSettings bluetooth(BleSettings configured) throws ConfigException {
    return bluetooth.settings(configured);
  }
}
