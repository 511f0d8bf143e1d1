package org.rollscope.sim.device;

import org.rollscope.sim.body.Motion;
import org.rollscope.sim.body.PathPoint;

/** The noiseless movement of a session in fine steps: scripted place and true pressure. */
final class Trace {
  static final double STEP = 0.001;

  final int size;
  final double[] x;
  final double[] y;
  final double[] pressure;

  Trace(Motion motion) {
    size = (int) Math.round(motion.duration() / STEP) + 1;
    x = new double[size];
    y = new double[size];
    pressure = new double[size];
    PathPoint point = new PathPoint();
    for (int i = 0; i < size; i++) {
      double time = i * STEP;
      motion.skin(time, point);
      x[i] = point.x();
      y[i] = point.y();
      pressure[i] = motion.pressure(time);
    }
  }

  double time(int index) {
    return index * STEP;
  }

  /** When the pressure crosses a level between a step and the one before, s. */
  double crossing(int index, double level) {
    return crossing(pressure, index, level);
  }

  static double crossing(double[] values, int index, double level) {
    if (index == 0) {
      return 0;
    }
    double before = values[index - 1];
    double rise = values[index] - before;
    return rise == 0 ? index * STEP : (index - 1 + (level - before) / rise) * STEP;
  }
}
