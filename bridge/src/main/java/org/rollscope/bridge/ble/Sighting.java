package org.rollscope.bridge.ble;

import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;

/**
 * What is known of a device from the air.
 *
 * @param address such as {@code C4:7C:8D:6A:1B:02}
 * @param adapter that heard it, such as {@code hci0}
 * @param name as advertised, without control characters, which may be meant for a terminal; empty
 *     for none
 * @param services advertised, or known from an earlier connection
 * @param manufacturerData by company
 * @param rssi strength of the signal, dBm
 * @param connected whether the adapter is connected to it, by this program or another
 * @param nanos when it was heard, by {@link System#nanoTime}
 */
public record Sighting(
    String address,
    String adapter,
    String name,
    Set<UUID> services,
    Map<Integer, byte[]> manufacturerData,
    OptionalInt rssi,
    boolean connected,
    long nanos) {
  public Sighting {
    name = name.replaceAll("\\p{Cntrl}", "").strip();
    services = Set.copyOf(services);
    manufacturerData = Map.copyOf(manufacturerData);
  }

  /** What people call it: its name and address. */
  public String title() {
    return name.isEmpty() ? address : name + " (" + address + ")";
  }
}
