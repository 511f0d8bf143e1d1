package org.rollscope.bridge.ble;

import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** A way to Bluetooth LE. Implementations have no state. */
public interface BleProvider {
  /** Its name in the configuration. */
  String name();

  /**
   * Opens the radio. It may be absent as yet, or go and come back; the radio then says so when it
   * is used.
   */
  Radio open(BleSettings settings);

  /**
   * Finds a provider.
   *
   * @throws IllegalArgumentException naming those there are
   */
  static BleProvider named(String name) {
    ServiceLoader<BleProvider> known = ServiceLoader.load(BleProvider.class);
    return known.stream()
        .map(ServiceLoader.Provider::get)
        .filter(provider -> provider.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no Bluetooth provider is called '"
                        + name
                        + "'; there are "
                        + known.stream()
                            .map(provider -> provider.get().name())
                            .sorted()
                            .collect(Collectors.joining(", "))));
  }
}
