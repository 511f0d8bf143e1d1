package org.rollscope.bridge.pair;

import java.util.Arrays;

/**
 * How late a sensor's samples usually come: how long after a moment one knows what it measured
 * then. Samples come in packets and packets in bursts, so that this is about the interval of those;
 * three of four of the last bursts came within it. Not thread-safe; allocates nothing after
 * construction.
 */
final class Lag {
  private static final int KEPT = 32;
  private static final double SHARE = 0.75;

  /** Packets that follow so soon belong to one burst, s. */
  private static final double BURST_SECONDS = 0.002;

  /** Nobody is waited for longer, s. */
  private static final double LONGEST_SECONDS = 1;

  private final double[] lags = new double[KEPT];
  private final double[] sorted = new double[KEPT];
  private int count;
  private int next;
  private double usual;
  private double lastArrival = Double.NEGATIVE_INFINITY;

  /**
   * A packet has come.
   *
   * @param arrival when, s
   * @param newest time of the last sample before it, s
   */
  void add(double arrival, double newest) {
    boolean isOfBurst = arrival - lastArrival <= BURST_SECONDS;
    lastArrival = arrival;
    if (isOfBurst) {
      return; // its first packet was waited for longest
    }
    double seconds = arrival - newest;
    lags[next] = Math.clamp(seconds, 0, LONGEST_SECONDS);
    next = (next + 1) % KEPT;
    count = Math.min(count + 1, KEPT);
    System.arraycopy(lags, 0, sorted, 0, count);
    Arrays.sort(sorted, 0, count);
    usual = sorted[(int) Math.ceil(SHARE * count) - 1];
  }

  /** The usual lag, s; 0 before the second packet. */
  double usual() {
    return usual;
  }
}
