package org.rollscope.bridge.clock;

import java.util.Arrays;

/**
 * Device time for a device that has no clock, from when its samples arrive. They are taken at a
 * steady pace but come late, by jitter and in bursts, and never early: so time goes on by one
 * period a sample, and the whole line is slewed to the earliest arrivals of each third of a second.
 * Its period is the median of the paces of the last seconds, so that lost samples do not slow it
 * down. Not thread-safe.
 *
 * <p>Device time is the host's monotonic clock in seconds. It always grows, never drifts from the
 * arrivals, and a pause of more than a quarter of a second (or 2.5 periods) stays a gap. A few lost
 * samples in a shorter pause are made good within a second.
 */
public final class ArrivalClock {
  private static final double PAUSE_SECONDS = 0.25;
  private static final double PAUSE_PERIODS = 2.5;
  private static final double WINDOW_SECONDS = 0.3;
  private static final int LEAST_SAMPLES = 4;

  /** Half of them may hold losses and the median is still right. */
  private static final int PACES = 15;

  /** The first paces are as wrong as the first arrival was late. */
  private static final int LEAST_PACES = 3;

  /** Samples of one burst come no closer than this share of the period. */
  private static final double CLOSEST = 0.1;

  private static final double QUICKEST_SLEW = 0.5;

  /** So many periods behind all arrivals of a window, samples were lost. */
  private static final double LOST_PERIODS = 1.5;

  /** Apart, where the period is not known yet, s. */
  private static final double TICK = 1e-6;

  private final double[] paces = new double[PACES];
  private final int leastPaces;
  private int paceCount;
  private double period;
  private double slew;
  private double time = Double.NaN;
  private double lastArrival;
  private long index;
  private long windowIndex;
  private double windowStart;
  private double leastDelay;
  private double earliest;
  private long earliestIndex;
  private double before;
  private long beforeIndex;

  /**
   * @param rate nominal, Hz; 0 where unknown, then times are the arrivals until a third of a second
   *     has shown it
   */
  public ArrivalClock(double rate) {
    period = rate > 0 ? 1 / rate : 0;
    leastPaces = rate > 0 ? LEAST_PACES : 1;
  }

  /**
   * The time of a sample that came alone.
   *
   * @param arrivalNanos when it came, by {@link System#nanoTime}
   * @return s, later than every time before
   */
  public double time(long arrivalNanos) {
    return time(arrivalNanos, 0);
  }

  /**
   * The time of a sample of a packet; to be called for each of them, in order.
   *
   * @param arrivalNanos when the packet came, by {@link System#nanoTime}
   * @param behind how many samples follow it in the packet; 0 for the last
   * @return s, later than every time before
   */
  public double time(long arrivalNanos, int behind) {
    double arrival = arrivalNanos * 1e-9;
    double latest = arrival - behind * period;
    index++;
    if (Double.isNaN(time)) {
      time = latest;
      begin(latest, arrival);
    } else if (arrival - lastArrival > Math.max(PAUSE_SECONDS, PAUSE_PERIODS * period)) {
      time = Math.max(latest, time + closest());
      begin(latest, arrival);
    } else {
      double next = period > 0 ? time + period + slew : latest;
      time = Math.max(Math.min(next, latest), time + closest());
      observe(latest, arrival);
    }
    lastArrival = arrival;
    return time;
  }

  private double closest() {
    return Math.max(CLOSEST * period, TICK);
  }

  /** Starts the line at a sample. */
  private void begin(double latest, double arrival) {
    slew = 0;
    before = latest;
    beforeIndex = index;
    openWindow(arrival);
  }

  private void openWindow(double arrival) {
    windowStart = arrival;
    windowIndex = index;
    leastDelay = Double.POSITIVE_INFINITY;
  }

  private void observe(double latest, double arrival) {
    if (latest - time < leastDelay) {
      leastDelay = latest - time;
      earliest = latest;
      earliestIndex = index;
    }
    long count = index - windowIndex;
    if (arrival - windowStart < WINDOW_SECONDS || count < LEAST_SAMPLES) {
      return;
    }
    learn((earliest - before) / (earliestIndex - beforeIndex));
    before = earliest;
    beforeIndex = earliestIndex;
    if (leastDelay > LOST_PERIODS * period) {
      time += leastDelay;
      leastDelay = 0;
    }
    slew = Math.clamp(leastDelay / count, 0, QUICKEST_SLEW * period);
    openWindow(arrival);
  }

  private void learn(double pace) {
    if (!(pace > 0)) {
      return;
    }
    paces[paceCount++ % PACES] = pace;
    int known = Math.min(paceCount, PACES);
    if (known >= leastPaces) {
      double[] sorted = Arrays.copyOf(paces, known);
      Arrays.sort(sorted);
      period = sorted[known / 2];
    }
  }
}
