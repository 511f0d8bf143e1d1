package org.rollscope.desktop.calibrate;

/**
 * Finds the plateaus of a force: half seconds that are quiet in themselves and agree with those
 * before them.
 */
final class Plateaus {
  private static final double PIECE = 0.5;
  private static final double LONGEST_GAP = 0.25;
  private static final int FEWEST = 3;
  private static final double AGREES = 0.015;

  private final double floor;
  private final Moments piece = new Moments();
  private final Moments all = new Moments();
  private double start = Double.NaN;
  private double last = Double.NaN;
  private double seconds;

  /**
   * @param floor spread and difference that are noise at any force, N
   */
  Plateaus(double floor) {
    this.floor = floor;
  }

  /** Takes a force; NaN is left out. */
  void sample(double time, double force) {
    if (!(time - last <= LONGEST_GAP) || time < last) {
      leave(time);
    }
    last = time;
    piece.add(force);
    if (time - start >= PIECE) {
      judge(time);
    }
  }

  private void judge(double time) {
    double allowed = Math.max(floor, AGREES * Math.abs(piece.mean()));
    boolean quiet = piece.count() >= FEWEST && piece.deviation() <= allowed;
    boolean same = all.count() == 0 || Math.abs(piece.mean() - all.mean()) <= allowed;
    if (!quiet) {
      leave(time);
      return;
    }
    if (!same) {
      all.clear();
      seconds = 0;
    }
    all.add(piece.mean());
    seconds += time - start;
    start = time;
    piece.clear();
  }

  private void leave(double time) {
    all.clear();
    piece.clear();
    seconds = 0;
    start = time;
  }

  /** Length of the plateau the force is on, s; 0 where it is on none. */
  double seconds() {
    return seconds;
  }

  /** Mean of that plateau, N. */
  double force() {
    return all.mean();
  }
}
