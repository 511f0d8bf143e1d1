package org.rollscope.core.sample;

import java.util.Arrays;

/**
 * Samples in columns, reused from block to block so that nothing is allocated while data flows.
 * Each row is one instant; NaN marks a missing value, positive infinity a saturated pad. Not
 * thread-safe; a receiver reads it during the call that hands it over and keeps nothing of it.
 */
public final class SampleBlock {
  private final int pads;
  private final double[] time;
  private final double[][] columns;
  private int size;
  private int channels;

  /**
   * @param capacity most rows
   * @param pads columns of pressure and of force
   */
  public SampleBlock(int capacity, int pads) {
    this.pads = pads;
    time = new double[capacity];
    columns = new double[7 + 2 * pads][capacity];
  }

  public int capacity() {
    return time.length;
  }

  public int pads() {
    return pads;
  }

  public int size() {
    return size;
  }

  public boolean isFull() {
    return size == time.length;
  }

  /** The mask of the channels that were measured; see {@link Channel#bit()}. */
  public int channels() {
    return channels;
  }

  public boolean has(Channel channel) {
    return channel.in(channels);
  }

  /** Empties the block and says which channels its next rows hold. */
  public void begin(int channelMask) {
    size = 0;
    channels = channelMask;
  }

  /**
   * Adds a row with nothing measured yet.
   *
   * @param deviceTime s since the device's boot, or since the start of the log
   * @return the row's index
   */
  public int append(double deviceTime) {
    int row = size++;
    time[row] = deviceTime;
    for (double[] column : columns) {
      column[row] = Double.NaN;
    }
    return row;
  }

  /** Adds a copy of another block's row, of as many pads. */
  public void appendRow(SampleBlock other, int row) {
    time[size] = other.time[row];
    for (int i = 0; i < columns.length; i++) {
      columns[i][size] = other.columns[i][row];
    }
    size++;
  }

  /** Device time, s since the device's boot or since the start of the log. */
  public double time(int row) {
    return time[row];
  }

  /** Pressure of a pad, kPa. */
  public double pressure(int row, int pad) {
    return columns[7 + pad][row];
  }

  public void pressure(int row, int pad, double value) {
    columns[7 + pad][row] = value;
  }

  /** Force on a pad, N. */
  public double force(int row, int pad) {
    return columns[7 + pads + pad][row];
  }

  public void force(int row, int pad, double value) {
    columns[7 + pads + pad][row] = value;
  }

  /** Angular rate about body axis 0, 1 or 2, rad/s. */
  public double angularRate(int row, int axis) {
    return columns[axis][row];
  }

  public void angularRate(int row, int axis, double value) {
    columns[axis][row] = value;
  }

  /** Specific force along body axis 0, 1 or 2, m/s². */
  public double specificForce(int row, int axis) {
    return columns[3 + axis][row];
  }

  public void specificForce(int row, int axis, double value) {
    columns[3 + axis][row] = value;
  }

  /** Temperature, °C. */
  public double temperature(int row) {
    return columns[6][row];
  }

  public void temperature(int row, double value) {
    columns[6][row] = value;
  }

  /** A copy of the rows, for a receiver that keeps them. */
  public SampleBlock copy() {
    SampleBlock copy = new SampleBlock(Math.max(size, 1), pads);
    copy.size = size;
    copy.channels = channels;
    System.arraycopy(time, 0, copy.time, 0, size);
    for (int i = 0; i < columns.length; i++) {
      copy.columns[i] = Arrays.copyOf(columns[i], Math.max(size, 1));
    }
    return copy;
  }
}
