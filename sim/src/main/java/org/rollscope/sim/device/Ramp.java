package org.rollscope.sim.device;

import java.util.ArrayList;
import java.util.List;

/**
 * The ramp alarm of the domain page on a noiseless pressure: more than 150 kPa/s over 250 ms,
 * ending at 50 % of HIGH or more, again at the earliest after 2 s.
 */
final class Ramp {
  static final double LIMIT = 150;
  private static final int WINDOW = (int) Math.round(0.25 / Trace.STEP);
  private static final double REARM = 2;

  private Ramp() {}

  /** Finds the onsets, s since switch-on; the value is the rate, kPa/s. */
  static List<Excursion> in(double[] pressure, double limit, double least) {
    List<Excursion> found = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    double peak = 0;
    double onset = Double.NaN;
    for (int i = WINDOW; i < pressure.length; i++) {
      double rate = (pressure[i] - pressure[i - WINDOW]) / (WINDOW * Trace.STEP);
      double now = i * Trace.STEP;
      boolean loading = rate >= limit && pressure[i] >= least;
      if (loading && Double.isNaN(onset) && now - last >= REARM) {
        onset = now;
        peak = 0;
      }
      if (!Double.isNaN(onset)) {
        peak = Math.max(peak, rate);
        if (!loading) {
          found.add(new Excursion(onset, now, peak, false));
          onset = Double.NaN;
        }
      }
      last = loading ? now : last;
    }
    return found;
  }
}
