package org.rollscope.bridge.ble;

import java.util.Set;
import java.util.UUID;

/**
 * What a scan is for. The radio may use it to save work; the listener is told at least what it asks
 * for.
 *
 * @param services at least one of these is advertised; empty for any device
 * @param weakest signal, dBm; {@link #ANY_SIGNAL} for any
 */
public record ScanFilter(Set<UUID> services, int weakest) {
  public static final int ANY_SIGNAL = -128;
  public static final ScanFilter ANY = new ScanFilter(Set.of(), ANY_SIGNAL);

  public ScanFilter {
    services = Set.copyOf(services);
  }

  /** Whether a device is of interest. */
  public boolean takes(Sighting seen) {
    boolean offers = services.isEmpty() || services.stream().anyMatch(seen.services()::contains);
    return offers && seen.rssi().orElse(0) >= weakest;
  }
}
