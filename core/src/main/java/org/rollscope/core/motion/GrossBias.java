package org.rollscope.core.motion;

import java.util.Arrays;

/**
 * Finds the gross offset of a cheap gyro in the device's first rest: a second in which neither the
 * angular rate nor the specific force changes. VQF's own estimate is clipped at 2 °/s, so more than
 * 1.5 °/s on an axis is taken off before; less is left to VQF.
 */
final class GrossBias {
  private static final double REST_SECONDS = 1;
  private static final double LARGEST_RATE_CHANGE = Math.toRadians(2);
  private static final double LARGEST_MEAN_RATE = Math.toRadians(20);
  private static final double LARGEST_FORCE_CHANGE = 0.5;
  private static final double LARGEST_FORCE_DRIFT = 0.15;
  private static final double GROSS = Math.toRadians(1.5);

  private final double[] sum = new double[6];
  private final double[] firstHalf = new double[3];
  private double elapsed;
  private double halfCount;
  private int count;
  private boolean done;

  /** The offset is known otherwise, or the chance is gone. */
  void settle() {
    done = true;
  }

  /** A gap: a rest before it does not go on after it. */
  void restart() {
    elapsed = 0;
    count = 0;
    halfCount = 0;
    Arrays.fill(sum, 0);
  }

  /** Takes a sample; returns true once, when a gross offset has been found. */
  boolean sample(double dt, double wx, double wy, double wz, double fx, double fy, double fz) {
    if (done) {
      return false;
    }
    if (count > 0 && !still(wx, wy, wz, fx, fy, fz)) {
      restart();
    }
    sum[0] += wx;
    sum[1] += wy;
    sum[2] += wz;
    sum[3] += fx;
    sum[4] += fy;
    sum[5] += fz;
    count++;
    elapsed += dt;
    if (halfCount == 0 && elapsed >= REST_SECONDS / 2) {
      halfCount = count;
      System.arraycopy(sum, 3, firstHalf, 0, 3);
    }
    if (elapsed < REST_SECONDS) {
      return false;
    }
    if (drifts()) {
      restart();
      return false;
    }
    done = true;
    return isGross(x()) || isGross(y()) || isGross(z());
  }

  private boolean still(double wx, double wy, double wz, double fx, double fy, double fz) {
    return Math.abs(wx - x()) < LARGEST_RATE_CHANGE
        && Math.abs(wy - y()) < LARGEST_RATE_CHANGE
        && Math.abs(wz - z()) < LARGEST_RATE_CHANGE
        && Math.abs(x()) + Math.abs(y()) + Math.abs(z()) < LARGEST_MEAN_RATE
        && Math.abs(fx - sum[3] / count) < LARGEST_FORCE_CHANGE
        && Math.abs(fy - sum[4] / count) < LARGEST_FORCE_CHANGE
        && Math.abs(fz - sum[5] / count) < LARGEST_FORCE_CHANGE;
  }

  /** Whether gravity has turned between the halves: a slow steady roll is not a rest. */
  private boolean drifts() {
    for (int i = 0; i < 3; i++) {
      double first = firstHalf[i] / halfCount;
      double second = (sum[3 + i] - firstHalf[i]) / (count - halfCount);
      if (!(Math.abs(second - first) < LARGEST_FORCE_DRIFT)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isGross(double rate) {
    return Math.abs(rate) > GROSS;
  }

  double x() {
    return sum[0] / count;
  }

  double y() {
    return sum[1] / count;
  }

  double z() {
    return sum[2] / count;
  }
}
