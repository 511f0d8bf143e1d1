package org.rollscope.desktop.bench;

import java.util.List;

/**
 * Delays of alarms.
 *
 * @param sorted from crossing to arrival, s, ascending
 * @param missed alarms that never arrived
 * @param frameInterval time between two frames of the tools, s
 * @param onDelay of the alarm, s
 */
public record Delays(List<Double> sorted, int missed, double frameInterval, double onDelay) {
  /** What the program itself may add to the wait for a frame and the alarm's on-delay, s. */
  private static final double OWN = 0.020;

  public Delays {
    sorted = sorted.stream().sorted().toList();
  }

  /** How many arrived. */
  public int count() {
    return sorted.size();
  }

  /**
   * The delay that a share of all alarms kept to (nearest rank); NaN where none arrived.
   *
   * @param share 0.99 for the 99th percentile
   */
  public double percentile(double share) {
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.isEmpty() ? Double.NaN : sorted.get(Math.clamp(rank - 1, 0, sorted.size() - 1));
  }

  /** The longest that is promised, s. */
  public double allowed() {
    return frameInterval + onDelay + OWN;
  }

  /** Whether the 99th percentile keeps the promise and none was missed. */
  public boolean isGood() {
    return missed == 0 && percentile(0.99) <= allowed();
  }
}
