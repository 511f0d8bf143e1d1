package org.rollscope.core.contact;

import java.util.Arrays;
import java.util.List;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;

/**
 * The load over tare: each pad has its own zero, the highest pad decides, and force is summed over
 * the pads. Not thread-safe; allocates nothing per sample.
 */
public final class LoadMeter {
  private final Load load;
  private final Tare[] tares;
  private final double area;
  private double value = Double.NaN;
  private double raw = Double.NaN;
  private double force = Double.NaN;
  private boolean retare;

  /**
   * @param load which channel is the load
   * @param pads number of pads
   * @param contactArea of one pad, m²; NaN where unknown
   */
  public LoadMeter(Load load, int pads, double contactArea) {
    this.load = load;
    area = contactArea;
    tares = new Tare[pads];
    for (int pad = 0; pad < pads; pad++) {
      tares[pad] = new Tare();
    }
  }

  /** Starts the pads at stored zeros, in the load's unit. */
  public void start(List<Double> zeros) {
    for (int pad = 0; pad < tares.length; pad++) {
      tares[pad].start(pad < zeros.size() ? zeros.get(pad) : 0);
    }
  }

  /** Starts a pad at a zero taken from the data. */
  public void assume(int pad, double zero) {
    tares[pad].assume(zero);
  }

  /** Takes the load of now as zero. */
  public void tare() {
    retare = true;
  }

  public void gap() {
    for (Tare tare : tares) {
      tare.restart();
    }
  }

  /**
   * Reads one row.
   *
   * @param dt time since the last row, s
   */
  public void sample(SampleBlock block, int row, double dt) {
    value = Double.NaN;
    raw = Double.NaN;
    double sum = 0;
    for (int pad = 0; pad < tares.length; pad++) {
      double padRaw = load.scale() * channel(block, row, pad);
      if (retare && Double.isFinite(padRaw)) {
        tares[pad].start(padRaw);
      }
      double over = tares[pad].sample(dt, padRaw, load.offThreshold());
      if (!(over <= value) && !Double.isNaN(over)) {
        value = over;
        raw = padRaw;
      }
      sum += over;
    }
    retare = false;
    force = load.isForce() ? sum : sum * area * 1e3;
  }

  private double channel(SampleBlock block, int row, int pad) {
    return load.channel() == Channel.PRESSURE ? block.pressure(row, pad) : block.force(row, pad);
  }

  /** The highest pad over tare, in the load's unit. */
  public double value() {
    return value;
  }

  /** The highest pad as delivered, in the load's unit. */
  public double raw() {
    return raw;
  }

  /** Sum over the pads, N; NaN where the area is unknown. */
  public double force() {
    return force;
  }

  /** Whether a zero was taken from the data without anybody saying so. */
  public boolean isTareAssumed() {
    for (Tare tare : tares) {
      if (tare.isAssumed()) {
        return true;
      }
    }
    return false;
  }

  /** How samples become the load now. */
  public LoadScale loadScale() {
    return new LoadScale(load.channel(), load.scale(), zeros());
  }

  /** From the channel's values to the load's unit. */
  public double scale() {
    return load.scale();
  }

  /** The zeros of the pads, in the load's unit. */
  public List<Double> zeros() {
    return Arrays.stream(tares).map(Tare::zero).toList();
  }
}
