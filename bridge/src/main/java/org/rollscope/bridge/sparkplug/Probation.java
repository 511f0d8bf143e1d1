package org.rollscope.bridge.sparkplug;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.outbox.Key;

/**
 * What the broker has taken and the primary host may not have: one whose network has died is missed
 * after a while only. It counts as arrived when the host has not been missed for so long.
 * Thread-safe.
 */
final class Probation {
  private record Taken(Key key, long nanos) {}

  private final long length;
  private final LongSupplier nanoTime;
  private final Deque<Taken> all = new ArrayDeque<>();

  /**
   * @param seconds that the broker may need to miss the host
   */
  Probation(double seconds, LongSupplier nanoTime) {
    length = (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    this.nanoTime = nanoTime;
  }

  synchronized void begin(Key key) {
    all.add(new Taken(key, nanoTime.getAsLong()));
  }

  /** The next one that counts as arrived; null for none yet. */
  synchronized @Nullable Key passed() {
    Taken first = all.peek();
    if (first == null || nanoTime.getAsLong() - first.nanos() < length) {
      return null;
    }
    all.remove();
    return first.key();
  }

  /** All of them are to be sent again. */
  synchronized void fail() {
    all.clear();
  }
}
