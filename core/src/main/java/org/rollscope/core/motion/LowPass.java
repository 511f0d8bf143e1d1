package org.rollscope.core.motion;

import java.util.Arrays;

/**
 * Second-order Butterworth low-pass over several signals at once, in transposed direct form II. For
 * the first time constant the output is the running mean, which then sets the steady state.
 */
final class LowPass {
  private final double b0;
  private final double a1;
  private final double a2;
  private final double[] sums;
  private final double[] state0;
  private final double[] state1;
  private final double[] output;
  private final int settlingSamples;
  private final boolean passThrough;
  private int count;

  LowPass(int signals, double timeConstant, double samplePeriod) {
    double c = Math.tan(Math.PI * Math.sqrt(2) / (2 * Math.PI * timeConstant) * samplePeriod);
    double d = c * c + Math.sqrt(2) * c + 1;
    b0 = c * c / d;
    a1 = 2 * (c * c - 1) / d;
    a2 = (1 - Math.sqrt(2) * c + c * c) / d;
    passThrough = timeConstant < samplePeriod / 2;
    settlingSamples = firstCountReaching(timeConstant, samplePeriod);
    sums = new double[signals];
    state0 = new double[signals];
    state1 = new double[signals];
    output = new double[signals];
  }

  private static int firstCountReaching(double timeConstant, double samplePeriod) {
    int count = Math.max(1, (int) (timeConstant / samplePeriod) - 2);
    while (count * samplePeriod < timeConstant) {
      count++;
    }
    return count;
  }

  /** Forgets the past: the next samples settle the filter anew. */
  void restart() {
    count = 0;
    Arrays.fill(sums, 0);
  }

  /** Begins a sample; every signal is then given by {@link #filter}. */
  void begin() {
    if (count <= settlingSamples) {
      count++;
    }
  }

  /** Filters one signal of the current sample. */
  double filter(int signal, double x) {
    double y;
    if (passThrough) {
      y = x;
    } else if (count > settlingSamples) {
      y = b0 * x + state0[signal];
      state0[signal] = 2 * b0 * x - a1 * y + state1[signal];
      state1[signal] = b0 * x - a2 * y;
    } else {
      y = settle(signal, x);
    }
    output[signal] = y;
    return y;
  }

  private double settle(int signal, double x) {
    sums[signal] += x;
    double mean = sums[signal] / count;
    if (count == settlingSamples) {
      state0[signal] = mean * (1 - b0);
      state1[signal] = mean * (b0 - a2);
    }
    return mean;
  }

  /**
   * Takes a constant combination of three signals of another filter, of the same time constant and
   * age, out of the past of one of this filter.
   */
  void subtract(int signal, LowPass other, int first, double k0, double k1, double k2) {
    sums[signal] -= combine(other.sums, first, k0, k1, k2);
    state0[signal] -= combine(other.state0, first, k0, k1, k2);
    state1[signal] -= combine(other.state1, first, k0, k1, k2);
  }

  private static double combine(double[] values, int first, double k0, double k1, double k2) {
    return values[first] * k0 + values[first + 1] * k1 + values[first + 2] * k2;
  }

  /** The output of the last sample. */
  double output(int signal) {
    return output[signal];
  }
}
