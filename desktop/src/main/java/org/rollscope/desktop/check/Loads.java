package org.rollscope.desktop.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rollscope.core.sample.Channel;
import org.rollscope.desktop.view.Words;

/**
 * The pads of a device: pressure, or force where there is no pressure.
 *
 * @param channel which of the two
 * @param unit of the values
 * @param pads how many
 */
record Loads(Channel channel, String unit, int pads) {
  /** What a pad without load may tell before a tare, and what no pad is off by; kPa or N. */
  private static final double USUAL_OFFSET = 10;

  private static final double LARGEST_OFFSET = 50;
  private static final double LOWEST_AIR = 85;
  private static final double HIGHEST_AIR = 115;

  /** The loads that rows hold. */
  static Loads of(List<Row> rows) {
    int pads = rows.isEmpty() ? 0 : rows.getFirst().pressure().size();
    boolean pressure =
        rows.stream().flatMap(row -> row.pressure().stream()).anyMatch(one -> !one.isNaN());
    boolean force =
        !pressure
            && rows.stream().flatMap(row -> row.load().stream()).anyMatch(one -> !one.isNaN());
    return force
        ? new Loads(Channel.FORCE, "N", pads)
        : new Loads(Channel.PRESSURE, "kPa", pressure ? pads : 0);
  }

  String name() {
    return channel.label();
  }

  double value(Row row, int pad) {
    return channel == Channel.FORCE ? row.load().get(pad) : row.pressure().get(pad);
  }

  /** The values of a pad that are values. */
  double[] values(List<Row> rows, int pad) {
    return rows.stream().mapToDouble(row -> value(row, pad)).filter(Double::isFinite).toArray();
  }

  /** Judges rows of a tool that nobody presses. */
  static void judgeAtRest(List<Row> rows, Findings findings) {
    Loads loads = of(rows);
    if (loads.pads == 0) {
      findings.unchecked("pressure", "the samples hold neither pressure nor force");
      return;
    }
    List<String> words = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (int pad = 0; pad < loads.pads; pad++) {
      String which = loads.pads == 1 ? "" : "pad %d: ".formatted(pad + 1);
      String problem = loads.problem(rows, pad);
      if (problem.isEmpty()) {
        words.add(which + loads.words(rows, pad));
      } else {
        wrong.add(which + problem);
      }
    }
    findings.judge(
        loads.name(), Section.SAMPLES, String.join("; ", wrong), String.join("; ", words));
  }

  private String words(List<Row> rows, int pad) {
    double[] values = values(rows, pad);
    double mean = Statistics.mean(values);
    String hint = Math.abs(mean) > USUAL_OFFSET ? ", which a tare takes off" : "";
    return String.format(
        Locale.ROOT,
        "%s without load, noise %s%s",
        Words.number(mean, 1, unit),
        Words.number(Statistics.deviation(values), 2, unit),
        hint);
  }

  private String problem(List<Row> rows, int pad) {
    double[] values = values(rows, pad);
    long saturated = rows.stream().filter(row -> Double.isInfinite(value(row, pad))).count();
    if (saturated > 0) {
      return "%d of %s are marked as saturated (0x7FFF) though nothing presses"
          .formatted(saturated, Words.count(rows.size(), "sample"));
    }
    if (2 * values.length < rows.size()) {
      return "%d of %s are marked as missing (0x8000)"
          .formatted(rows.size() - values.length, Words.count(rows.size(), "sample"));
    }
    double mean = Statistics.mean(values);
    if (channel == Channel.PRESSURE && mean > LOWEST_AIR && mean < HIGHEST_AIR) {
      return "%s without load is that of the air: send the pressure over ambient"
          .formatted(Words.number(mean, 1, unit));
    }
    return Math.abs(mean) > LARGEST_OFFSET
        ? "%s without load: take the sensor's zero off; is the unit right (0.05 kPa, 0.1 N)?"
            .formatted(Words.number(mean, 1, unit))
        : "";
  }
}
