package org.rollscope.desktop.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;

/**
 * Samples in columns, ascending in time. NaN is a missing value, positive infinity a saturated pad.
 * Immutable by agreement: nobody writes to the arrays.
 */
public final class SampleTable {
  private static final int AXES = 3;

  /**
   * What a column holds.
   *
   * @param channel which quantity
   * @param index pad or axis, from 0; 0 for temperature
   */
  public record Column(Channel channel, int index) {}

  private final int channels;
  private final int pads;
  private final long[] micros;
  private final List<Column> columns;
  private final double[][] values;

  /**
   * Wraps columns that the caller gives away.
   *
   * @param channels mask of what was measured
   * @param pads columns of pressure, and of force
   * @param micros device time, µs, ascending
   * @param values in the order of {@link #columns(int, int)}
   */
  SampleTable(int channels, int pads, long[] micros, double[][] values) {
    this.channels = channels;
    this.pads = pads;
    this.micros = micros;
    this.values = values;
    columns = columns(channels, pads);
    if (values.length != columns.size()) {
      throw new IllegalArgumentException("a table must have its channels' columns");
    }
  }

  /** The columns of some channels, in order: by channel, then by pad or axis. */
  static List<Column> columns(int channels, int pads) {
    List<Column> columns = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      int count =
          switch (channel) {
            case PRESSURE, FORCE -> pads;
            case ANGULAR_RATE, SPECIFIC_FORCE -> AXES;
            case TEMPERATURE -> 1;
          };
      for (int index = 0; channel.in(channels) && index < count; index++) {
        columns.add(new Column(channel, index));
      }
    }
    return columns;
  }

  /** The rows of a block, in order of their times; of two at the same µs the first. */
  public static SampleTable of(SampleBlock block) {
    List<Column> columns = columns(block.channels(), block.pads());
    double[][] values = new double[columns.size()][block.size()];
    long[] micros = new long[block.size()];
    for (int row = 0; row < block.size(); row++) {
      micros[row] = Math.round(block.time(row) * 1e6);
      for (int i = 0; i < values.length; i++) {
        values[i][row] = value(block, row, columns.get(i));
      }
    }
    return of(block.channels(), block.pads(), micros, values);
  }

  /** The same of columns in any order of time, which the caller gives away. */
  static SampleTable of(int channels, int pads, long[] micros, double[][] values) {
    SampleTable table = new SampleTable(channels, pads, micros, values);
    return isAscending(micros) ? table : TableMerge.sorted(table);
  }

  private static boolean isAscending(long[] micros) {
    for (int row = 1; row < micros.length; row++) {
      if (micros[row] <= micros[row - 1]) {
        return false;
      }
    }
    return true;
  }

  private static double value(SampleBlock block, int row, Column column) {
    int index = column.index();
    return switch (column.channel()) {
      case PRESSURE -> block.pressure(row, index);
      case FORCE -> block.force(row, index);
      case ANGULAR_RATE -> block.angularRate(row, index);
      case SPECIFIC_FORCE -> block.specificForce(row, index);
      case TEMPERATURE -> block.temperature(row);
    };
  }

  /** Fills a block with rows, as many as it takes, from one on; returns the next one. */
  public int fill(SampleBlock block, int from) {
    block.begin(channels);
    int row = from;
    for (; row < size() && !block.isFull(); row++) {
      int at = block.append(seconds(row));
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        double value = values[i][row];
        switch (column.channel()) {
          case PRESSURE -> block.pressure(at, column.index(), value);
          case FORCE -> block.force(at, column.index(), value);
          case ANGULAR_RATE -> block.angularRate(at, column.index(), value);
          case SPECIFIC_FORCE -> block.specificForce(at, column.index(), value);
          case TEMPERATURE -> block.temperature(at, value);
        }
      }
    }
    return row;
  }

  public int size() {
    return micros.length;
  }

  /** The mask of the channels. */
  public int channels() {
    return channels;
  }

  public int pads() {
    return pads;
  }

  /** Device time of a row, µs. */
  public long micros(int row) {
    return micros[row];
  }

  /** Device time of a row, s. */
  public double seconds(int row) {
    return micros[row] / 1e6;
  }

  public List<Column> columns() {
    return columns;
  }

  /** The values of a column; empty where there is none. */
  public double[] values(Column column) {
    int index = columns.indexOf(column);
    return index < 0 ? new double[0] : values[index];
  }

  /** Rows from a time on and before another, µs. */
  public SampleTable between(long from, long until) {
    int first = rowAt(from);
    int last = rowAt(until);
    if (first == 0 && last == size()) {
      return this;
    }
    double[][] cut = new double[values.length][];
    for (int i = 0; i < values.length; i++) {
      cut[i] = Arrays.copyOfRange(values[i], first, last);
    }
    return new SampleTable(channels, pads, Arrays.copyOfRange(micros, first, last), cut);
  }

  /** The first row that is not before a time. */
  private int rowAt(long time) {
    int found = Arrays.binarySearch(micros, time);
    return found < 0 ? -found - 1 : found;
  }

  long[] times() {
    return micros;
  }

  double[] column(int index) {
    return values[index];
  }
}
