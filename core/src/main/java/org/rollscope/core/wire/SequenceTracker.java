package org.rollscope.core.wire;

import java.util.Arrays;

/**
 * Finds lost and doubled frames by their sequence numbers, which are u32 and start anew with the
 * device. A number seen before with the same content is a duplicate, with other content a restart;
 * one not seen, a little behind, has been overtaken.
 */
final class SequenceTracker {
  /** How a frame follows the ones before. */
  enum Step {
    NEXT,
    DUPLICATE,
    /** It was overtaken, and given up for lost. */
    LATE,
    /** The device has started anew. */
    RESTART
  }

  private static final int MEMORY = 64;

  /** A leap this far ahead is no loss (days of streaming) but a restart. */
  private static final int LARGEST_LOSS = 1 << 24;

  private static final long NOTHING = -1;

  private final long[] seen = new long[MEMORY];
  private int next;
  private boolean started;
  private long lost;
  private long duplicates;

  SequenceTracker() {
    restart();
  }

  /**
   * Takes the next frame.
   *
   * @param sequence its number, u32
   * @param check the CRC of its bytes
   */
  Step accept(int sequence, int check) {
    long mark = (long) check << 32 | (sequence & 0xFFFF_FFFFL);
    int ahead = sequence - next;
    if (!started || ahead == 0) {
      return remember(sequence, mark, Step.NEXT);
    }
    if (ahead > 0 && ahead <= LARGEST_LOSS) {
      lost += ahead;
      return remember(sequence, mark, Step.NEXT);
    }
    long known = seen[sequence & (MEMORY - 1)];
    if (known == mark) {
      duplicates++;
      return Step.DUPLICATE;
    }
    if (ahead < 0 && ahead >= -MEMORY && known != NOTHING && (int) known != sequence) {
      return Step.LATE;
    }
    restart();
    return remember(sequence, mark, Step.RESTART);
  }

  /** The next frame is the first of a new boot, whatever its number. */
  void restart() {
    started = false;
    Arrays.fill(seen, NOTHING);
  }

  long lost() {
    return lost;
  }

  long duplicates() {
    return duplicates;
  }

  private Step remember(int sequence, long mark, Step step) {
    seen[sequence & (MEMORY - 1)] = mark;
    next = sequence + 1;
    started = true;
    return step;
  }
}
