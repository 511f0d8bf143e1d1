package org.rollscope.core.routine;

/** What a step asks for. */
public sealed interface Goal {
  /** How much is enough, in what the goal counts: s, strokes or spots. */
  double target();

  /** So long in contact within the band, anywhere in the zone, s. */
  record Press(double seconds) implements Goal {
    public Press {
      check(seconds > 0 && seconds <= 900, "between 0 and 900 s are pressed, not " + seconds);
    }

    @Override
    public double target() {
      return seconds;
    }
  }

  /**
   * So many strokes, either way, that are long enough.
   *
   * @param count strokes
   * @param length shortest that counts, m
   */
  record Strokes(int count, double length) implements Goal {
    public Strokes {
      check(count >= 1 && count <= 1000, "1 to 1000 strokes are made, not " + count);
      check(length >= 0.03 && length <= 1, "a stroke has 0.03 to 1 m, not " + length);
    }

    @Override
    public double target() {
      return count;
    }
  }

  /**
   * So many spots one after another, each pressed for a time within the band.
   *
   * @param count spots
   * @param seconds on each
   * @param spacing from a spot to the next, m
   */
  record Spots(int count, double seconds, double spacing) implements Goal {
    public Spots {
      check(count >= 1 && count <= 50, "1 to 50 spots are pressed, not " + count);
      check(seconds > 0 && seconds <= 600, "a spot is pressed for 0 to 600 s, not " + seconds);
      check(spacing >= 0.01 && spacing <= 0.2, "spots are 0.01 to 0.2 m apart, not " + spacing);
    }

    @Override
    public double target() {
      return count;
    }
  }

  private static void check(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
