package org.rollscope.desktop.store;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.desktop.column.SampleTable;
import org.rollscope.desktop.column.SampleTable.Column;

/**
 * Raw samples as lines of text: device time in s, then a column a quantity; an empty field is a
 * missing value, {@code inf} a pad pressed beyond its range. Numbers keep every bit.
 */
final class SampleCsv {
  private static final String SATURATED = "inf";
  private static final Map<Channel, String> NAMES =
      new EnumMap<>(
          Map.of(
              Channel.PRESSURE, "pressure",
              Channel.FORCE, "force",
              Channel.ANGULAR_RATE, "gyro",
              Channel.SPECIFIC_FORCE, "accel",
              Channel.TEMPERATURE, "temperature"));

  private SampleCsv() {}

  /** The line with the columns' names. */
  static String header(SampleTable table) {
    StringBuilder line = new StringBuilder("time");
    table.columns().forEach(column -> line.append(',').append(name(column)));
    return line.append('\n').toString();
  }

  private static String name(Column column) {
    String name = NAMES.get(column.channel());
    return switch (column.channel()) {
      case PRESSURE, FORCE -> name + (column.index() + 1);
      case ANGULAR_RATE, SPECIFIC_FORCE -> name + "_" + "xyz".charAt(column.index());
      case TEMPERATURE -> String.valueOf(name);
    };
  }

  static void line(SampleTable table, int row, StringBuilder out) {
    out.append(BigDecimal.valueOf(table.micros(row), 6).toPlainString());
    for (Column column : table.columns()) {
      double value = table.values(column)[row];
      out.append(',');
      if (value == Double.POSITIVE_INFINITY) {
        out.append(SATURATED);
      } else if (!Double.isNaN(value)) {
        out.append(value);
      }
    }
    out.append('\n');
  }

  /** Reads such lines, the first of which names the columns. Not thread-safe. */
  static final class Reader {
    private static final int ROWS = 4096;
    private static final int MOST_PADS = 64;

    /** Takes rows as they come; the block is the reader's own. */
    @FunctionalInterface
    interface Taker {
      void rows(SampleBlock block);
    }

    private final Taker taker;
    private final List<Column> columns = new ArrayList<>();
    private SampleBlock block = new SampleBlock(1, 0);
    private int mask;

    Reader(Taker taker) {
      this.taker = taker;
    }

    /**
     * Takes a line.
     *
     * @throws IllegalArgumentException where it is none, saying why
     */
    void line(String line) {
      String[] fields = line.split(",", -1);
      if (columns.isEmpty()) {
        header(fields);
        return;
      }
      if (fields.length != columns.size() + 1) {
        throw new IllegalArgumentException("it has not a field for each column");
      }
      int row = block.append(number(fields[0]));
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        double value = fields[i + 1].isEmpty() ? Double.NaN : number(fields[i + 1]);
        switch (column.channel()) {
          case PRESSURE -> block.pressure(row, column.index(), value);
          case FORCE -> block.force(row, column.index(), value);
          case ANGULAR_RATE -> block.angularRate(row, column.index(), value);
          case SPECIFIC_FORCE -> block.specificForce(row, column.index(), value);
          case TEMPERATURE -> block.temperature(row, value);
        }
      }
      if (block.isFull()) {
        finish();
      }
    }

    private static double number(String field) {
      try {
        return field.equals(SATURATED) ? Double.POSITIVE_INFINITY : Double.parseDouble(field);
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("a field in it is no number", e);
      }
    }

    private void header(String[] names) {
      int pads = 0;
      for (int i = 1; i < names.length; i++) {
        Column column = column(names[i]);
        columns.add(column);
        mask |= column.channel().bit();
        boolean isPad = column.channel() == Channel.PRESSURE || column.channel() == Channel.FORCE;
        pads = isPad ? Math.max(pads, column.index() + 1) : pads;
      }
      if (!names[0].equals("time") || columns.isEmpty()) {
        throw new IllegalArgumentException(
            "it must name the columns, the first of which is 'time'");
      }
      block = new SampleBlock(ROWS, pads);
      block.begin(mask);
    }

    private static Column column(String name) {
      for (Channel channel : Channel.values()) {
        for (int index = 0; index < MOST_PADS; index++) {
          boolean isAxis = channel == Channel.ANGULAR_RATE || channel == Channel.SPECIFIC_FORCE;
          if (isAxis && index > 2) {
            break;
          }
          Column column = new Column(channel, index);
          if (name(column).equals(name)) {
            return column;
          }
        }
      }
      throw new IllegalArgumentException("it names a column that there is not");
    }

    /** Hands over what is left. */
    void finish() {
      if (block.size() > 0) {
        taker.rows(block);
        block.begin(mask);
      }
    }
  }
}
