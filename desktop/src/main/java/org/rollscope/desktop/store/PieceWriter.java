package org.rollscope.desktop.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.rollscope.desktop.column.SampleTable;
import org.rollscope.desktop.column.TableCodec;

/** Writes raw samples as they come, cut by minutes of device time; all at once at the end. */
final class PieceWriter {
  private static final int BATCH = 1000;

  /**
   * A minute of a boot of a tool, in which there are pieces.
   *
   * @param minute of device time
   */
  record Minute(String tool, String boot, long minute) {
    static final long MICROS = 60_000_000;

    static long of(long micros) {
      return Math.floorDiv(micros, MICROS);
    }
  }

  private final PreparedBatch batch;
  private final Set<Minute> touched = new HashSet<>();

  PieceWriter(Handle handle) {
    batch =
        handle.prepareBatch(
            """
            INSERT INTO sample_piece (tool, boot, minute, epoch, seq, part, start_time, columns)
            VALUES (:tool, :boot, :minute, :epoch, :seq, :part, :start, :columns)
            ON CONFLICT (tool, boot, minute, epoch, seq, part) DO NOTHING""");
  }

  /**
   * Samples of a message.
   *
   * @param time of the first one on the wall clock
   */
  void add(
      String tool, String boot, String epoch, long seq, int part, SampleTable table, Instant time) {
    int row = 0;
    while (row < table.size()) {
      long minute = Minute.of(table.micros(row));
      SampleTable piece = table.between(minute * Minute.MICROS, (minute + 1) * Minute.MICROS);
      row += piece.size();
      long start = Fields.micros(time) + piece.micros(0) - table.micros(0);
      add(new Minute(tool, boot, minute), epoch, seq, part, start, TableCodec.encode(piece));
    }
  }

  /**
   * Samples of one minute.
   *
   * @param start of the first one on the wall clock, µs
   */
  void add(Minute of, String epoch, long seq, int part, long start, byte[] columns) {
    touched.add(of);
    batch
        .bind("tool", of.tool())
        .bind("boot", of.boot())
        .bind("minute", of.minute())
        .bind("epoch", epoch)
        .bind("seq", seq)
        .bind("part", part)
        .bind("start", start)
        .bind("columns", columns)
        .add();
    if (batch.size() >= BATCH) {
      batch.execute();
    }
  }

  /** Writes what is left; returns the minutes that pieces were added to. */
  Set<Minute> finish() {
    if (batch.size() > 0) {
      batch.execute();
    }
    batch.close();
    return touched;
  }
}
