package org.rollscope.bridge.link;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Bytes on their way from the thread that waits in a port's native code to the link's reader. */
final class Inlet {
  private static final int ROOM = 1 << 16;

  private final byte[] ring = new byte[ROOM];
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int head;
  private int size;
  private boolean ended;

  /** Takes bytes in; waits for room while the reader is behind. */
  void put(byte[] bytes, int length) throws InterruptedException {
    lock.lock();
    try {
      int done = 0;
      while (done < length && !ended) {
        if (size == ROOM) {
          changed.await();
          continue;
        }
        int at = (head + size) % ROOM;
        int part = Math.min(length - done, Math.min(ROOM - size, ROOM - at));
        System.arraycopy(bytes, done, ring, at, part);
        done += part;
        size += part;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for bytes.
   *
   * @return how many; 0 when none came in time; -1 when no more will come
   */
  int take(byte[] buffer, long timeoutMillis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
      while (size == 0 && !ended && left > 0) {
        left = changed.awaitNanos(left);
      }
      if (size == 0) {
        return ended ? -1 : 0;
      }
      int part = Math.min(buffer.length, Math.min(size, ROOM - head));
      System.arraycopy(ring, head, buffer, 0, part);
      head = (head + part) % ROOM;
      size -= part;
      changed.signalAll();
      return part;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what nobody has read. */
  void clear() {
    lock.lock();
    try {
      size = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** No more bytes will come. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
