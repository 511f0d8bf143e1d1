package org.rollscope.sim.gatt;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a device says to everybody.
 *
 * @param name complete local name; empty for none
 * @param services advertised
 * @param manufacturerData by company
 */
public record Advert(String name, List<UUID> services, Map<Integer, byte[]> manufacturerData) {
  public Advert {
    services = List.copyOf(services);
    manufacturerData = Map.copyOf(manufacturerData);
  }

  /** A name and services. */
  public static Advert of(String name, UUID... services) {
    return new Advert(name, List.of(services), Map.of());
  }

  public Advert withManufacturerData(Map<Integer, byte[]> data) {
    return new Advert(name, services, data);
  }
}
