package org.rollscope.sim.device;

import java.util.ArrayList;
import java.util.List;

/**
 * The overpressure alarm of the domain page applied to a noiseless pressure: raised after 200 ms at
 * or above HIGH or 20 ms at or above HIGH_HIGH, inactive after 500 ms below 95 % of HIGH. Written
 * apart from the analysis, which it judges.
 */
record Excursion(double onset, double cleared, double peak, boolean stop) {
  private static final double ON_DELAY = 0.2;
  private static final double STOP_DELAY = 0.02;
  private static final double OFF_DELAY = 0.5;

  boolean overlaps(Excursion other) {
    return onset <= end(other) && other.onset <= end(this);
  }

  private static double end(Excursion excursion) {
    return Double.isNaN(excursion.cleared) ? Double.POSITIVE_INFINITY : excursion.cleared;
  }

  /** Finds them; times in s since switch-on. */
  static List<Excursion> in(double[] pressure, double high, double highHigh, double off) {
    List<Excursion> found = new ArrayList<>();
    double above = Double.NaN;
    double farAbove = Double.NaN;
    double below = Double.NaN;
    double onset = Double.NaN;
    double peak = 0;
    boolean stop = false;
    for (int i = 0; i < pressure.length; i++) {
      double value = pressure[i];
      double now = i * Trace.STEP;
      above = since(above, value >= high, pressure, i, high);
      farAbove = since(farAbove, value >= highHigh, pressure, i, highHigh);
      below = since(below, value < off, pressure, i, off);
      boolean isFar = now - farAbove >= STOP_DELAY;
      if (Double.isNaN(onset) && (now - above >= ON_DELAY || isFar)) {
        onset = above;
        peak = 0;
        stop = false;
      }
      if (!Double.isNaN(onset)) {
        peak = Math.max(peak, value);
        stop |= isFar;
        if (now - below >= OFF_DELAY) {
          found.add(new Excursion(onset, below, peak, stop));
          onset = Double.NaN;
        }
      }
    }
    if (!Double.isNaN(onset)) {
      found.add(new Excursion(onset, Double.NaN, peak, stop));
    }
    return found;
  }

  private static double since(
      double before, boolean holds, double[] pressure, int index, double level) {
    if (!holds) {
      return Double.NaN;
    }
    return Double.isNaN(before) ? Trace.crossing(pressure, index, level) : before;
  }
}
