package org.rollscope.bridge.protocol;

import java.util.ArrayList;
import java.util.List;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenarios;

/** What a virtual tool is pressed with, N: by the same tool, played apart from a twin. */
final class TrueForces {
  /** Of one pad; the twins take it for a tool that tells none. */
  static final double AREA_MM2 = 1200;

  private TrueForces() {}

  static VirtualDevice tool(String scenario) {
    return new VirtualDevice(Scenarios.load(scenario), 5);
  }

  /** One value a sample, from the switching on. */
  static List<Double> of(String scenario, double rate) {
    VirtualDevice device = tool(scenario);
    device.rate(rate);
    SampleBlock block = device.newBlock();
    List<Double> forces = new ArrayList<>();
    while (device.next(block)) {
      for (int row = 0; row < block.size(); row++) {
        forces.add(1e-3 * block.pressure(row, 0) * AREA_MM2);
      }
    }
    return forces;
  }

  /** What was heard of them, in order. */
  static List<Double> heard(List<SampleBlock> blocks) {
    List<Double> forces = new ArrayList<>();
    for (SampleBlock block : blocks) {
      for (int row = 0; row < block.size(); row++) {
        forces.add(block.force(row, 0));
      }
    }
    return forces;
  }

  static List<Double> times(List<SampleBlock> blocks) {
    List<Double> times = new ArrayList<>();
    for (SampleBlock block : blocks) {
      for (int row = 0; row < block.size(); row++) {
        times.add(block.time(row));
      }
    }
    return times;
  }
}
