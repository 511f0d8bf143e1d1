package org.rollscope.core.session;

import java.util.Arrays;
import org.rollscope.core.contact.Load;
import org.rollscope.core.contact.LoadMeter;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;

/**
 * The first second of a stream, kept until what the analysis needs to begin is known: the time
 * between samples where the device does not tell it, and the zero of the pads where none is stored.
 */
final class Opening {
  private static final double SECONDS = 1;
  private static final int CAPACITY = 4096;

  /** A longer interval is a gap, even for a device that takes its samples at no steady pace, s. */
  private static final double LONGEST_PAUSE = 0.5;

  /** A pad is quiet when it deviates less than this from its mean (rms), kPa or N. */
  private static final double QUIET = 0.75;

  /** A larger single deviation is a touch, kPa or N. */
  private static final double TOUCH = 3;

  /** No zero is taken further from the device's own than this: that is a load. */
  private static final double LARGEST_ZERO = 30;

  /** Losing samples makes the mean interval longer by less than this; more is a pace of its own. */
  private static final double LARGEST_LOSS = 1.5;

  private final SampleBlock rows;

  Opening(int pads) {
    rows = new SampleBlock(CAPACITY, pads);
  }

  /** Keeps a row; returns whether enough is known now. */
  boolean add(SampleBlock block, int row) {
    if (rows.size() == 0) {
      rows.begin(block.channels());
    }
    rows.appendRow(block, row);
    double elapsed = rows.time(rows.size() - 1) - rows.time(0);
    return elapsed >= SECONDS || elapsed < 0 || rows.isFull();
  }

  SampleBlock rows() {
    return rows;
  }

  boolean isEmpty() {
    return rows.size() == 0;
  }

  private double[] intervals() {
    double[] intervals = new double[Math.max(0, rows.size() - 1)];
    int count = 0;
    for (int row = 1; row < rows.size(); row++) {
      double dt = rows.time(row) - rows.time(row - 1);
      if (dt > 0 && dt <= LONGEST_PAUSE) {
        intervals[count++] = dt;
      }
    }
    if (count == 0 && rows.size() > 1) {
      intervals[count++] = rows.time(1) - rows.time(0);
    }
    return Arrays.copyOf(intervals, count);
  }

  /**
   * The time between samples: the mean of the usual intervals where most are alike, so that a lost
   * sample does not count, else the mean of all.
   */
  Period measurePeriod() {
    double[] intervals = intervals();
    if (intervals.length == 0) {
      return new Period(0.01, false);
    }
    double[] sorted = intervals.clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    double[] usual =
        Arrays.stream(intervals).filter(dt -> Math.abs(dt - median) <= median / 4).toArray();
    double usualMean = Arrays.stream(usual).average().orElse(0);
    double meanOfAll = Arrays.stream(intervals).average().orElse(0);
    boolean regular = 2 * usual.length > intervals.length && meanOfAll <= LARGEST_LOSS * usualMean;
    double mean = regular ? usualMean : meanOfAll;
    return mean > 0 ? new Period(mean, regular) : new Period(0.01, false);
  }

  /** A sample period, s, and whether samples keep to it. */
  record Period(double seconds, boolean regular) {}

  /** Sets the zeros of the pads to where they are quiet, and to the device's own where not. */
  void findZeros(Load load, LoadMeter meter) {
    for (int pad = 0; pad < rows.pads(); pad++) {
      double zero = quietZero(load, pad);
      meter.assume(pad, Double.isNaN(zero) ? 0 : zero);
    }
  }

  private double quietZero(Load load, int pad) {
    double sum = 0;
    int count = 0;
    for (int row = 0; row < rows.size(); row++) {
      double value = value(load, row, pad);
      if (Double.isFinite(value)) {
        sum += value;
        count++;
      }
    }
    double mean = sum / count;
    double squares = 0;
    for (int row = 0; row < rows.size(); row++) {
      double deviation = value(load, row, pad) - mean;
      if (Math.abs(deviation) > TOUCH) {
        return Double.NaN;
      }
      squares += Double.isNaN(deviation) ? 0 : deviation * deviation;
    }
    boolean quiet = Math.sqrt(squares / count) <= QUIET;
    return quiet && Math.abs(mean) <= LARGEST_ZERO ? mean : Double.NaN;
  }

  private double value(Load load, int row, int pad) {
    double raw =
        load.channel() == Channel.PRESSURE ? rows.pressure(row, pad) : rows.force(row, pad);
    return load.scale() * raw;
  }
}
