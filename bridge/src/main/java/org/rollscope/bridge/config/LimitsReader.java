package org.rollscope.bridge.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.spot.Zone;

/** Reads the section {@code persons}. */
final class LimitsReader {
  private static final double STANDARD_GRAVITY = 9.80665;
  private static final List<String> SOURCES = List.of("therapist", "comfort-test", "person");

  Map<String, Limits> persons(Section section) {
    Map<String, Limits> persons = new LinkedHashMap<>();
    section.sections().forEach((name, person) -> persons.put(name, person(person)));
    return persons;
  }

  private static Limits person(Section section) {
    double weight = STANDARD_GRAVITY * section.number("body-weight-kg", Double.NaN, 2, 500);
    PressureLimit everywhere =
        section.has("limits") ? limit(section.section("limits")) : PressureLimit.BY_INSTRUMENT;
    Map<Zone, PressureLimit> zones = new HashMap<>();
    Section byZone = section.section("zones");
    byZone
        .sections()
        .forEach(
            (label, limits) -> {
              Zone zone = zone(byZone, label, label);
              if (zone != null) {
                zones.put(zone, limit(limits));
              }
            });
    Set<Zone> noGo = new HashSet<>();
    for (String label : section.words("no-go")) {
      Zone zone = zone(section, "no-go", label);
      if (zone != null) {
        noGo.add(zone);
      }
    }
    section.finish();
    return new Limits(weight, zones, everywhere, noGo);
  }

  private static @Nullable Zone zone(Section section, String key, String label) {
    try {
      return Zone.parse(label);
    } catch (IllegalArgumentException e) {
      section.wrong(key, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static PressureLimit limit(Section section) {
    double high = section.number("high", Double.NaN, 0.1, 100_000);
    double highHigh = section.number("high-high", Double.NaN, 0.1, 100_000);
    PressureLimit.Unit unit =
        PressureLimit.Unit.parse(section.choice("unit", "kPa", List.of("kPa", "N", "%BW")));
    String source = section.choice("source", "person", SOURCES);
    section.finish();
    if (!(highHigh >= high)) {
      section.wrong("high-high", "a limit needs both high and high-high, and the latter not below");
      return PressureLimit.BY_INSTRUMENT;
    }
    return new PressureLimit(high, highHigh, unit, source);
  }
}
