package org.rollscope.desktop.column;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.rollscope.core.sample.Channel;
import org.rollscope.desktop.column.SampleTable.Column;

/**
 * A table as bytes.
 *
 * <pre>
 * version (1) | mask of the channels | pads | rows | length of each column in bytes | times
 * | columns | CRC-32C of all before
 * </pre>
 *
 * Numbers are in groups of seven bits, the lowest first; times and columns each begin at a byte.
 */
public final class TableCodec {
  /** Of this form. */
  private static final int VERSION = 1;

  private static final int CHECK_BYTES = 4;
  private static final int MOST_ROWS = 10_000_000;

  /** Every channel there will ever be. */
  private static final int ALL = -1;

  private TableCodec() {}

  /** Writes a table. */
  public static byte[] encode(SampleTable table) {
    int rows = table.size();
    List<Column> columns = table.columns();
    byte[][] parts = new byte[columns.size() + 1][];
    BitWriter times = new BitWriter(rows / 16);
    Residuals.write(times, table.times(), rows);
    parts[0] = times.toBytes();
    for (int i = 0; i < columns.size(); i++) {
      BitWriter out = new BitWriter(rows);
      DoubleColumn.write(out, table.column(i), rows);
      parts[i + 1] = out.toBytes();
    }
    return assemble(table, parts);
  }

  private static byte[] assemble(SampleTable table, byte[][] parts) {
    BitWriter head = new BitWriter(64);
    head.write(VERSION, 8);
    head.writeNumber(table.channels());
    head.writeNumber(table.pads());
    head.writeNumber(table.size());
    int length = 0;
    for (byte[] part : parts) {
      head.writeNumber(part.length);
      length += part.length;
    }
    byte[] start = head.toBytes();
    ByteBuffer all = ByteBuffer.allocate(start.length + length + CHECK_BYTES);
    all.put(start);
    for (byte[] part : parts) {
      all.put(part);
    }
    all.putInt(check(all.array(), all.position()));
    return all.array();
  }

  private static int check(byte[] bytes, int length) {
    CRC32C check = new CRC32C();
    check.update(bytes, 0, length);
    return (int) check.getValue();
  }

  /** Reads a whole table. */
  public static SampleTable decode(byte[] bytes) {
    return decode(bytes, ALL);
  }

  /**
   * Reads a table, of its columns only those of some channels.
   *
   * @throws IllegalArgumentException where the bytes are no table, or were changed
   */
  public static SampleTable decode(byte[] bytes, int wanted) {
    int end = bytes.length - CHECK_BYTES;
    if (end < CHECK_BYTES || ByteBuffer.wrap(bytes).getInt(end) != check(bytes, end)) {
      throw new IllegalArgumentException("samples are damaged: their check sum is wrong");
    }
    BitReader head = new BitReader(bytes, 0, end);
    int version = (int) head.read(8);
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "samples are in form " + version + ", which only a newer Rollscope reads");
    }
    int channels = (int) head.readNumber();
    int pads = (int) head.readNumber();
    int rows = (int) Math.min(head.readNumber(), MOST_ROWS);
    List<Column> columns = SampleTable.columns(channels, pads);
    int[] lengths = new int[columns.size() + 1];
    int at = end;
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = (int) head.readNumber();
      at -= lengths[i];
    }
    long[] micros = new long[rows];
    Residuals.read(new BitReader(bytes, at, lengths[0]), micros, rows);
    at += lengths[0];
    int mask = 0;
    List<double[]> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Channel channel = columns.get(i).channel();
      if (channel.in(wanted)) {
        mask |= channel.bit();
        values.add(DoubleColumn.read(new BitReader(bytes, at, lengths[i + 1]), rows));
      }
      at += lengths[i + 1];
    }
    return new SampleTable(mask, pads, micros, values.toArray(double[][]::new));
  }
}
