package org.rollscope.bridge.protocol;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Puts frames back into the order they were sent in. Over Bluetooth with several channels at once
 * (EATT) notifications overtake each other by a place or two; a frame that is ahead waits for those
 * before it, but not long: they may be lost. Frames in order pass at once. Not thread-safe.
 */
final class FrameOrder {
  private static final int MOST_WAITING = 4;
  private static final long LONGEST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int NUMBER = 1;

  /** Takes the frames in order. */
  interface Sink {
    void frame(byte[] bytes, int offset, int length);
  }

  private final Sink sink;

  /** Frames that are ahead, by their numbers, which wrap. */
  private final TreeMap<Integer, byte[]> waiting = new TreeMap<>((a, b) -> Integer.signum(a - b));

  private boolean started;
  private int next;
  private long since;

  FrameOrder(Sink sink) {
    this.sink = sink;
  }

  /**
   * Takes a frame.
   *
   * @param arrival when it came, by {@link System#nanoTime}
   */
  void accept(byte[] bytes, int offset, int length, long arrival) {
    if (length < NUMBER + Integer.BYTES) {
      sink.frame(bytes, offset, length);
      return;
    }
    int number = number(bytes, offset + NUMBER);
    int ahead = number - next;
    if (!started || ahead < 0 || ahead > MOST_WAITING) {
      // The first one, one that was given up or doubled, or another count: the reader judges.
      flush();
      pass(bytes, offset, length, number);
    } else if (ahead == 0) {
      pass(bytes, offset, length, number);
      drain();
    } else {
      if (waiting.isEmpty()) {
        since = arrival;
      }
      waiting.put(number, Arrays.copyOfRange(bytes, offset, offset + length));
      if (waiting.size() >= MOST_WAITING) {
        flush();
      }
    }
  }

  private static int number(byte[] b, int at) {
    return (b[at] & 0xFF) | (b[at + 1] & 0xFF) << 8 | (b[at + 2] & 0xFF) << 16 | b[at + 3] << 24;
  }

  private void pass(byte[] bytes, int offset, int length, int number) {
    if (!started || number - next >= 0) {
      next = number + 1;
      started = true;
    }
    sink.frame(bytes, offset, length);
  }

  private void drain() {
    byte[] frame = waiting.remove(next);
    while (frame != null) {
      pass(frame, 0, frame.length, next);
      frame = waiting.remove(next);
    }
  }

  /** Gives up on what is missing. */
  void flush() {
    Map.Entry<Integer, byte[]> first = waiting.pollFirstEntry();
    while (first != null) {
      pass(first.getValue(), 0, first.getValue().length, first.getKey());
      first = waiting.pollFirstEntry();
    }
  }

  /** Lets time pass. */
  void tick(long nanos) {
    if (!waiting.isEmpty() && nanos - since > LONGEST_WAIT_NANOS) {
      flush();
    }
  }
}
