package org.rollscope.bridge.config;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: doubling from the shortest to the longest, each time made
 * up to a quarter shorter by chance, so that many do not come back at once. Not thread-safe.
 */
public final class BackOff {
  private final Duration shortest;
  private final Duration longest;
  private final RandomGenerator random;
  private Duration next;

  public BackOff(Reconnect limits, RandomGenerator random) {
    shortest = limits.shortest();
    longest = limits.longest();
    this.random = random;
    next = shortest;
  }

  /** The next wait. */
  public Duration next() {
    Duration wait = next;
    next = next.multipliedBy(2).compareTo(longest) < 0 ? next.multipliedBy(2) : longest;
    long jitter = (long) (wait.toNanos() * 0.25 * random.nextDouble());
    return wait.minusNanos(jitter);
  }

  /** It has worked: begin with the shortest wait again. */
  public void reset() {
    next = shortest;
  }
}
