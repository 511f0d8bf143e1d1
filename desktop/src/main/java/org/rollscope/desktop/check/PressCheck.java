package org.rollscope.desktop.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.desktop.view.Words;

/** Whether pressing raises what the pads tell, and letting go takes it back. */
final class PressCheck implements Check {
  private static final String NAME = "press";
  private static final double PATIENCE = 30;

  /** A hand that presses changes a pad by more, and noise does not; kPa or N. */
  private static final double CHANGE = 8;

  /** How far a pad that has been let go may be from where it was, as a share of the press. */
  private static final double BACK = 0.15;

  /** What a saturated pad counts as. */
  private static final double MOST = 500;

  private static final double RECENT = 0.3;

  /** So many equal values at the top are no chance. */
  private static final int FLAT = 12;

  private Loads loads = Loads.of(List.of());
  private double[] rest = {};

  @Override
  public void run(Subject subject, Findings findings) throws LinkException {
    List<Row> before = lately(subject.heard().rowsSince(subject.heard().start()));
    loads = Loads.of(before);
    if (loads.pads() == 0) {
      findings.unchecked(NAME, "the samples hold neither pressure nor force");
      return;
    }
    rest = new double[loads.pads()];
    Arrays.setAll(rest, pad -> Statistics.median(loads.values(before, pad)));
    subject
        .guide()
        .instruct("Press the tool firmly with the hand for two seconds, then let go altogether.");
    Hearing.Mark mark = subject.mark();
    subject.watch(() -> isOver(subject.heard().rowsSince(mark)), PATIENCE);
    subject.guide().done();
    judge(subject.since(mark).rows(), findings);
  }

  private static List<Row> lately(List<Row> rows) {
    double end = rows.isEmpty() ? 0 : rows.getLast().time();
    return rows.stream().filter(row -> row.time() > end - 1).toList();
  }

  /** Whether something was pressed and has been let go. */
  private boolean isOver(List<Row> rows) {
    double end = rows.isEmpty() ? 0 : rows.getLast().time();
    List<Row> recent = tail(rows, end - RECENT);
    for (int pad = 0; pad < loads.pads(); pad++) {
      double most = largest(rows, pad);
      int at = pad;
      if (most >= CHANGE) {
        return recent.stream()
            .mapToDouble(row -> Math.abs(loads.value(row, at) - rest[at]))
            .allMatch(off -> off <= Math.max(CHANGE / 4, BACK * Math.min(most, MOST)));
      }
    }
    return false;
  }

  private static List<Row> tail(List<Row> rows, double since) {
    int from = rows.size();
    while (from > 0 && rows.get(from - 1).time() > since) {
      from--;
    }
    return rows.subList(from, rows.size());
  }

  /** The largest change of a pad, whichever way; a saturated one is the largest there is. */
  private double largest(List<Row> rows, int pad) {
    return rows.stream()
        .mapToDouble(row -> Math.abs(loads.value(row, pad) - rest[pad]))
        .filter(value -> !Double.isNaN(value))
        .max()
        .orElse(0);
  }

  private void judge(List<Row> rows, Findings findings) {
    List<String> words = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (int pad = 0; pad < loads.pads(); pad++) {
      if (largest(rows, pad) < CHANGE) {
        continue;
      }
      String which = loads.pads() == 1 ? "" : "pad %d: ".formatted(pad + 1);
      String problem = problem(rows, pad);
      if (problem.isEmpty()) {
        words.add(which + words(rows, pad));
      } else {
        wrong.add(which + problem);
      }
    }
    if (words.isEmpty() && wrong.isEmpty()) {
      findings.unchecked(
          NAME,
          String.format(
              Locale.ROOT,
              "nothing changed by %.0f %s within %.0f s",
              CHANGE,
              loads.unit(),
              PATIENCE));
      return;
    }
    findings.judge(NAME, Section.SAMPLES, String.join("; ", wrong), String.join("; ", words));
  }

  private String words(List<Row> rows, int pad) {
    double most = Statistics.maximum(loads.values(rows, pad));
    boolean saturated = rows.stream().anyMatch(row -> Double.isInfinite(loads.value(row, pad)));
    return "rises to %s%s, and falls back"
        .formatted(
            Words.number(most, 1, loads.unit()), saturated ? " and is marked as saturated" : "");
  }

  private String problem(List<Row> rows, int pad) {
    double[] values = loads.values(rows, pad);
    double most = Statistics.maximum(values);
    double least = Statistics.minimum(values);
    boolean saturated = rows.stream().anyMatch(row -> Double.isInfinite(loads.value(row, pad)));
    if (!saturated && rest[pad] - least > most - rest[pad]) {
      return "it falls from %s to %s when pressed: its sign is wrong"
          .formatted(
              Words.number(rest[pad], 1, loads.unit()), Words.number(least, 1, loads.unit()));
    }
    if (!saturated && flat(values, most)) {
      return String.format(
          Locale.ROOT,
          "it stays at exactly %s: where that is the sensor's end, send the mark 0x7FFF",
          Words.number(most, 2, loads.unit()));
    }
    double end = Statistics.median(loads.values(tail(rows, rows.getLast().time() - RECENT), pad));
    return Math.abs(end - rest[pad]) > Math.max(CHANGE / 4, BACK * (most - rest[pad]))
        ? "it is at %s after letting go, and was at %s before"
            .formatted(Words.number(end, 1, loads.unit()), Words.number(rest[pad], 1, loads.unit()))
        : "";
  }

  /** Whether the largest value comes again and again where a hand wavers. */
  private static boolean flat(double[] values, double most) {
    int run = 0;
    int longest = 0;
    for (double value : values) {
      run = value == most ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest >= FLAT;
  }
}
