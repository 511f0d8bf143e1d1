package org.rollscope.core.wire;

import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** SAMPLES frames that came before the device said what it is: the last 10 s of them. */
final class HeldFrames {
  private static final long LONGEST_MICROS = 10_000_000;

  /** What 921600 baud bring in 10 s, in case the frames' times are wrong. */
  private static final int MOST_BYTES = 1 << 20;

  private final ArrayDeque<byte[]> frames = new ArrayDeque<>();
  private int bytes;

  /** Keeps a copy of a frame; returns how many old ones were dropped for it. */
  int add(byte[] b, int offset, int length) {
    byte[] frame = Arrays.copyOfRange(b, offset, offset + length);
    frames.add(frame);
    bytes += length;
    long newest = SampleReader.firstMicros(frame, 0);
    int dropped = 0;
    while (bytes > MOST_BYTES || newest - oldestMicros() > LONGEST_MICROS) {
      bytes -= frames.remove().length;
      dropped++;
    }
    return dropped;
  }

  /** Takes the oldest frame out; null when none is left. */
  byte @Nullable [] poll() {
    byte[] frame = frames.poll();
    bytes -= frame == null ? 0 : frame.length;
    return frame;
  }

  /** Drops all; returns how many. */
  int clear() {
    int dropped = frames.size();
    frames.clear();
    bytes = 0;
    return dropped;
  }

  private long oldestMicros() {
    return SampleReader.firstMicros(frames.element(), 0);
  }
}
