package org.rollscope.desktop.calibrate;

/** Mean and spread of values as they come (Welford); missing values are left out. */
final class Moments {
  private long count;
  private double mean;
  private double squares;

  void add(double value) {
    if (Double.isNaN(value)) {
      return;
    }
    count++;
    double off = value - mean;
    mean += off / count;
    squares += off * (value - mean);
  }

  void clear() {
    count = 0;
    mean = 0;
    squares = 0;
  }

  long count() {
    return count;
  }

  /** NaN before the first value. */
  double mean() {
    return count == 0 ? Double.NaN : mean;
  }

  /** Standard deviation; 0 of fewer than two values, NaN where one was infinite. */
  double deviation() {
    return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
  }
}
