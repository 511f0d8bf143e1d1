package org.rollscope.desktop.check;

import java.util.List;
import java.util.Locale;

/** Whether the temperature that samples hold can be one. */
final class Temperature {
  private static final String NAME = "temperature";

  private Temperature() {}

  static void judge(List<Row> rows, Findings findings) {
    double[] values =
        Statistics.column(
            rows.stream().filter(row -> !Double.isNaN(row.temperature())).toList(),
            Row::temperature);
    if (values.length == 0) {
      findings.unchecked(NAME, "the samples hold none");
      return;
    }
    double mean = Statistics.mean(values);
    if (Limits.isTemperature(mean)) {
      findings.ok(NAME, String.format(Locale.ROOT, "%.1f °C", mean));
    } else {
      findings.fix(
          NAME,
          Section.SAMPLES,
          String.format(
              Locale.ROOT, "%.1f °C cannot be; the unit is 0.01 °C, 2150 for 21.5", mean));
    }
  }
}
