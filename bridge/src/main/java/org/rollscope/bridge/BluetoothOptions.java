package org.rollscope.bridge;

import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.BleProvider;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.config.ConfigException;
import picocli.CommandLine.Option;

/** Options that say how to reach Bluetooth. */
public final class BluetoothOptions {
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
  public BluetoothOptions() {}

  /**
   * How to reach Bluetooth, where it is not as configured.
   *
   * @param configured what holds where the command line says nothing
   * @throws ConfigException saying which providers there are
   */
  public BleSettings settings(BleSettings configured) throws ConfigException {
    BleSettings settings = configured;
    String name = provider;
    if (name != null) {
      try {
        BleProvider.named(name);
      } catch (IllegalArgumentException e) {
        throw new ConfigException(String.valueOf(e.getMessage()), e);
      }
      settings = settings.withProvider(name);
    }
    String address = bus;
    if (address != null) {
      settings = settings.withBus(address);
    }
    return adapter == null ? settings : settings.withAdapter(adapter);
  }
}
