package org.rollscope.desktop.calibrate;

/**
 * One way from rest to rest. Travel goes in; where it began to move for good and where it stopped
 * comes out. Small moves to get into place are no way.
 */
final class OneWay {
  private static final double STILL = 0.004;
  private static final double STEP = 0.005;

  private final double restBefore;
  private final double restAfter;
  private final double shortest;
  private double x;
  private double y;
  private double since = Double.NaN;
  private double startX;
  private double startY;
  private double stepX;
  private double stepY;
  private double path;
  private Phase phase = Phase.SETTLING;

  /** What it is doing. */
  enum Phase {
    SETTLING,
    READY,
    ROLLING,
    DONE
  }

  /**
   * @param restBefore time at rest that comes first, s
   * @param restAfter time at rest that ends the way, s
   * @param shortest way that is one, m
   */
  OneWay(double restBefore, double restAfter, double shortest) {
    this.restBefore = restBefore;
    this.restAfter = restAfter;
    this.shortest = shortest;
  }

  /**
   * Takes a place.
   *
   * @param time s
   * @param atX m
   * @param atY m
   */
  void place(double time, double atX, double atY) {
    if (phase == Phase.DONE) {
      return;
    }
    boolean moves = Double.isNaN(since) || Math.hypot(atX - x, atY - y) > STILL;
    if (moves) {
      x = atX;
      y = atY;
      since = time;
    }
    double rest = time - since;
    switch (phase) {
      case SETTLING -> {
        if (rest >= restBefore) {
          begin(time, atX, atY);
        }
      }
      case READY -> {
        if (moves) {
          phase = Phase.ROLLING;
        } else if (rest >= restBefore) {
          begin(time, atX, atY); // anew, so that a long wait adds no drift
        }
      }
      case ROLLING -> roll(atX, atY, rest);
      case DONE -> {}
    }
  }

  private void begin(double time, double atX, double atY) {
    phase = Phase.READY;
    since = time;
    x = atX;
    y = atY;
    startX = atX;
    startY = atY;
    stepX = atX;
    stepY = atY;
    path = 0;
  }

  private void roll(double atX, double atY, double rest) {
    double step = Math.hypot(atX - stepX, atY - stepY);
    if (step >= STEP) {
      path += step;
      stepX = atX;
      stepY = atY;
    }
    if (rest >= restAfter) {
      x = atX;
      y = atY;
      phase = chord() >= shortest ? Phase.DONE : Phase.SETTLING;
    }
  }

  Phase phase() {
    return phase;
  }

  /** From where it began to where it is, m. */
  double chord() {
    return Math.hypot(x - startX, y - startY);
  }

  /** Length of the way rolled, m; much more than the chord where it was not straight. */
  double path() {
    return path;
  }
}
