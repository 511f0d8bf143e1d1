package org.rollscope.desktop.store;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.desktop.column.SampleTable;
import org.rollscope.desktop.column.TableCodec;
import org.rollscope.desktop.store.PieceWriter.Minute;

/**
 * What was recorded of a device while its clock ran on, packed as it comes: some 4 MB an hour. Not
 * thread-safe.
 */
final class ClockRun {
  private static final int MOST_ROWS = 1 << 14;

  /** Samples within a minute of device time. */
  static final class Piece {
    private final long minute;
    private final long start;
    private final byte[] columns;

    Piece(long minute, long start, byte[] columns) {
      this.minute = minute;
      this.start = start;
      this.columns = columns;
    }

    long minute() {
      return minute;
    }

    /** Device time of the first, µs. */
    long start() {
      return start;
    }

    /** As {@link TableCodec} writes them; to be read only. */
    byte[] columns() {
      return columns;
    }
  }

  /** Something that was told amid the samples, behind a device time in µs. */
  record Mark(long micros, Consumer<SessionAnalyzer> told) {}

  private final DeviceInfo device;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Mark> marks = new ArrayList<>();
  private SampleBlock rows;
  private long minute;
  private long first = Long.MAX_VALUE;
  private long last = Long.MIN_VALUE;
  private int channels;

  ClockRun(DeviceInfo device) {
    this.device = device;
    rows = new SampleBlock(MOST_ROWS, device.instrument().pads());
  }

  void add(SampleBlock block, int row) {
    long micros = Math.round(block.time(row) * 1e6);
    boolean fits =
        rows.size() > 0
            && !rows.isFull()
            && rows.channels() == block.channels()
            && Minute.of(micros) == minute;
    if (!fits) {
      pack();
      rows.begin(block.channels());
      minute = Minute.of(micros);
    }
    rows.appendRow(block, row);
    channels |= block.channels();
    first = Math.min(first, micros);
    last = Math.max(last, micros);
  }

  private void pack() {
    if (rows.size() > 0) {
      SampleTable table = SampleTable.of(rows);
      pieces.add(new Piece(minute, table.micros(0), TableCodec.encode(table)));
    }
  }

  /** No more samples come. */
  void end() {
    pack();
    rows = new SampleBlock(1, 0);
  }

  void mark(Consumer<SessionAnalyzer> told) {
    marks.add(new Mark(last, told));
  }

  boolean isEmpty() {
    return first > last;
  }

  DeviceInfo device() {
    return device;
  }

  /** The mask of what was measured. */
  int channels() {
    return channels;
  }

  List<Piece> pieces() {
    return pieces;
  }

  List<Mark> marks() {
    return marks;
  }

  /** Device time of the first sample, µs. */
  long first() {
    return first;
  }

  /** Device time of the last sample, µs. */
  long last() {
    return last;
  }
}
