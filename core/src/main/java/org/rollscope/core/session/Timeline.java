package org.rollscope.core.session;

/** Puts a device time on every sample and says what lies between two of them. Not thread-safe. */
final class Timeline {
  /** Longer gaps stay open, s. */
  private static final double LONGEST_BRIDGE = 0.100;

  /** A clock that goes back further than this has started anew, s. */
  private static final double BACKWARDS = 1;

  /** So many samples in a row before the last one mean that the clock has started anew. */
  private static final int BACKWARDS_SAMPLES = 3;

  private final double samplePeriod;
  private final boolean regular;
  private final double longestBridge;
  private double time = Double.NaN;
  private double before = Double.NaN;
  private int backwards;
  private int gaps;
  private long lost;
  private double bridged;

  /**
   * @param samplePeriod nominal time between samples, s
   * @param regular whether samples come in that time, so that missing ones can be counted
   */
  Timeline(double samplePeriod, boolean regular) {
    this.samplePeriod = samplePeriod;
    this.regular = regular;
    longestBridge = longestBridge(samplePeriod);
  }

  /** The longest time between samples that is not an open gap, s. */
  static double longestBridge(double samplePeriod) {
    return Math.max(LONGEST_BRIDGE, 2.5 * samplePeriod) + 1e-9;
  }

  /** How a sample follows the one before. */
  enum Step {
    FIRST,
    NEXT,
    /** Samples are missing, few enough to go on as if they were there. */
    BRIDGED,
    /** An open gap. */
    GAP,
    /** The device's clock has started anew. */
    RESTART,
    /** Out of order; to be left out. */
    SKIP
  }

  /** Takes the next sample's time. */
  Step advance(double next) {
    double dt = next - time;
    if (Double.isNaN(dt)) {
      return Double.isNaN(next) ? Step.SKIP : accept(next, Step.FIRST);
    }
    if (dt <= 0) {
      return dt < -BACKWARDS || (dt < 0 && ++backwards >= BACKWARDS_SAMPLES)
          ? Step.RESTART
          : Step.SKIP;
    }
    if (dt > longestBridge) {
      gaps++;
      countLost(dt);
      return accept(next, Step.GAP);
    }
    if (regular && dt > 1.5 * samplePeriod) {
      bridged += dt - samplePeriod;
      countLost(dt);
      return accept(next, Step.BRIDGED);
    }
    return accept(next, Step.NEXT);
  }

  private Step accept(double next, Step step) {
    before = time;
    time = next;
    backwards = 0;
    return step;
  }

  private void countLost(double dt) {
    if (regular) {
      lost += Math.max(0, Math.round(dt / samplePeriod) - 1);
    }
  }

  /** Nominal time between samples, s. */
  double period() {
    return samplePeriod;
  }

  /** The last sample's device time, s. */
  double time() {
    return time;
  }

  /** The device time of the sample before it, s. */
  double before() {
    return before;
  }

  /** Time between the two, s; NaN at the first sample. */
  double dt() {
    return time - before;
  }

  int gaps() {
    return gaps;
  }

  long lost() {
    return lost;
  }

  double bridged() {
    return bridged;
  }
}
