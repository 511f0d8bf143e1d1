package org.rollscope.core.wire;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One column of a text log: what it holds and how its numbers become the program's units.
 *
 * @param index the pad or axis, from 0
 * @param multiply factor to the program's unit
 * @param divide divisor to the program's unit; one of the two is 1, so that one rounding remains
 */
record TextColumn(Quantity quantity, int index, double multiply, double divide) {
  private static final Pattern FORM = Pattern.compile("([a-z]+)(\\d*)\\[([^\\]]*)\\]");
  private static final Pattern NAME = Pattern.compile("[a-z]+\\d*");
  private static final int MOST_PADS = 255;
  private static final double DEGREE = Math.toRadians(1);
  private static final double GRAVITY = 9.80665;

  /** What a column can hold; beyond these values, in the program's units, a line is nonsense. */
  enum Quantity {
    TIME(-1e12, 1e12),
    PRESSURE(-1e3, 1e5),
    FORCE(-1e5, 1e5),
    RATE(-1e3, 1e3),
    ACCELERATION(-1e4, 1e4),
    TEMPERATURE(-100, 300),
    BATTERY(0, 100);

    private final double lowest;
    private final double highest;

    Quantity(double lowest, double highest) {
      this.lowest = lowest;
      this.highest = highest;
    }

    boolean allows(double value) {
      return value >= lowest && value <= highest;
    }
  }

  /**
   * Reads a column's heading, such as {@code p2[kPa]}.
   *
   * @throws IllegalArgumentException saying what is wrong with it
   */
  static TextColumn parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          NAME.matcher(text).matches()
              ? "column '" + text + "' has no unit; write for example " + text + "[kPa]"
              : "column '" + text + "' is not a name with a unit, such as p[kPa]");
    }
    String name = matcher.group(1);
    String unit = matcher.group(3);
    boolean isPad = name.equals("p") || name.equals("f");
    if (!isPad && !matcher.group(2).isEmpty()) {
      throw unknown(text);
    }
    int pad = isPad ? pad(text, matcher.group(2)) : 0;
    return switch (name) {
      case "t" -> time(text, unit);
      case "p" -> pressure(text, unit, pad);
      case "f" -> force(text, unit, pad);
      case "gx", "gy", "gz" -> rate(text, unit, name.charAt(1) - 'x');
      case "ax", "ay", "az" -> acceleration(text, unit, name.charAt(1) - 'x');
      case "temp" -> only(text, unit, "C", Quantity.TEMPERATURE);
      case "batt" -> only(text, unit, "%", Quantity.BATTERY);
      default -> throw unknown(text);
    };
  }

  private static int pad(String text, String number) {
    int pad = number.isEmpty() ? 1 : number.length() > 3 ? 0 : Integer.parseInt(number);
    if (pad < 1 || pad > MOST_PADS) {
      throw new IllegalArgumentException(
          "column '" + text + "': pads are numbered from 1 to " + MOST_PADS);
    }
    return pad - 1;
  }

  private static TextColumn time(String text, String unit) {
    return switch (unit) {
      case "s" -> new TextColumn(Quantity.TIME, 0, 1, 1);
      case "ms" -> new TextColumn(Quantity.TIME, 0, 1, 1e3);
      case "us" -> new TextColumn(Quantity.TIME, 0, 1, 1e6);
      default -> throw badUnit(text, List.of("s", "ms", "us"));
    };
  }

  private static TextColumn pressure(String text, String unit, int pad) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "kpa" -> new TextColumn(Quantity.PRESSURE, pad, 1, 1);
      case "pa" -> new TextColumn(Quantity.PRESSURE, pad, 1, 1e3);
      default -> throw badUnit(text, List.of("kPa", "Pa"));
    };
  }

  private static TextColumn force(String text, String unit, int pad) {
    return switch (unit) {
      case "N" -> new TextColumn(Quantity.FORCE, pad, 1, 1);
      case "kg" -> new TextColumn(Quantity.FORCE, pad, GRAVITY, 1);
      default -> throw badUnit(text, List.of("N", "kg"));
    };
  }

  private static TextColumn rate(String text, String unit, int axis) {
    return switch (unit) {
      case "rad/s" -> new TextColumn(Quantity.RATE, axis, 1, 1);
      case "dps" -> new TextColumn(Quantity.RATE, axis, DEGREE, 1);
      default -> throw badUnit(text, List.of("dps", "rad/s"));
    };
  }

  private static TextColumn acceleration(String text, String unit, int axis) {
    return switch (unit) {
      case "m/s2" -> new TextColumn(Quantity.ACCELERATION, axis, 1, 1);
      case "g" -> new TextColumn(Quantity.ACCELERATION, axis, GRAVITY, 1);
      default -> throw badUnit(text, List.of("g", "m/s2"));
    };
  }

  private static TextColumn only(String text, String unit, String known, Quantity quantity) {
    if (!unit.equals(known)) {
      throw badUnit(text, List.of(known));
    }
    return new TextColumn(quantity, 0, 1, 1);
  }

  private static IllegalArgumentException badUnit(String text, List<String> known) {
    return new IllegalArgumentException(
        "column '" + text + "' has an unknown unit; known: " + String.join(", ", known));
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "column '"
            + text
            + "' is not known; known: t, p (p1, p2, ...), f (f1, f2, ...), gx gy gz, ax ay az,"
            + " temp, batt");
  }

  /** A number of this column in the program's units. */
  double scaled(double number) {
    return number * multiply / divide;
  }
}
