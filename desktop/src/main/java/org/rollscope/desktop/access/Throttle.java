package org.rollscope.desktop.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Slows down those who guess: after ten failures in a row an address may try again only after a
 * second, then after two, up to a minute. Who is right is free again. Thread-safe.
 */
final class Throttle {
  static final int FREE = 10;
  static final int MOST_AT_ONCE = 50;
  private static final int MOST_ADDRESSES = 10_000;
  private static final long FIRST_WAIT = TimeUnit.SECONDS.toNanos(1);
  private static final int MOST_DOUBLINGS = 6;
  private static final long FORGOTTEN = TimeUnit.MINUTES.toNanos(15);

  private static final class Tries {
    private int failures;
    private int pending;
    private long next;
    private long last;
  }

  private final LongSupplier clock;
  private final Map<String, Tries> records =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Tries> eldest) {
          return size() > MOST_ADDRESSES;
        }
      };

  /**
   * @param clock ns, that goes only forward
   */
  Throttle(LongSupplier clock) {
    this.clock = clock;
  }

  /** Whether an attempt from an address is looked at; if so, its end must be told. */
  synchronized boolean begin(String address) {
    long now = clock.getAsLong();
    Tries record = records.computeIfAbsent(address, key -> new Tries());
    if (record.pending == 0 && record.failures > 0 && now - record.last > FORGOTTEN) {
      record.failures = 0;
    }
    boolean slow = record.failures >= FREE;
    if ((slow && now - record.next < 0) || record.pending >= (slow ? 1 : MOST_AT_ONCE)) {
      return false;
    }
    record.pending++;
    record.last = now;
    return true;
  }

  /** The attempt has failed. */
  synchronized void failed(String address) {
    Tries record = ended(address);
    if (record != null && ++record.failures >= FREE) {
      int doublings = Math.min(record.failures - FREE, MOST_DOUBLINGS);
      record.next = clock.getAsLong() + (FIRST_WAIT << doublings);
    }
  }

  /** The attempt was a right one. */
  synchronized void succeeded(String address) {
    Tries record = ended(address);
    if (record != null) {
      record.failures = 0;
    }
  }

  private @Nullable Tries ended(String address) {
    Tries record = records.get(address);
    if (record != null) {
      record.pending--;
    }
    return record;
  }
}
