package org.rollscope.bridge.clock;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/**
 * The wall-clock time of a moment of the monotonic clock. The offset between the two is taken once
 * and kept until somebody asks for it anew, so that a jump of the wall clock moves no sample.
 */
public final class WallClock {
  private final InstantSource wall;
  private final LongSupplier nanoTime;
  private long nanos;
  private Instant instant;

  public WallClock(InstantSource wall, LongSupplier nanoTime) {
    this.wall = wall;
    this.nanoTime = nanoTime;
    nanos = nanoTime.getAsLong();
    instant = wall.instant();
  }

  /** Takes the offset anew, between sessions. */
  public void resynchronise() {
    nanos = nanoTime.getAsLong();
    instant = wall.instant();
  }

  /** The wall-clock time of a moment of {@link System#nanoTime}. */
  public Instant at(long hostNanos) {
    return instant.plusNanos(hostNanos - nanos);
  }
}
