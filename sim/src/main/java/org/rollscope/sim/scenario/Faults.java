package org.rollscope.sim.scenario;

import java.util.List;

/**
 * What goes wrong between the sensors and the host.
 *
 * @param drop probability that the device cannot send a frame; it counts those
 * @param damage probability that a frame arrives damaged
 * @param garbage probability of stray bytes before a frame
 * @param outages times without any frame
 * @param missing probability that a sample lacks its pressure
 * @param battery charge at the start, %
 */
public record Faults(
    double drop,
    double damage,
    double garbage,
    List<Outage> outages,
    double missing,
    double battery) {
  public static final Faults NONE = new Faults(0, 0, 0, List.of(), 0, 88);

  public Faults {
    outages = List.copyOf(outages);
  }

  /** No frame arrives from {@code at} on for {@code time}, s since the device's start. */
  public record Outage(double at, double time) {}
}
