package org.rollscope.sim.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.Alarm;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.session.Summary;
import org.rollscope.core.spot.Hold;

/**
 * How near an analysis came to the truth.
 *
 * @param rollError rolls counted too many (or, negative, too few)
 * @param distanceError relative; NaN where the tool slipped
 * @param holds each true hold
 * @param falseHolds holds that were none
 * @param alarms each true alarm
 * @param falseAlarms alarms that were none, described
 */
public record Score(
    int rollError,
    double distanceError,
    List<HoldScore> holds,
    int falseHolds,
    List<AlarmScore> alarms,
    List<String> falseAlarms) {

  /**
   * One hold.
   *
   * @param dwellError measured less true, s; NaN when missed
   * @param allowed largest error allowed, s: 0.2 s or 2 %
   * @param cells how many cells of 20 mm the place is off
   */
  public record HoldScore(Truth.Stay truth, double dwellError, double allowed, int cells) {
    public boolean good() {
      return Math.abs(dwellError) <= allowed && cells <= 1;
    }
  }

  /**
   * One alarm.
   *
   * @param onsetError measured less true, s; NaN when missed
   * @param beyond how far the onset lies outside what noise explains, s; 0 when inside
   * @param levelRight whether it reached the right level
   */
  public record AlarmScore(
      Truth.Alert truth, double onsetError, double beyond, boolean levelRight) {
    public boolean missed() {
      return Double.isNaN(onsetError);
    }

    public boolean good() {
      return !missed() && beyond <= 0 && levelRight;
    }
  }

  /** Compares. */
  public static Score of(Summary summary, Truth truth) {
    Integer rolls = summary.rolls();
    Double distance = summary.distance();
    if (rolls == null || distance == null) {
      throw new IllegalArgumentException("a session without an IMU cannot be scored");
    }
    Matching matching = new Matching(summary, truth);
    return new Score(
        rolls - truth.rolls(),
        truth.slips() ? Double.NaN : distance / truth.distance() - 1,
        matching.holds(),
        matching.falseHolds(),
        matching.alarms(),
        matching.falseAlarms());
  }

  /** Whether every figure that the project promises is met. */
  public boolean good() {
    return rollError == 0
        && !(Math.abs(distanceError) > 0.005)
        && falseHolds == 0
        && holds.stream().allMatch(HoldScore::good)
        && alarms.stream().allMatch(AlarmScore::good)
        && falseAlarms.isEmpty();
  }

  /** One line for a table. */
  public String line() {
    double hold = holds.stream().mapToDouble(h -> Math.abs(h.dwellError())).max().orElse(0);
    int cells = holds.stream().mapToInt(HoldScore::cells).max().orElse(0);
    double onset = alarms.stream().mapToDouble(a -> Math.abs(a.onsetError())).max().orElse(0);
    return String.format(
        Locale.ROOT,
        "rolls %+d  distance %+.2f %%  holds %d/%d (%.3f s, %d cells, %d false)"
            + "  alarms %d/%d (%.1f ms, %d false)",
        rollError,
        100 * distanceError,
        holds.stream().filter(HoldScore::good).count(),
        holds.size(),
        hold,
        cells,
        falseHolds,
        alarms.stream().filter(AlarmScore::good).count(),
        alarms.size(),
        1000 * onset,
        falseAlarms.size());
  }

  /** Pairs what was found with what was there. */
  private static final class Matching {
    private static final double NEAREST = 1;
    private static final List<AlarmKind> JUDGED =
        List.of(AlarmKind.OVERPRESSURE, AlarmKind.RAMP, AlarmKind.SPOT_TIME, AlarmKind.COLD);

    private final Summary summary;
    private final Truth truth;
    private final Heading heading;
    private final List<Alarm> matched = new ArrayList<>();
    private int matchedHolds;

    Matching(Summary summary, Truth truth) {
      this.summary = summary;
      this.truth = truth;
      heading = Heading.between(summary, truth);
    }

    List<HoldScore> holds() {
      List<HoldScore> scores = new ArrayList<>();
      for (Truth.Stay stay : truth.holds()) {
        Hold best = null;
        for (Hold hold : summary.holds()) {
          boolean overlaps = hold.start() < stay.end() && stay.start() < hold.end();
          if (overlaps && (best == null || hold.duration() > best.duration())) {
            best = hold;
          }
        }
        scores.add(score(stay, best));
        matchedHolds += best == null ? 0 : 1;
      }
      return scores;
    }

    private HoldScore score(Truth.Stay stay, @Nullable Hold hold) {
      double allowed = Math.max(0.2, 0.02 * stay.duration());
      if (hold == null) {
        return new HoldScore(stay, Double.NaN, allowed, Integer.MAX_VALUE);
      }
      int columns = hold.column() - TrueMovement.cell(heading.x(stay.x(), stay.y()));
      int rows = hold.row() - TrueMovement.cell(heading.y(stay.x(), stay.y()));
      return new HoldScore(
          stay,
          hold.duration() - stay.duration(),
          allowed,
          Math.max(Math.abs(columns), Math.abs(rows)));
    }

    int falseHolds() {
      return summary.holds().size() - matchedHolds;
    }

    List<AlarmScore> alarms() {
      List<AlarmScore> scores = new ArrayList<>();
      for (Truth.Alert alert : truth.alarms()) {
        Alarm best = null;
        for (Alarm alarm : summary.alarms()) {
          if (belongs(alarm, alert) && !matched.contains(alarm)) {
            best = best == null || error(alarm, alert) < error(best, alert) ? alarm : best;
          }
        }
        if (best != null) {
          matched.add(best);
          scores.add(score(alert, best));
        } else if (!inGap(alert.onset())) {
          scores.add(new AlarmScore(alert, Double.NaN, Double.NaN, false));
        }
      }
      return scores;
    }

    private AlarmScore score(Truth.Alert alert, Alarm alarm) {
      double early = alert.earliest() - truth.sampleInterval() - alarm.onset();
      double late = alarm.onset() - alert.latest() - truth.sampleInterval();
      boolean blind = inGap(alert.onset()) || inGap(alarm.onset());
      return new AlarmScore(
          alert,
          alarm.onset() - alert.onset(),
          blind ? 0 : Math.max(0, Math.max(early, late)),
          alert.level().isEmpty() || alert.level().equals(alarm.level().name()));
    }

    private static boolean belongs(Alarm alarm, Truth.Alert alert) {
      if (!alarm.kind().label().equals(alert.kind())) {
        return false;
      }
      boolean overlaps = !(alarm.cleared() < alert.onset()) && !(alert.cleared() < alarm.onset());
      return overlaps || error(alarm, alert) < NEAREST;
    }

    private static double error(Alarm alarm, Truth.Alert alert) {
      return Math.abs(alarm.onset() - alert.onset());
    }

    List<String> falseAlarms() {
      return summary.alarms().stream()
          .filter(alarm -> JUDGED.contains(alarm.kind()) && !matched.contains(alarm))
          .filter(alarm -> !inGap(alarm.onset()))
          .filter(
              alarm -> truth.unscored().stream().noneMatch(window -> within(window, alarm.onset())))
          .map(
              alarm ->
                  "%s %s at %.3f s, peak %.1f"
                      .formatted(alarm.kind().label(), alarm.level(), alarm.onset(), alarm.peak()))
          .toList();
    }

    private boolean inGap(double time) {
      return truth.gaps().stream().anyMatch(gap -> within(gap, time));
    }

    private static boolean within(Truth.Window window, double time) {
      return time >= window.start() && !(time > window.end());
    }
  }
}
