package org.rollscope.desktop.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rollscope.core.session.Summary;
import org.rollscope.desktop.view.Words;
import org.rollscope.sim.device.Score;
import org.rollscope.sim.device.Truth;

/** A session's summary beside what really happened. */
public final class Verdict {
  private static final double CUT = 0.5;

  private final List<String> lines = new ArrayList<>();

  private Verdict() {}

  /**
   * The table.
   *
   * @param whole whether the scenario was played to its end; else only what can be compared is
   * @param until device time at which it was ended, s
   */
  public static List<String> lines(Summary summary, Truth truth, boolean whole, double until) {
    Verdict verdict = new Verdict();
    verdict.row("", "measured", "truth", "");
    if (whole) {
      verdict.whole(summary, truth);
    } else {
      verdict.soFar(summary, truth, until);
    }
    return verdict.lines;
  }

  private void whole(Summary summary, Truth truth) {
    Score score = Score.of(summary, truth);
    Integer rolls = summary.rolls();
    count("rolls", rolls == null ? 0 : rolls, truth.rolls());
    row(
        "distance",
        Words.number(summary.distance(), 3, "m"),
        Words.number(truth.distance(), 3, "m"),
        truth.slips() ? "it slipped: unknowable" : percent(score.distanceError()));
    row(
        "in contact",
        Words.number(summary.contactTime(), 2, "s"),
        Words.number(truth.contactTime(), 2, "s"),
        percent(summary.contactTime() / truth.contactTime() - 1));
    Summary.Load load = summary.pressure();
    if (load != null) {
      row("mean", load.mean(), truth.pressureMean(), "kPa");
      row("peak", load.peak(), truth.pressurePeak(), "kPa");
      row("dose", load.dose(), truth.dose(), "kPa·s");
    }
    for (Score.HoldScore hold : score.holds()) {
      row(
          "hold at " + Words.clock(hold.truth().start() - truth.start()),
          Words.number(hold.truth().duration() + hold.dwellError(), 2, "s"),
          Words.number(hold.truth().duration(), 2, "s"),
          Double.isNaN(hold.dwellError()) ? "missed" : signed(hold.dwellError(), "s"));
    }
    for (Score.AlarmScore alarm : score.alarms()) {
      double found = alarm.truth().onset() + alarm.onsetError() - truth.start();
      row(
          Words.label(alarm.truth().kind()),
          alarm.missed() ? "-" : "from " + Words.moment(found),
          "from " + Words.moment(alarm.truth().onset() - truth.start()),
          alarm.missed() ? "missed" : signed(1000 * alarm.onsetError(), "ms"));
    }
    score.falseAlarms().forEach(alarm -> row("false alarm", alarm, "none", ""));
  }

  /** A stroke that was cut off counts on one side only, so the last moment is left out. */
  private void soFar(Summary summary, Truth truth, double until) {
    double end = until - CUT;
    count(
        "rolls",
        summary.strokes().stream().filter(stroke -> stroke.end() <= end).count(),
        truth.strokes().stream().filter(stroke -> stroke.end() <= end).count());
    count(
        "alarms",
        summary.alarms().stream().filter(alarm -> alarm.onset() <= end).count(),
        truth.alarms().stream().filter(alarm -> alarm.onset() <= end).count());
    lines.add("The scenario was ended early, so only what was complete by then is compared.");
  }

  private void count(String name, long measured, long truth) {
    row(
        name,
        Long.toString(measured),
        Long.toString(truth),
        measured == truth ? "exact" : String.format(Locale.ROOT, "%+d", measured - truth));
  }

  private void row(String name, double measured, double truth, String unit) {
    row(
        name,
        Words.number(measured, 1, unit),
        Words.number(truth, 1, unit),
        percent(measured / truth - 1));
  }

  private void row(String name, String measured, String truth, String off) {
    lines.add(
        String.format(Locale.ROOT, "%-16s %18s %18s   %s", name, measured, truth, off)
            .stripTrailing());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%+.2f %%", 100 * share);
  }

  private static String signed(double value, String unit) {
    return String.format(Locale.ROOT, "%+.2f %s", value, unit).strip();
  }
}
