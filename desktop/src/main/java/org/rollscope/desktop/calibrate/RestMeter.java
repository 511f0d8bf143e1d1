package org.rollscope.desktop.calibrate;

import java.util.Arrays;

/**
 * Means of several columns over the longest stretch in which all of them keep still. Each half
 * second is judged by itself and with those before it, so that neither a jolt nor a slow creep goes
 * unseen; either begins the stretch anew.
 */
final class RestMeter {
  private static final double PIECE = 0.5;
  private static final double LONGEST_GAP = 0.25;

  private final double[] limits;
  private final Moments[] piece;
  private final Moments[] all;
  private double pieceStart = Double.NaN;
  private double lastTime = Double.NaN;
  private double seconds;
  private int disturbed = -1;
  private double disturbance;

  /**
   * @param limits largest standard deviation of each column at rest
   */
  RestMeter(double... limits) {
    this.limits = limits.clone();
    piece = moments(limits.length);
    all = moments(limits.length);
  }

  private static Moments[] moments(int count) {
    Moments[] moments = new Moments[count];
    Arrays.setAll(moments, column -> new Moments());
    return moments;
  }

  /**
   * Takes a row; NaN where a column has no value.
   *
   * @param time device time, s
   */
  void sample(double time, double[] values) {
    double dt = time - lastTime;
    if (Double.isNaN(lastTime) || dt > LONGEST_GAP || dt < 0) {
      restart(time);
    }
    lastTime = time;
    for (int column = 0; column < values.length; column++) {
      piece[column].add(values[column]);
      all[column].add(values[column]);
    }
    if (time - pieceStart >= PIECE) {
      judge(time);
    }
  }

  private void judge(double time) {
    for (int column = 0; column < limits.length; column++) {
      double spread = Math.max(piece[column].deviation(), all[column].deviation());
      if (!(spread <= limits[column])) {
        disturbed = column;
        disturbance = spread;
        restart(time);
        return;
      }
    }
    seconds += time - pieceStart;
    pieceStart = time;
    clear(piece);
  }

  private void restart(double time) {
    seconds = 0;
    pieceStart = time;
    clear(piece);
    clear(all);
  }

  private static void clear(Moments[] moments) {
    for (Moments column : moments) {
      column.clear();
    }
  }

  /** Length of the stretch so far, s. */
  double seconds() {
    return seconds;
  }

  /** Mean of a column over the stretch; NaN where it had no value. */
  double mean(int column) {
    return all[column].mean();
  }

  /** Values of a column in the stretch. */
  long count(int column) {
    return all[column].count();
  }

  /** The column that last broke the rest; -1 for none. */
  int disturbed() {
    return disturbed;
  }

  /** How much it varied; NaN where it went beyond the sensor's range. */
  double disturbance() {
    return disturbance;
  }
}
