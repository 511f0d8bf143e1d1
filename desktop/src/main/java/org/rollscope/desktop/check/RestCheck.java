package org.rollscope.desktop.check;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.rollscope.core.sample.Vector;

/** The units, by what a tool that lies still must measure. */
final class RestCheck implements Check.AtRest {
  private static final double GRAVITY_TOLERANCE = 0.03;
  private static final double LARGEST_OFFSET = 10;

  /** A force from which gravity has been taken, g. */
  private static final double WITHOUT_GRAVITY = 0.05;

  private static final double[] RANGES = {2, 4, 8, 16, 0.5, 0.25, 0.125, 0.0625};
  private static final double CLOSE = 0.06;

  @Override
  public void run(Window rest, Findings findings) {
    List<Row> rows = rest.rows();
    if (rows.isEmpty()) {
      findings.unchecked("units", "no samples were understood");
      return;
    }
    List<Row> still = still(rows);
    gravity(rest, still, findings);
    gyro(rows, still, findings);
    Temperature.judge(rows, findings);
    Loads.judgeAtRest(still.isEmpty() ? rows : still, findings);
  }

  /** The longest stay; empty where it moved all the time. All of it where nobody can tell. */
  private static List<Row> still(List<Row> rows) {
    if (rows.stream().noneMatch(Row::hasForce)) {
      return rows;
    }
    return Stay.among(rows).stream()
        .max(Comparator.comparingDouble(Stay::seconds))
        .map(stay -> stay.rows(rows))
        .orElse(List.of());
  }

  private static void gravity(Window rest, List<Row> still, Findings findings) {
    long measured = rest.rows().stream().filter(Row::hasForce).count();
    long zeros = rest.rows().stream().filter(row -> row.force().norm() == 0).count();
    if (measured == 0) {
      findings.unchecked("gravity", "the device measures no specific force");
    } else if (zeros > 0) {
      findings.fix(
          "gravity",
          Section.SAMPLES,
          String.format(
              Locale.ROOT,
              "%d of %d samples are zero on all axes: there is no mark for a missing specific force or"
                  + " rate; leave the channel out of that frame",
              zeros,
              measured));
    } else if (still.isEmpty()) {
      findings.unchecked("gravity", "the tool moved all the time; lay it down and let go");
    } else {
      List<Vector> forces = still.stream().filter(Row::hasForce).map(Row::force).toList();
      double size = Statistics.mean(forces).norm() / Limits.GRAVITY;
      double noise = Statistics.deviation(forces) / Limits.GRAVITY;
      findings.judge(
          "gravity",
          rest.hearing().isText() ? Section.TEXT : Section.SAMPLES,
          problem(size),
          String.format(
              Locale.ROOT, "%.3f g at rest, noise %.1f mg%s", size, 1000 * noise, dead(noise)));
    }
  }

  private static String problem(double size) {
    if (Math.abs(size - 1) <= GRAVITY_TOLERANCE) {
      return "";
    }
    String found = String.format(Locale.ROOT, "%.3f g at rest instead of 1 g: ", size);
    if (size < WITHOUT_GRAVITY) {
      return found + "send the specific force, with gravity in it";
    }
    if (Math.abs(size / Limits.GRAVITY - 1) < CLOSE) {
      return found + "m/s² are taken for g";
    }
    if (Math.abs(size * Limits.GRAVITY - 1) < CLOSE) {
      return found + "g are taken for m/s²";
    }
    for (double factor : RANGES) {
      if (Math.abs(size / factor - 1) < CLOSE) {
        return found
            + "the sensor is not set to the range that is told, but to "
            + (factor > 1
                ? "1/%.0f of it".formatted(factor)
                : "%.0f times as much".formatted(1 / factor));
      }
    }
    return found + "calibrate the accelerometer, or is its range another than is told?";
  }

  private static String dead(double noise) {
    return noise == 0 ? " (none at all: is it measured?)" : "";
  }

  private static void gyro(List<Row> rows, List<Row> still, Findings findings) {
    if (rows.stream().noneMatch(Row::hasRate)) {
      findings.unchecked("gyro", "the device measures no angular rate");
    } else if (still.isEmpty()) {
      findings.unchecked("gyro", "the tool moved all the time; lay it down and let go");
    } else {
      List<Vector> rates = still.stream().filter(Row::hasRate).map(Row::rate).toList();
      double offset = Math.toDegrees(Statistics.mean(rates).norm());
      double noise = Math.toDegrees(Statistics.deviation(rates));
      findings.judge(
          "gyro",
          Section.SAMPLES,
          offset > LARGEST_OFFSET
              ? String.format(
                  Locale.ROOT,
                  "%.1f °/s while the tool lies still: take its offset off in the firmware, or is"
                      + " its range another than INFO tells?",
                  offset)
              : "",
          String.format(
              Locale.ROOT, "offset %.2f °/s, noise %.2f °/s%s", offset, noise, dead(noise)));
    }
  }
}
