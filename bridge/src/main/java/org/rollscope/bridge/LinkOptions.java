package org.rollscope.bridge;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.RememberedDevices;
import org.rollscope.bridge.config.SensorConfig;
import org.rollscope.bridge.protocol.DeviceProtocol;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say how to reach and understand a tool that is named on the command line. */
public final class LinkOptions {
  /** What a link may be, for the description of a parameter. */
  public static final String LINK =
      "A port's path, usb:VID:PID[:SERIAL], auto, ble:NAME, ble:ADDRESS, ble:auto or"
          + " tcp://HOST:PORT; or the name or ID of a tool that 'pair' remembered.";

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
   * A tool that a person has named: by its link, or as it is remembered.
   *
   * @throws ConfigException saying what a link, a protocol may be
   */
  public DeviceConfig device(String link) throws ConfigException {
    return device(link, RememberedDevices.defaultFile());
  }

  DeviceConfig device(String link, Path remembered) throws ConfigException {
    DeviceConfig device = named(link, remembered);
    String family = protocol;
    if (family != null) {
      try {
        DeviceProtocol.named(family);
      } catch (IllegalArgumentException e) {
        throw new ConfigException(String.valueOf(e.getMessage()), e);
      }
    }
    return device.withSensors(device.sensors().stream().map(this::told).toList());
  }

  private SensorConfig told(SensorConfig sensor) {
    SensorConfig faster = baud == SensorConfig.USUAL_BAUD ? sensor : sensor.withBaud(baud);
    return protocol == null ? faster : faster.withProtocol(protocol);
  }

  /** What reads like a link is one, whatever a tool is called. */
  private static DeviceConfig named(String link, Path remembered) throws ConfigException {
    try {
      return DeviceConfig.parse(link);
    } catch (ConfigException e) {
      for (DeviceConfig device : new RememberedDevices(remembered).load()) {
        if (RememberedDevices.isMeant(device, link)) {
          return device;
        }
      }
      throw e;
    }
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
