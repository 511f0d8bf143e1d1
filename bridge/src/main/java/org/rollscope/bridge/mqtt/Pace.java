package org.rollscope.bridge.mqtt;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Keeps a log readable, and a disk free, whatever strangers send. Thread-safe. */
final class Pace {
  static final int MOST = 20;
  private static final long WINDOW = TimeUnit.SECONDS.toNanos(10);

  private final LongSupplier clock;
  private long start;
  private int lines;

  /**
   * @param clock ns, that goes only forward
   */
  Pace(LongSupplier clock) {
    this.clock = clock;
    start = clock.getAsLong();
  }

  /** Whether a line more may be written: twenty in ten seconds. */
  synchronized boolean allowsOneMore() {
    long now = clock.getAsLong();
    if (now - start >= WINDOW) {
      start = now;
      lines = 0;
    }
    return ++lines <= MOST;
  }
}
