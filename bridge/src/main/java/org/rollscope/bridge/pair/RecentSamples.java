package org.rollscope.bridge.pair;

import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;

/**
 * The latest samples of one sensor by host time, as far as they are still needed, and what lies
 * between them. Not thread-safe; allocates nothing after construction.
 */
final class RecentSamples {
  /** Ten seconds of a fast sensor; where nobody reads, the oldest go. */
  private static final int CAPACITY = 1 << 11;

  private static final int MASK = CAPACITY - 1;
  private static final int AXES = 3;

  private final Channel[] channels;
  private final int[] indices;
  private final double[][] columns;
  private final double[] times = new double[CAPACITY];
  private double temperature = Double.NaN;
  private double newest = Double.NaN;
  private long begin;
  private long end;

  /**
   * @param mask of the channels that are kept
   * @param pads of the sensor
   */
  RecentSamples(int mask, int pads) {
    int width = 0;
    for (Channel channel : Channel.values()) {
      width += channel.in(mask) ? width(channel, pads) : 0;
    }
    channels = new Channel[width];
    indices = new int[width];
    columns = new double[width][CAPACITY];
    int at = 0;
    for (Channel channel : Channel.values()) {
      for (int i = 0; channel.in(mask) && i < width(channel, pads); i++) {
        channels[at] = channel;
        indices[at++] = i;
      }
    }
  }

  private static int width(Channel channel, int pads) {
    return switch (channel) {
      case PRESSURE, FORCE -> pads;
      case ANGULAR_RATE, SPECIFIC_FORCE -> AXES;
      case TEMPERATURE -> 0; // changes slowly: the last one counts
    };
  }

  /** Whether a block of such channels has something to keep besides the temperature. */
  boolean takes(int mask) {
    for (Channel channel : channels) {
      if (channel.in(mask)) {
        return true;
      }
    }
    return false;
  }

  /** Keeps a row; its time is later than all before. */
  void add(double time, SampleBlock block, int row) {
    if (end - begin == CAPACITY) {
      begin++;
    }
    int at = (int) (end++ & MASK);
    times[at] = time;
    newest = time;
    for (int i = 0; i < columns.length; i++) {
      columns[i][at] = read(block, row, channels[i], indices[i]);
    }
  }

  private static double read(SampleBlock block, int row, Channel channel, int index) {
    return switch (channel) {
      case PRESSURE -> index < block.pads() ? block.pressure(row, index) : Double.NaN;
      case FORCE -> index < block.pads() ? block.force(row, index) : Double.NaN;
      case ANGULAR_RATE -> block.angularRate(row, index);
      case SPECIFIC_FORCE -> block.specificForce(row, index);
      case TEMPERATURE -> block.temperature(row);
    };
  }

  /** The temperature from now on, °C. */
  void temperature(double celsius) {
    temperature = celsius;
  }

  /** Time of the last sample, s; NaN before the first. */
  double newest() {
    return newest;
  }

  /** Time of the first sample that is later than that, s; NaN for none yet. */
  double after(double time) {
    long i = begin;
    while (i < end && time(i) <= time) {
      i++;
    }
    return i < end ? time(i) : Double.NaN;
  }

  private double time(long i) {
    return times[(int) (i & MASK)];
  }

  /** The first sample that is not earlier. */
  private long ceiling(double time) {
    long i = begin;
    while (i < end && time(i) < time) {
      i++;
    }
    return i;
  }

  /** No time before this will be asked for. */
  void forget(double time) {
    while (begin + 1 < end && time(begin + 1) <= time) {
      begin++;
    }
  }

  /**
   * Whether a moment is that of a sample, or between two that are no further apart than a limit, s.
   */
  boolean covers(double time, double limit) {
    long i = ceiling(time);
    return i < end && (time(i) == time || (i > begin && time(i) - time(i - 1) <= limit));
  }

  /** Writes what was measured at a moment that is covered into a row. */
  void write(double time, SampleBlock out, int row) {
    long i = ceiling(time);
    int right = (int) (i & MASK);
    int left = times[right] == time ? right : (int) ((i - 1) & MASK);
    double share = left == right ? 0 : (time - times[left]) / (times[right] - times[left]);
    for (int column = 0; column < columns.length; column++) {
      double value = between(columns[column][left], columns[column][right], share);
      write(out, row, channels[column], indices[column], value);
    }
  }

  /** Nothing lies between a number and one that is missing or saturated: the nearer one counts. */
  private static double between(double left, double right, double share) {
    if (Double.isFinite(left) && Double.isFinite(right)) {
      return left + share * (right - left);
    }
    return share < 0.5 ? left : right;
  }

  private static void write(SampleBlock out, int row, Channel channel, int index, double value) {
    switch (channel) {
      case PRESSURE -> {
        if (index < out.pads()) {
          out.pressure(row, index, value);
        }
      }
      case FORCE -> {
        if (index < out.pads()) {
          out.force(row, index, value);
        }
      }
      case ANGULAR_RATE -> out.angularRate(row, index, value);
      case SPECIFIC_FORCE -> out.specificForce(row, index, value);
      case TEMPERATURE -> throw new IllegalArgumentException("has no column");
    }
  }

  /** The last temperature, °C; NaN where there is none. */
  double temperature() {
    return temperature;
  }
}
