package org.rollscope.bridge.ble;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.link.LinkException;

/**
 * Notifications on their way from the radio's thread to the device's. Bounded: what comes while it
 * is full is dropped and counted, so that one slow reader cannot hold up the radio. Thread-safe.
 */
public final class Notifications {
  /** Ten seconds of a fast device. */
  public static final int USUAL_CAPACITY = 1024;

  private final byte[][] values;
  private final long[] arrivals;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int head;
  private int size;
  private @Nullable String end;
  private long dropped;
  private long arrival;

  public Notifications(int capacity) {
    values = new byte[capacity][];
    arrivals = new long[capacity];
  }

  /**
   * A notification has come; never waits.
   *
   * @param nanos when, by {@link System#nanoTime}
   */
  public void offer(byte[] value, long nanos) {
    lock.lock();
    try {
      if (end != null) {
        return;
      }
      if (size == values.length) {
        dropped++;
        return;
      }
      int at = (head + size++) % values.length;
      values[at] = value;
      arrivals[at] = nanos;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The connection has ended; the first reason counts. */
  public void end(String reason) {
    lock.lock();
    try {
      if (end == null) {
        end = reason;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for a notification; what came before the end is still handed out.
   *
   * @param buffer takes the value, cut where it is too small
   * @return its length; 0 when none came in time
   * @throws LinkException with the reason, after the end
   */
  int take(byte[] buffer, long timeoutMillis) throws LinkException {
    try {
      lock.lockInterruptibly();
      try {
        long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        while (size == 0 && end == null && left > 0) {
          left = changed.awaitNanos(left);
        }
        return next(buffer);
      } finally {
        lock.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException("Waiting for the device was interrupted.", e);
    }
  }

  private int next(byte[] buffer) throws LinkException {
    if (size == 0) {
      String reason = end;
      if (reason != null) {
        throw new LinkException(reason);
      }
      return 0;
    }
    byte[] value = values[head];
    arrival = arrivals[head];
    head = (head + 1) % values.length;
    size--;
    int length = Math.min(value.length, buffer.length);
    System.arraycopy(value, 0, buffer, 0, length);
    return length;
  }

  /** When the value taken last had come, by {@link System#nanoTime}. */
  long arrival() {
    return arrival;
  }

  /** How many found no room. */
  public long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  /** Why the connection ended; null while it stands. */
  public @Nullable String reason() {
    lock.lock();
    try {
      return end;
    } finally {
      lock.unlock();
    }
  }
}
