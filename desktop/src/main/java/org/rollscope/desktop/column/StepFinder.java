package org.rollscope.desktop.column;

import java.util.Arrays;

/**
 * Finds what all values are whole multiples of: Euclid's algorithm on the distances between them,
 * the smallest first. Each number is carried with the error it may have, so that a remainder is
 * told from a rounding error, and each larger distance makes the step more exact.
 */
final class StepFinder {
  /** So many distances tell the step; whether it holds for all values is seen afterwards. */
  private static final int ENOUGH = 1024;

  /** An error of this share of the step leaves it open which multiple a value is. */
  private static final double TOO_VAGUE = 0.2;

  private double step;
  private double error;

  private StepFinder() {}

  /**
   * The step.
   *
   * @param values finite
   * @return NaN where there is none
   */
  static double find(double[] values, int count) {
    double[] distances = distances(values, count);
    Arrays.sort(distances);
    StepFinder finder = new StepFinder();
    // Every value is at most this large in the sum of two, and so is its error.
    double error = Math.ulp(distances[distances.length - 1]);
    for (double distance : distances) {
      if (distance > 0 && !finder.add(distance, error)) {
        return Double.NaN;
      }
    }
    return finder.step > 0 ? finder.step : Double.NaN;
  }

  private static double[] distances(double[] values, int count) {
    int stride = Math.max(1, count / ENOUGH);
    int size = (count + stride - 1) / stride;
    double[] distances = new double[2 * size];
    for (int i = 0; i < size; i++) {
      int at = i * stride;
      distances[2 * i] = Math.abs(values[at]);
      distances[2 * i + 1] = Math.abs(values[at] - values[Math.max(0, at - 1)]);
    }
    return distances;
  }

  /** Takes a distance into account; returns false where there is no step. */
  private boolean add(double distance, double itsError) {
    if (step == 0) {
      step = distance;
      error = itsError;
    }
    double quotient = Math.rint(distance / step);
    double rest = Math.abs(distance - quotient * step);
    double restError = itsError + quotient * error;
    if (restError > TOO_VAGUE * step) {
      return false;
    }
    if (rest > 2 * restError) {
      double before = step;
      double errorBefore = error;
      step = rest;
      error = restError;
      if (!add(before, errorBefore)) {
        return false;
      }
    }
    refine(distance, itsError);
    return true;
  }

  /** Many steps tell one of them better than few. */
  private void refine(double distance, double itsError) {
    double quotient = Math.rint(distance / step);
    if (quotient * error <= TOO_VAGUE * step && itsError / quotient < error) {
      step = distance / quotient;
      error = itsError / quotient;
    }
  }
}
