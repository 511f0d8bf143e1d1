package org.rollscope.core.contact;

/**
 * The zero of one pad. It starts from a stored value or from the opening of the recording, follows
 * slow drift while the pad is free, and starts anew where the raw value stays well below it.
 *
 * <p>Values are in the pad's unit, kPa or N; the numbers below are engineering defaults in kPa and
 * serve for N as well.
 */
public final class Tare {
  private static final double DRIFT_RATE = 0.05;
  private static final double DRIFT_TIME_CONSTANT = 2;
  private static final double BELOW = -2;
  private static final double BELOW_SECONDS = 1;

  private double zero;
  private double belowSeconds;
  private double belowSum;
  private int belowCount;
  private boolean assumed;

  /** Starts at a stored value. */
  public void start(double stored) {
    zero = stored;
    assumed = false;
    restart();
  }

  /** Starts at a value that was taken from the data and may be wrong. */
  public void assume(double value) {
    zero = value;
    assumed = true;
    restart();
  }

  /** A gap: what was going on before it does not go on after it. */
  public void restart() {
    belowSeconds = 0;
    belowSum = 0;
    belowCount = 0;
  }

  /**
   * Takes a raw value.
   *
   * @param dt time since the last one, s
   * @param offThreshold values below it are not contact
   * @return the value over tare; NaN and infinity as they came
   */
  public double sample(double dt, double raw, double offThreshold) {
    double over = raw - zero;
    if (!(Math.abs(over) < Double.POSITIVE_INFINITY)) {
      return over;
    }
    if (over < offThreshold) {
      double step = over * dt / DRIFT_TIME_CONSTANT;
      zero += Math.clamp(step, -DRIFT_RATE * dt, DRIFT_RATE * dt);
    }
    if (over > BELOW) {
      if (belowCount > 0) {
        restart();
      }
      return over;
    }
    belowSeconds += dt;
    belowSum += raw;
    belowCount++;
    if (belowSeconds >= BELOW_SECONDS) {
      zero = belowSum / belowCount;
      restart();
      return raw - zero;
    }
    return over;
  }

  /** The raw value that counts as zero. */
  public double zero() {
    return zero;
  }

  /** Whether the zero was taken from the data without anybody saying so. */
  public boolean isAssumed() {
    return assumed;
  }
}
