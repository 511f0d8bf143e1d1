package org.rollscope.bridge.protocol;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A line of an OpenScale: {@code [ms,]value,kg|lbs,[raw,][temperature,][probe,]}. Firmware before
 * 1.2 has the temperatures before the value and no comma at the end.
 *
 * @param millis the board's clock, ms, 32 bits; {@link #NO_CLOCK} where it is switched off
 * @param kilograms the load
 * @param temperature of the probe where one is fitted, else of the board, °C; NaN where neither is
 *     told
 */
record OpenScaleReading(long millis, double kilograms, double temperature) {
  static final long NO_CLOCK = -1;

  private static final double KILOGRAMS_A_POUND = 0.45359237;
  private static final double COLDEST = -55;
  private static final double HOTTEST = 125;
  private static final int MOST_FIELDS = 3;

  /** Printed as a signed number, which the clock exceeds after 24 days. */
  private static final Pattern CLOCK = Pattern.compile("-?\\d{1,10}");

  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}(\\.\\d{1,10})?");

  /** Understands a line without its end; null when it is no reading. */
  static @Nullable OpenScaleReading parse(String line) {
    List<String> fields = Arrays.asList(line.split(",", 2 * MOST_FIELDS + 3));
    int unit = Math.max(fields.indexOf("kg"), fields.indexOf("lbs"));
    boolean endsInComma = fields.getLast().isEmpty();
    List<String> after = fields.subList(unit + 1, fields.size() - (endsInComma ? 1 : 0));
    if (unit < 1 || unit > MOST_FIELDS + 1 || after.size() > MOST_FIELDS) {
      return null;
    }
    String value = fields.get(unit - 1);
    List<String> before = fields.subList(0, unit - 1);
    if (!isNumber(value) || !areNumbers(before) || !areNumbers(after)) {
      return null;
    }
    boolean clocked = !before.isEmpty() && CLOCK.matcher(before.getFirst()).matches();
    double factor = fields.get(unit).equals("kg") ? 1 : KILOGRAMS_A_POUND;
    double early = temperature(before.subList(clocked ? 1 : 0, before.size()), value);
    double late = temperature(after, value);
    return new OpenScaleReading(
        clocked ? Long.parseLong(before.getFirst()) & 0xFFFF_FFFFL : NO_CLOCK,
        Double.parseDouble(value) * factor,
        Double.isNaN(late) ? early : late);
  }

  private static boolean isNumber(String field) {
    return NUMBER.matcher(field).matches();
  }

  private static boolean areNumbers(List<String> fields) {
    return fields.stream().allMatch(OpenScaleReading::isNumber);
  }

  /**
   * The last field that is a temperature. They have as many decimals as the load; a whole number
   * beside a load with decimals is the amplifier's raw one, and a bare zero an absent probe.
   */
  private static double temperature(List<String> fields, String value) {
    boolean whole = value.indexOf('.') < 0;
    return fields.stream()
        .filter(field -> field.indexOf('.') >= 0 || (whole && !field.equals("0")))
        .mapToDouble(Double::parseDouble)
        .filter(celsius -> celsius >= COLDEST && celsius <= HOTTEST)
        .reduce(Double.NaN, (first, second) -> second);
  }
}
