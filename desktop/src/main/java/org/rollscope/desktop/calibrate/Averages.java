package org.rollscope.desktop.calibrate;

import java.util.ArrayList;
import java.util.List;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.Vector;

/** Means and spreads of every column over some time (Welford). */
final class Averages {
  private final List<Running> load = new ArrayList<>();
  private final Running[] rate = {new Running(), new Running(), new Running()};
  private boolean force;

  private static final class Running {
    private long count;
    private double mean;
    private double squares;

    void add(double value) {
      if (!Double.isFinite(value)) {
        return;
      }
      count++;
      double off = value - mean;
      mean += off / count;
      squares += off * (value - mean);
    }

    double spread() {
      return count < 2 ? 0 : Math.sqrt(squares / (count - 1));
    }
  }

  void add(SampleBlock block) {
    force = !block.has(Channel.PRESSURE) && block.has(Channel.FORCE);
    boolean loaded = force || block.has(Channel.PRESSURE);
    while (loaded && load.size() < block.pads()) {
      load.add(new Running());
    }
    for (int row = 0; row < block.size(); row++) {
      for (int pad = 0; pad < load.size(); pad++) {
        load.get(pad).add(force ? block.force(row, pad) : block.pressure(row, pad));
      }
      for (int axis = 0; axis < 3; axis++) {
        rate[axis].add(block.angularRate(row, axis));
      }
    }
  }

  boolean hasLoad() {
    return !load.isEmpty() && load.getFirst().count > 0;
  }

  /** Whether the load is a force in N rather than a pressure in kPa. */
  boolean isForce() {
    return force;
  }

  List<Double> loads() {
    return load.stream().map(pad -> pad.mean).toList();
  }

  double largestLoadSpread() {
    return load.stream().mapToDouble(Running::spread).max().orElse(0);
  }

  boolean hasRate() {
    return rate[0].count > 0;
  }

  /** Mean angular rate, rad/s. */
  Vector rate() {
    return new Vector(rate[0].mean, rate[1].mean, rate[2].mean);
  }

  double largestRateSpread() {
    return Math.max(rate[0].spread(), Math.max(rate[1].spread(), rate[2].spread()));
  }
}
