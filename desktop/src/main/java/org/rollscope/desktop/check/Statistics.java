package org.rollscope.desktop.check;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.rollscope.core.sample.Vector;

/** Means and spreads of a few thousand values. */
final class Statistics {
  private Statistics() {}

  static <T> double[] column(Collection<T> rows, ToDoubleFunction<T> value) {
    return rows.stream().mapToDouble(value).toArray();
  }

  /** NaN of none. */
  static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(Double.NaN);
  }

  /** Standard deviation; 0 of fewer than two. */
  static double deviation(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
  }

  /** NaN of none. */
  static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    if (sorted.length == 0) {
      return Double.NaN;
    }
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  /** NaN of none. */
  static double maximum(double[] values) {
    return Arrays.stream(values).max().orElse(Double.NaN);
  }

  /** NaN of none. */
  static double minimum(double[] values) {
    return Arrays.stream(values).min().orElse(Double.NaN);
  }

  static Vector mean(List<Vector> vectors) {
    return new Vector(
        mean(column(vectors, Vector::x)),
        mean(column(vectors, Vector::y)),
        mean(column(vectors, Vector::z)));
  }

  /** Of each component by itself. */
  static Vector median(List<Vector> vectors) {
    return new Vector(
        median(column(vectors, Vector::x)),
        median(column(vectors, Vector::y)),
        median(column(vectors, Vector::z)));
  }

  /** The largest deviation of the three components. */
  static double deviation(List<Vector> vectors) {
    double x = deviation(column(vectors, Vector::x));
    double y = deviation(column(vectors, Vector::y));
    return Math.max(Math.max(x, y), deviation(column(vectors, Vector::z)));
  }
}
