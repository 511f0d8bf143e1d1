package org.rollscope.core.session;

/**
 * Time-weighted statistics of the load in contact. The 95th percentile comes from a histogram of
 * fixed size, a quarter of a unit a bin, with interpolation; it costs no allocation as time goes
 * on.
 */
final class LoadStatistics {
  private static final double BIN = 0.25;
  private static final int BINS = 1 << 13;

  private final double[] histogram = new double[BINS];
  private double seconds;
  private double dose;
  private double peak = Double.NaN;

  void add(double dt, double from, double to) {
    if (!Double.isFinite(to)) {
      return;
    }
    double mean = Double.isFinite(from) ? (from + to) / 2 : to;
    seconds += dt;
    dose += mean * dt;
    if (!(to <= peak)) {
      peak = to;
    }
    histogram[Math.clamp((int) (mean / BIN), 0, BINS - 1)] += dt;
  }

  double seconds() {
    return seconds;
  }

  double dose() {
    return dose;
  }

  double peak() {
    return peak;
  }

  double mean() {
    return seconds > 0 ? dose / seconds : Double.NaN;
  }

  Summary.Load toLoad() {
    return new Summary.Load(mean(), peak, percentile(0.95), dose);
  }

  private double percentile(double share) {
    if (seconds <= 0) {
      return Double.NaN;
    }
    double wanted = share * seconds;
    double sum = 0;
    for (int bin = 0; bin < BINS; bin++) {
      if (sum + histogram[bin] >= wanted && histogram[bin] > 0) {
        double within = (wanted - sum) / histogram[bin];
        return Math.min((bin + within) * BIN, peak);
      }
      sum += histogram[bin];
    }
    return peak;
  }
}
