package org.rollscope.sim.device;

/**
 * The device's clock: it ran before the scenario began and is off by some parts per million.
 *
 * @param start device time when the scenario begins, s
 * @param ppm error of its speed
 */
record DeviceClock(double start, double ppm) {
  double deviceTime(double trueTime) {
    return start + trueTime * (1 + ppm * 1e-6);
  }

  double trueTime(double deviceTime) {
    return (deviceTime - start) / (1 + ppm * 1e-6);
  }
}
