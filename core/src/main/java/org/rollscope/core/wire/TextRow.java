package org.rollscope.core.wire;

import org.rollscope.core.sample.SampleBlock;

/** Reads the lines under one header into a block. Allocates nothing. */
final class TextRow {
  /** A counter of 32 bits, in the unit of the time column, starts anew after this many. */
  private static final double COUNTER = 4294967296.0;

  private static final double WRAP_WINDOW_SECONDS = 60;

  private final TextColumn[] columns;
  private final double[] values;
  private final double unitsPerSecond;
  private final int channels;
  private final int timeColumn;
  private double wrapped;
  private double lastUnits = Double.NaN;
  private double battery = Double.NaN;

  TextRow(TextHeader header) {
    columns = header.columns().toArray(TextColumn[]::new);
    values = new double[columns.length];
    channels = header.channels();
    int time = 0;
    for (int i = 0; i < columns.length; i++) {
      time = columns[i].quantity() == TextColumn.Quantity.TIME ? i : time;
    }
    timeColumn = time;
    unitsPerSecond = columns[time].divide();
  }

  int channels() {
    return channels;
  }

  /** The last charge read, %; NaN before the first. */
  double battery() {
    return battery;
  }

  /** Adds the line between two indices to the block; returns whether it was understood. */
  boolean read(byte[] b, int from, int to, SampleBlock block) {
    if (!parse(b, from, to) || Double.isNaN(values[timeColumn])) {
      return false;
    }
    double time = unwrapped(values[timeColumn]) / unitsPerSecond;
    int row = block.append(time);
    for (int i = 0; i < columns.length; i++) {
      store(block, row, columns[i], values[i]);
    }
    return true;
  }

  private boolean parse(byte[] b, int from, int to) {
    int column = 0;
    int start = from;
    for (int at = from; at <= to; at++) {
      if (at == to || b[at] == ',') {
        if (column == columns.length) {
          return false;
        }
        double number = TextNumber.parse(b, start, at);
        TextColumn meaning = columns[column];
        double value = meaning.scaled(number);
        if (!Double.isNaN(number) && !meaning.quantity().allows(value)) {
          return false;
        }
        values[column] = column == timeColumn ? number : value;
        column++;
        start = at + 1;
      }
    }
    return column == columns.length;
  }

  /** Continues the time of a device that counts milliseconds or microseconds in 32 bits. */
  private double unwrapped(double units) {
    double window = Math.min(WRAP_WINDOW_SECONDS * unitsPerSecond, COUNTER / 4);
    if (unitsPerSecond > 1
        && lastUnits < COUNTER
        && lastUnits >= COUNTER - window
        && units >= 0
        && units < window) {
      wrapped += COUNTER;
    }
    lastUnits = units;
    return units + wrapped;
  }

  private void store(SampleBlock block, int row, TextColumn column, double value) {
    switch (column.quantity()) {
      case PRESSURE -> block.pressure(row, column.index(), value);
      case FORCE -> block.force(row, column.index(), value);
      case RATE -> block.angularRate(row, column.index(), value);
      case ACCELERATION -> block.specificForce(row, column.index(), value);
      case TEMPERATURE -> block.temperature(row, value);
      case BATTERY -> battery = Double.isNaN(value) ? battery : value;
      case TIME -> {}
    }
  }
}
