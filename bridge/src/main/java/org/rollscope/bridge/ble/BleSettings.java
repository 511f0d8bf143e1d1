package org.rollscope.bridge.ble;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How to reach Bluetooth.
 *
 * @param provider its name, {@code bluez} or {@code tinyb}
 * @param adapter to use, such as {@code hci1}; null for any
 * @param bus address of the D-Bus that BlueZ is on; null for the system's
 * @param tinybLibraries folder with libtinyb.so and libjavatinyb.so; null for those in the jar
 */
public record BleSettings(
    String provider,
    @Nullable String adapter,
    @Nullable String bus,
    @Nullable Path tinybLibraries) {
  public static final String DEFAULT_PROVIDER = "bluez";
  public static final BleSettings DEFAULT = new BleSettings(DEFAULT_PROVIDER, null, null, null);

  public BleSettings withProvider(String name) {
    return new BleSettings(name, adapter, bus, tinybLibraries);
  }

  public BleSettings withAdapter(String name) {
    return new BleSettings(provider, name, bus, tinybLibraries);
  }

  public BleSettings withBus(String address) {
    return new BleSettings(provider, adapter, address, tinybLibraries);
  }
}
