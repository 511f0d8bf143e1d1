package org.rollscope.bridge.protocol;

import org.rollscope.bridge.clock.AnchoredClock;
import org.rollscope.bridge.clock.ArrivalClock;

/**
 * When a WitMotion sensor took its samples: by its own clock where it sends that, held to the
 * arrivals, for it may be nearly 1 % off; else by the arrivals alone.
 */
final class WitMotionTime {
  private static final long DAY_MILLIS = 86_400_000;
  private static final int CLOCK_BITS = 62;
  private static final double CLOCK_TICK = 1e-3;
  private static final long NONE = -1;
  private static final double SHORTEST_STEP = 1e-6;

  private final AnchoredClock own = new AnchoredClock(CLOCK_BITS, CLOCK_TICK);
  private ArrivalClock arrivals = new ArrivalClock(0);
  private long stamp = NONE;
  private long lastStamp;
  private long days;
  private double time = Double.NEGATIVE_INFINITY;

  /** The sensor's clock at the next sample. */
  void stamp(int hour, int minute, int second, int millis) {
    stamp = ((hour * 60L + minute) * 60 + second) * 1000 + millis;
    // A clock that has gone back is past midnight, or was set; that shows when it is anchored.
    days += stamp < lastStamp ? 1 : 0;
    lastStamp = stamp;
  }

  /** The time of a sample, s, by its arrival, by {@link System#nanoTime}. */
  double time(long arrivalNanos) {
    double next =
        stamp == NONE
            ? arrivals.time(arrivalNanos)
            : own.time(days * DAY_MILLIS + stamp, arrivalNanos);
    stamp = NONE;
    time = Math.max(next, time + SHORTEST_STEP);
    return time;
  }

  /** The samples come at another pace from now on. */
  void changePace() {
    arrivals = new ArrivalClock(0);
  }
}
