package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;
import org.rollscope.sim.scenario.SensorGrade;

/** What a virtual tool measures, to compare with what was read of a twin of the same tool. */
final class TrueSamples {
  static final Scenario SCENARIO = Scenarios.load("calf-stick");

  private static final long SEED = 11;

  private final List<SampleBlock> blocks = new ArrayList<>();
  private final List<Double> times = new ArrayList<>();
  private final List<Integer> rows = new ArrayList<>();

  /** The tool itself, about to be switched on. */
  static VirtualDevice tool() {
    return new VirtualDevice(SCENARIO, SEED, SensorGrade.GOOD);
  }

  /**
   * @param rate samples a second
   * @param seconds how long
   */
  TrueSamples(double rate, double seconds) {
    VirtualDevice device = tool();
    device.rate(rate);
    SampleBlock block = device.newBlock();
    while (device.played() < seconds && device.next(block)) {
      SampleBlock copy = block.copy();
      for (int row = 0; row < block.size(); row++) {
        times.add(device.trueTime(block.time(row)));
        blocks.add(copy);
        rows.add(row);
      }
    }
  }

  /** The sample taken nearest to a time, s since the tool was switched on. */
  private int at(double time) {
    int low = 0;
    int high = times.size() - 1;
    while (high - low > 1) {
      int middle = (low + high) / 2;
      if (times.get(middle) <= time) {
        low = middle;
      } else {
        high = middle;
      }
    }
    int nearest = time - times.get(low) < times.get(high) - time ? low : high;
    assertThat(times.get(nearest)).isEqualTo(time, within(1e-6));
    return nearest;
  }

  /** Half a step is half a step but for the last bit of the arithmetic. */
  private static final double LAST_BIT = 1e-9;

  /** Holds a sample against the one taken at that time; deviations in °/s and g. */
  void check(SampleBlock heard, int row, double time, double rateWithin, double forceWithin) {
    int i = at(time);
    for (int axis = 0; axis < 3; axis++) {
      assertThat(Math.toDegrees(heard.angularRate(row, axis)))
          .as("rate %d at %s", axis, time)
          .isEqualTo(
              Math.toDegrees(blocks.get(i).angularRate(rows.get(i), axis)),
              within(rateWithin + LAST_BIT));
      assertThat(heard.specificForce(row, axis) / 9.80665)
          .as("force %d at %s", axis, time)
          .isEqualTo(
              blocks.get(i).specificForce(rows.get(i), axis) / 9.80665,
              within(forceWithin + LAST_BIT));
    }
  }
}
