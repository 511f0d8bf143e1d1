package org.rollscope.bridge.clock;

/**
 * Device time for a device whose counter is short, starts anew, or both. The counter gives the time
 * between samples; where it begins, and wherever it cannot have gone on, it is anchored to when the
 * sample arrived. It is held to the earliest arrivals by at most 2 % of its speed, so that a device
 * that comes back after a loss goes on later than it left off, however wrong its crystal is. Not
 * thread-safe.
 *
 * <p>Device time is the host's monotonic clock in seconds. It never goes back.
 */
public final class AnchoredClock {
  /** A sample this far ahead of its arrival shows that the counter has started anew, s. */
  private static final double MOST_AHEAD = 1;

  /** No device holds samples back for longer, s. */
  private static final double MOST_BEHIND = 3;

  private static final double WINDOW_SECONDS = 5;

  /** In such a time the line moves by most of its distance to the arrivals, s. */
  private static final double SETTLING_SECONDS = 10;

  private static final double LARGEST_DRIFT = 0.02;

  private final double tick;
  private final long mask;
  private long counter;
  private double time = Double.NaN;
  private double speed = 1;
  private double windowStart;
  private double leastDelay;

  /**
   * @param bits width of the counter, at most 62
   * @param tick of the counter, s
   */
  public AnchoredClock(int bits, double tick) {
    mask = (1L << bits) - 1;
    this.tick = tick;
  }

  /**
   * The time of a sample that came alone.
   *
   * @param count the device's counter
   * @param arrivalNanos when it came, by {@link System#nanoTime}
   * @return s, never earlier than a time before
   */
  public double time(long count, long arrivalNanos) {
    return time(count, count, arrivalNanos);
  }

  /**
   * The time of a sample of a packet; to be called for each of them, in order.
   *
   * @param count the device's counter at the sample
   * @param last the counter at the packet's last sample
   * @param arrivalNanos when the packet came, by {@link System#nanoTime}
   * @return s, never earlier than a time before
   */
  public double time(long count, long last, long arrivalNanos) {
    double arrival = arrivalNanos * 1e-9;
    double behind = elapsed(count, last);
    double latest = behind <= MOST_AHEAD ? arrival - behind : arrival;
    double next = time + speed * elapsed(counter, count);
    if (next <= latest + MOST_AHEAD && next >= latest - MOST_BEHIND) {
      time = next;
      follow(latest);
    } else {
      time = Double.isNaN(time) ? latest : Math.max(latest, time + tick);
      speed = 1;
      openWindow(latest);
    }
    counter = count;
    return time;
  }

  private double elapsed(long from, long to) {
    return ((to - from) & mask) * tick;
  }

  private void openWindow(double latest) {
    windowStart = latest;
    leastDelay = Double.POSITIVE_INFINITY;
  }

  private void follow(double latest) {
    leastDelay = Math.min(leastDelay, latest - time);
    if (latest - windowStart >= WINDOW_SECONDS) {
      double correction = leastDelay / SETTLING_SECONDS;
      speed = 1 + Math.clamp(correction, -LARGEST_DRIFT, LARGEST_DRIFT);
      openWindow(latest);
    }
  }
}
