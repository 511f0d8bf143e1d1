package org.rollscope.desktop.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One page that looks on. What it has not taken yet waits here: of states the newest, of all else
 * everything; a page that falls too far behind gets everything anew. It takes what has gathered at
 * a pace that eyes can follow, but an event at once. Thread-safe.
 */
final class Viewer {
  private static final int MOST_WAITING = 1_000;

  /** Two frames of a display. */
  private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(33);

  private final boolean haptic;
  private final Map<Object, byte[]> waiting = new LinkedHashMap<>();
  private long taken = System.nanoTime() - PACE_NANOS;
  private boolean urgent;
  private boolean behind;
  private boolean closed;

  /**
   * A page.
   *
   * @param haptic whether the tool shall be felt when an alarm is raised
   */
  Viewer(boolean haptic) {
    this.haptic = haptic;
  }

  boolean wantsHaptic() {
    return haptic;
  }

  /** Something happened; it waits for nothing. */
  synchronized void tell(byte[] event) {
    urgent = true;
    put(new Object(), event);
    notifyAll();
  }

  /** Something goes on, such as a trace. */
  synchronized void add(byte[] event) {
    put(new Object(), event);
  }

  /** A state is now so; it replaces one of the same name that was not taken yet. */
  synchronized void show(String name, byte[] event) {
    put(name, event);
  }

  private void put(Object key, byte[] event) {
    if (behind || closed) {
      return;
    }
    if (waiting.isEmpty()) {
      notifyAll(); // the taker knows of those that wait already
    }
    waiting.remove(key);
    waiting.put(key, event);
    if (waiting.size() > MOST_WAITING) {
      waiting.clear();
      behind = true;
      notifyAll();
    }
  }

  /** Whether too much has come to be kept; then it must be shown everything. */
  synchronized boolean isBehind() {
    return behind;
  }

  /** It has everything up to now. */
  synchronized void restart(byte[] everything) {
    waiting.clear();
    behind = false;
    tell(everything);
  }

  /** What has come since, after a wait of at most so long; empty when nothing did. */
  synchronized List<byte[]> take(long millis) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!urgent && !behind && !closed) {
      long due = waiting.isEmpty() ? until : taken + PACE_NANOS;
      long left = due - System.nanoTime();
      if (left <= 0) {
        break;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    List<byte[]> all = new ArrayList<>(waiting.values());
    waiting.clear();
    urgent = false;
    taken = System.nanoTime();
    return all;
  }

  synchronized boolean isClosed() {
    return closed;
  }

  /** Nothing comes any more. */
  synchronized void close() {
    closed = true;
    waiting.clear();
    notifyAll();
  }
}
