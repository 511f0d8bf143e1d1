package org.rollscope.sim.body;

import java.util.random.RandomGenerator;

/** A small restless quantity: three sine waves of a band of frequencies, never above its bound. */
final class Sway {
  private static final int WAVES = 3;

  private final double[] amplitude = new double[WAVES];
  private final double[] angular = new double[WAVES];
  private final double[] phase = new double[WAVES];

  Sway(RandomGenerator random, double bound, double lowHz, double highHz) {
    double sum = 0;
    for (int i = 0; i < WAVES; i++) {
      amplitude[i] = random.nextDouble(0.5, 1);
      angular[i] = 2 * Math.PI * (lowHz + (highHz - lowHz) * random.nextDouble());
      phase[i] = random.nextDouble(2 * Math.PI);
      sum += amplitude[i];
    }
    for (int i = 0; i < WAVES; i++) {
      amplitude[i] *= bound / sum;
    }
  }

  double value(double time) {
    double sum = 0;
    for (int i = 0; i < WAVES; i++) {
      sum += amplitude[i] * Math.sin(angular[i] * time + phase[i]);
    }
    return sum;
  }

  double rate(double time) {
    double sum = 0;
    for (int i = 0; i < WAVES; i++) {
      sum += amplitude[i] * angular[i] * Math.cos(angular[i] * time + phase[i]);
    }
    return sum;
  }

  double acceleration(double time) {
    double sum = 0;
    for (int i = 0; i < WAVES; i++) {
      sum -= amplitude[i] * angular[i] * angular[i] * Math.sin(angular[i] * time + phase[i]);
    }
    return sum;
  }
}
