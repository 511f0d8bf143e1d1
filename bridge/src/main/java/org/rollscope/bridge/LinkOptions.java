package org.rollscope.bridge;

import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.BleProvider;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.SensorConfig;
import org.rollscope.bridge.protocol.DeviceProtocol;
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

  @Option(
      names = "--ble",
      paramLabel = "PROVIDER",
      description = "What Bluetooth goes by: bluez, which is usual, or tinyb.")
  private @Nullable String provider;

  @Option(
      names = "--adapter",
      paramLabel = "NAME",
      description = "The Bluetooth adapter to use, such as hci1; else any.")
  private @Nullable String adapter;

  @Option(
      names = "--bus",
      paramLabel = "ADDRESS",
      description = "The D-Bus that Bluetooth is on, such as unix:path=FILE; else the system's.")
  private @Nullable String bus;

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
      check(() -> DeviceProtocol.named(family));
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
    BleSettings settings = configured;
    String name = provider;
    if (name != null) {
      check(() -> BleProvider.named(name));
      settings = settings.withProvider(name);
    }
    String address = bus;
    if (address != null) {
      settings = settings.withBus(address);
    }
    return adapter == null ? settings : settings.withAdapter(adapter);
  }

  private static void check(Runnable look) throws ConfigException {
    try {
      look.run();
    } catch (IllegalArgumentException e) {
      throw new ConfigException(String.valueOf(e.getMessage()), e);
    }
  }
}
