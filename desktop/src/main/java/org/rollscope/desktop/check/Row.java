package org.rollscope.desktop.check;

import java.util.List;
import java.util.stream.IntStream;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.Vector;

/**
 * One sample; NaN where something is missing, positive infinity where a pad is saturated.
 *
 * @param time of the device, s
 * @param nanos when it came
 * @param rate angular rate, rad/s
 * @param force specific force, m/s²
 * @param temperature °C
 * @param pressure of each pad, kPa
 * @param load force on each pad, N
 */
record Row(
    double time,
    long nanos,
    Vector rate,
    Vector force,
    double temperature,
    List<Double> pressure,
    List<Double> load) {
  static Row of(SampleBlock block, int row, long nanos) {
    return new Row(
        block.time(row),
        nanos,
        new Vector(block.angularRate(row, 0), block.angularRate(row, 1), block.angularRate(row, 2)),
        new Vector(
            block.specificForce(row, 0), block.specificForce(row, 1), block.specificForce(row, 2)),
        block.temperature(row),
        pads(block).mapToObj(pad -> block.pressure(row, pad)).toList(),
        pads(block).mapToObj(pad -> block.force(row, pad)).toList());
  }

  private static IntStream pads(SampleBlock block) {
    return IntStream.range(0, block.pads());
  }

  boolean hasRate() {
    return !Double.isNaN(rate.norm());
  }

  boolean hasForce() {
    return !Double.isNaN(force.norm());
  }
}
