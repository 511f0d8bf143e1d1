package org.rollscope.desktop.calibrate;

import java.util.Arrays;
import java.util.Locale;
import org.rollscope.core.contact.Load;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.Vector;

/** Waits for a tool to lie still and averages its gyro and its pads meanwhile. */
final class StillTool {
  /**
   * Largest standard deviations of a sensor at rest, engineering defaults: several times the noise
   * of the cheapest, and far below what a hand does.
   */
  private static final double GYRO_LIMIT = Math.toRadians(1.5);

  private static final double ACCEL_LIMIT = 0.15;
  private static final double LOAD_LIMIT = 0.75;
  private static final int FIRST_PAD = 6;

  private final RestMeter meter;
  private final double[] row;
  private final Load load;
  private final double needed;

  /**
   * @param load how the pads are read
   * @param pads how many are watched
   * @param needed how long it must lie still, s
   */
  StillTool(Load load, int pads, double needed) {
    this.load = load;
    this.needed = needed;
    row = new double[FIRST_PAD + pads];
    double[] limits = new double[row.length];
    Arrays.fill(limits, 0, 3, GYRO_LIMIT);
    Arrays.fill(limits, 3, FIRST_PAD, ACCEL_LIMIT);
    Arrays.fill(limits, FIRST_PAD, limits.length, LOAD_LIMIT);
    meter = new RestMeter(limits);
  }

  /** Takes samples until enough were still. */
  void accept(SampleBlock block) {
    for (int i = 0; i < block.size() && !isDone(); i++) {
      for (int axis = 0; axis < 3; axis++) {
        row[axis] = block.angularRate(i, axis);
        row[3 + axis] = block.specificForce(i, axis);
      }
      for (int pad = 0; pad < row.length - FIRST_PAD; pad++) {
        boolean pressure = load.channel() == Channel.PRESSURE;
        double raw = pressure ? block.pressure(i, pad) : block.force(i, pad);
        row[FIRST_PAD + pad] = load.scale() * raw;
      }
      meter.sample(block.time(i), row);
    }
  }

  boolean isDone() {
    return meter.seconds() >= needed;
  }

  double share() {
    return Math.min(1, meter.seconds() / needed);
  }

  /** Mean angular rate, rad/s. */
  Vector rate() {
    return new Vector(meter.mean(0), meter.mean(1), meter.mean(2));
  }

  boolean hasRate() {
    return meter.count(0) > 1 && meter.count(1) > 1 && meter.count(2) > 1;
  }

  /** Mean of a pad in the load's unit; NaN where it told nothing. */
  double pad(int pad) {
    return meter.mean(FIRST_PAD + pad);
  }

  /** Why it is not done, and what to do. */
  CalibrationException whyNot() {
    return new CalibrationException(reason());
  }

  private String reason() {
    int column = meter.disturbed();
    double by = meter.disturbance();
    if (column < 0) {
      return String.format(
          Locale.ROOT,
          "there were only %.1f s of samples and %.1f s at rest are needed; wait longer",
          meter.seconds(),
          needed);
    }
    if (column >= FIRST_PAD) {
      int pad = column - FIRST_PAD + 1;
      return Double.isFinite(by)
          ? String.format(
              Locale.ROOT,
              "the load on pad %d varied by %.1f %s: something touches the tool; lay it down, let"
                  + " go and try again",
              pad,
              by,
              load.unit())
          : "pad " + pad + " is beyond its range: take the load off and try again";
    }
    String what =
        column < 3
            ? String.format(Locale.ROOT, "its gyro varied by %.1f °/s", Math.toDegrees(by))
            : String.format(Locale.ROOT, "its accelerometer varied by %.2f m/s²", by);
    return "the tool moved: " + what + "; lay it down, let go and try again";
  }
}
