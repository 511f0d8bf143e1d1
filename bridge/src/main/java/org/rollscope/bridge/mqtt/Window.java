package org.rollscope.bridge.mqtt;

import java.util.function.LongSupplier;

/**
 * How many messages are on the way to the broker, which allows only so many (its Receive Maximum).
 * Paho counts QoS 0 as well, so all are counted here. Thread-safe.
 */
final class Window {
  private static final int MARGIN = 2;

  private final int size;
  private final LongSupplier nanoTime;
  private int used;
  private long lastProgress;

  /**
   * @param receiveMaximum of the broker
   * @param most that we want
   */
  Window(int receiveMaximum, int most, LongSupplier nanoTime) {
    size = Math.max(1, Math.min(receiveMaximum - MARGIN, most));
    this.nanoTime = nanoTime;
    lastProgress = nanoTime.getAsLong();
  }

  int size() {
    return size;
  }

  synchronized boolean hasRoom() {
    return used < size;
  }

  synchronized boolean isEmpty() {
    return used == 0;
  }

  synchronized void enter() {
    if (used++ == 0) {
      lastProgress = nanoTime.getAsLong();
    }
  }

  synchronized void leave() {
    used--;
    lastProgress = nanoTime.getAsLong();
  }

  /** How long the broker has acknowledged nothing although something is on the way, ns. */
  synchronized long stalledNanos() {
    return used == 0 ? 0 : nanoTime.getAsLong() - lastProgress;
  }
}
