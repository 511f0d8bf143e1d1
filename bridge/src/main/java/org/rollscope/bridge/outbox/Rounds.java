package org.rollscope.bridge.outbox;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When the writer of a durable outbox works: at once for what is urgent, a little later for what
 * can be gathered, and now and then in any case. Not thread-safe.
 */
final class Rounds {
  private static final int GROUP_MILLIS = 20;
  private static final int REMOVE_MILLIS = 200;
  static final int IDLE_MILLIS = 1000;

  private final LongSupplier nanoTime;
  private long firstFresh;
  private long firstRemoved;
  private long asked;
  private long begun;
  private long done;
  private boolean fresh;
  private boolean urgent;
  private boolean removing;

  Rounds(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  long now() {
    return nanoTime.getAsLong();
  }

  /** Something new is to be saved. */
  void add(boolean isUrgent) {
    urgent |= isUrgent;
    if (!fresh) {
      fresh = true;
      firstFresh = now();
    }
  }

  /** Something is to be removed. */
  void remove() {
    if (!removing) {
      removing = true;
      firstRemoved = now();
    }
  }

  /** Asks for a round at once; returns its number. */
  long ask() {
    return ++asked;
  }

  boolean isDone(long number) {
    return done >= number;
  }

  /**
   * How long to wait for the next round, ms.
   *
   * @param since when the waiting began, by {@link #now}
   */
  long waitMillis(long since) {
    if (urgent || asked > done) {
      return 0;
    }
    if (fresh) {
      return left(firstFresh, GROUP_MILLIS);
    }
    return removing ? left(firstRemoved, REMOVE_MILLIS) : left(since, IDLE_MILLIS);
  }

  private long left(long since, int millis) {
    return Math.max(0, millis - TimeUnit.NANOSECONDS.toMillis(now() - since));
  }

  void begin() {
    begun = asked;
  }

  /** All that was added and removed so far is in the writer's hands. */
  void handedOver() {
    fresh = false;
    urgent = false;
    removing = false;
  }

  void end() {
    done = begun;
  }
}
