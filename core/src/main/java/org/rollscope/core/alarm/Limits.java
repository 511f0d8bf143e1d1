package org.rollscope.core.alarm;

import java.util.Map;
import java.util.Set;
import org.rollscope.core.spot.Zone;

/**
 * A person's limits.
 *
 * @param bodyWeight N; NaN where unknown
 * @param byZone overpressure limits of single zones
 * @param everywhere overpressure limits of the other zones
 * @param noGo zones that must not be rolled
 */
public record Limits(
    double bodyWeight, Map<Zone, PressureLimit> byZone, PressureLimit everywhere, Set<Zone> noGo) {
  /** No limits of one's own: the engineering defaults of each instrument apply. */
  public static final Limits DEFAULT =
      new Limits(Double.NaN, Map.of(), PressureLimit.BY_INSTRUMENT, Set.of());

  public Limits {
    byZone = Map.copyOf(byZone);
    noGo = Set.copyOf(noGo);
  }

  /** The limit for a zone. */
  public PressureLimit of(Zone zone) {
    return byZone.getOrDefault(zone, everywhere);
  }
}
