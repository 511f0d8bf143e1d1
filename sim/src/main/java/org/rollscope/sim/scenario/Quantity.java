package org.rollscope.sim.scenario;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a number in a scenario measures, with the units it may be written in. */
final class Quantity {
  static final Quantity NUMBER = new Quantity("a number", Map.of("", 1.0));
  static final Quantity SHARE =
      new Quantity("a share such as 0.1 or 10 %", Map.of("", 1.0, "%", 0.01));
  static final Quantity LENGTH =
      new Quantity("a length such as 120 mm", Map.of("m", 1.0, "cm", 0.01, "mm", 0.001));
  static final Quantity TIME =
      new Quantity("a time such as 2 s", Map.of("s", 1.0, "ms", 0.001, "min", 60.0));
  static final Quantity PRESSURE =
      new Quantity("a pressure such as 120 kPa", Map.of("kPa", 1.0, "Pa", 0.001));
  static final Quantity ANGLE =
      new Quantity("an angle such as 90 deg", Map.of("deg", Math.PI / 180, "rad", 1.0));
  static final Quantity TEMPERATURE =
      new Quantity("a temperature such as -18 C", Map.of("C", 1.0, "°C", 1.0));
  static final Quantity RATE = new Quantity("a rate such as 200 Hz", Map.of("Hz", 1.0));

  private static final Pattern FORM =
      Pattern.compile("([-+]?[0-9]*\\.?[0-9]+(?:[eE][-+]?[0-9]+)?)\\s*(\\S*)");

  private final String description;
  private final Map<String, Double> units;

  private Quantity(String description, Map<String, Double> units) {
    this.description = description;
    this.units = units;
  }

  String description() {
    return description;
  }

  /** Reads it into SI units (pressure: kPa); NaN where it cannot be read. */
  double parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    Double factor = matcher.matches() ? units.get(matcher.group(2)) : null;
    if (factor == null) {
      return Double.NaN;
    }
    return Double.parseDouble(matcher.group(1)) * factor;
  }
}
