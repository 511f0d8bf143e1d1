package org.rollscope.desktop.check;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.desktop.view.Words;

/**
 * Whether angular rate and specific force tell of the same turns: scale, sign and order of the
 * axes.
 */
final class TurnCheck implements Check {
  private static final String NAME = "turn";
  private static final double PATIENCE = 60;
  private static final int FEWEST = 2;
  private static final int MOST = 6;
  private static final double SCALE_TOLERANCE = 0.1;
  private static final double RANGE_END = 0.99;

  private List<Stay> stays = List.of();
  private List<Turn> turns = List.of();
  private Optional<TurnFit.Remedy> remedy = Optional.empty();
  private boolean certain;

  @Override
  public void run(Subject subject, Findings findings) throws LinkException {
    List<Row> before = subject.heard().rowsSince(subject.heard().start());
    if (before.stream().noneMatch(Row::hasRate) || before.stream().noneMatch(Row::hasForce)) {
      findings.unchecked(NAME, "it needs both angular rate and specific force");
      return;
    }
    subject
        .guide()
        .instruct(
            "Turn the tool by hand onto another side: slowly, by a quarter turn in about two"
                + " seconds. Let it lie for a second.");
    Hearing.Mark mark = subject.mark();
    subject.watch(() -> isEnough(subject, mark), PATIENCE);
    subject.guide().done();
    if (turns.isEmpty()) {
      findings.unchecked(
          NAME, String.format(Locale.ROOT, "no turn was seen within %.0f s", PATIENCE));
      return;
    }
    double range = subject.heard().device().map(DeviceInfo::gyroRange).orElse(0.0);
    findings.judge(NAME, Section.SAMPLES, problem(range), words());
    faces(findings);
  }

  private boolean isEnough(Subject subject, Hearing.Mark mark) {
    List<Row> rows = subject.heard().rowsSince(mark);
    stays = Stay.among(rows);
    List<Turn> seen = Turn.among(rows, stays);
    if (seen.size() == turns.size()) {
      return false;
    }
    turns = seen;
    TurnFit fit = new TurnFit(turns);
    remedy = fit.best();
    certain = remedy.map(fit::isCertain).orElse(false);
    if (turns.size() >= MOST || (certain && turns.size() >= FEWEST)) {
      return true;
    }
    subject
        .guide()
        .instruct(
            "%s seen. Again, about another axis, and let it lie."
                .formatted(Words.count(turns.size(), "turn")));
    return false;
  }

  private String words() {
    return String.format(
        Locale.ROOT,
        "%s: gyro and gravity agree within %.1f°, scale %.2f%s",
        Words.count(turns.size(), "turn"),
        remedy.map(found -> Math.toDegrees(found.error())).orElse(0.0),
        remedy.map(found -> 1 / found.scale()).orElse(1.0),
        certain ? "" : "; not all axes were turned about");
  }

  private String problem(double range) {
    TurnFit.Remedy found = remedy.orElse(null);
    if (found != null) {
      String mixed = found.mix().isRight() ? "" : found.mix().problem();
      String scaled = scaled(found.scale(), range);
      String both = mixed.isEmpty() || scaled.isEmpty() ? "" : "; and ";
      String all = mixed + both + scaled;
      return all.isEmpty() || certain
          ? all
          : all + " (turned about more axes it can be told better)";
    }
    Turn clipped =
        turns.stream()
            .filter(turn -> turn.fastest() >= RANGE_END * range)
            .filter(turn -> turn.angle() / turn.seconds() < range / 8)
            .findFirst()
            .orElse(null);
    if (clipped != null) {
      return String.format(
          Locale.ROOT,
          "the angular rate reaches the end of its range in a turn of %.0f° in %.1f s: it is sent"
              + " much too large; its unit is the range / 32768",
          Math.toDegrees(clipped.angle()),
          clipped.seconds());
    }
    return String.format(
        Locale.ROOT,
        "gyro and gravity are %.0f° apart after %s, in whatever order, sign and scale of the axes:"
            + " does each axis of the gyro answer?",
        Math.toDegrees(new TurnFit(turns).error()),
        Words.count(turns.size(), "turn"));
  }

  /** What is wrong with the scale; empty where nothing is. */
  private static String scaled(double factor, double range) {
    if (Math.abs(factor - 1) <= SCALE_TOLERANCE) {
      return "";
    }
    if (isNear(factor, 180 / Math.PI)) {
      return "the angular rate is 57 times too small: rad/s are taken for °/s";
    }
    if (isNear(factor, Math.PI / 180)) {
      return "the angular rate is 57 times too large: °/s are taken for rad/s";
    }
    for (double power : new double[] {2, 4, 8, 16, 0.5, 0.25, 0.125, 0.0625}) {
      if (isNear(factor, power)) {
        return String.format(
            Locale.ROOT,
            "the angular rate is %s: the sensor is set to ±%.0f °/s, and ±%.0f is told",
            power > 1
                ? "%.0f times too small".formatted(power)
                : "%.0f times too large".formatted(1 / power),
            power * Math.toDegrees(range),
            Math.toDegrees(range));
      }
    }
    return String.format(
        Locale.ROOT,
        "the angular rate is %.0f %% too %s: is its sensitivity that of the data sheet?",
        100 * Math.abs(1 / factor - 1),
        factor > 1 ? "small" : "large");
  }

  private static boolean isNear(double factor, double of) {
    return Math.abs(factor / of - 1) < 0.15;
  }

  /** Gravity is the same on each side, unless an axis has an offset or a scale of its own. */
  private void faces(Findings findings) {
    double[] sizes = Statistics.column(stays, stay -> stay.force().norm() / Limits.GRAVITY);
    double least = Statistics.minimum(sizes);
    double most = Statistics.maximum(sizes);
    findings.judge(
        "sides",
        Section.SAMPLES,
        most - least > 0.1
            ? String.format(
                Locale.ROOT,
                "gravity is %.2f g on one side and %.2f g on another: an axis of the accelerometer"
                    + " has an offset or a scale of its own",
                least,
                most)
            : "",
        String.format(
            Locale.ROOT, "gravity is %.3f to %.3f g on %d sides", least, most, sizes.length));
  }
}
