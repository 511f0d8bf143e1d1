package org.rollscope.sim.twin;

import org.rollscope.core.sample.SampleBlock;
import org.rollscope.sim.device.VirtualDevice;

/** What a force sensor under a virtual tool bears: the pressure of each pad on its area. */
final class Load {
  private static final double GRAVITY = 9.80665;

  /** Contact area of one pad where the tool tells none, m². */
  private static final double USUAL_AREA = 1200e-6;

  private final double area;

  Load(VirtualDevice device) {
    double told = device.info().instrument().contactArea();
    area = told > 0 ? told : USUAL_AREA;
  }

  /** The load of a row, kg; NaN where a pad is missing, infinite where one is saturated. */
  double kilograms(SampleBlock block, int row) {
    double pascals = 0;
    for (int pad = 0; pad < block.pads(); pad++) {
      pascals += 1000 * block.pressure(row, pad);
    }
    return pascals * area / GRAVITY;
  }
}
