package org.rollscope.desktop.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.rollscope.core.sample.Channel;
import org.rollscope.desktop.column.SampleTable;
import org.rollscope.desktop.column.SampleTable.Column;
import org.rollscope.desktop.column.TableCodec;
import org.rollscope.desktop.column.TableMerge;
import org.rollscope.desktop.store.PieceWriter.Minute;
import org.rollscope.desktop.store.StoreException.Kind;

/** Raw samples, by the session they belong to. Thread-safe. */
public final class Samples {
  private static final int MOST_POINTS = 20_000;
  private static final double MICROS = 1e6;

  /** A part of what a tool measured in a boot, on its clock, µs; the end is excluded. */
  record Stretch(String tool, String boot, long from, long until) {
    private Stretch part(double start, double end) {
      long first = Math.addExact(from, Math.round(Math.max(-1e9, start) * MICROS));
      long last = Math.addExact(from, Math.round(Math.min(1e9, end) * MICROS));
      return new Stretch(tool, boot, first, last);
    }
  }

  private final Database database;

  Samples(Database database) {
    this.database = database;
  }

  /**
   * All samples of a session.
   *
   * @param channels which columns
   * @return empty where there are none
   * @throws StoreException also where there is no such session
   */
  public Optional<SampleTable> of(String session, Set<Channel> channels) throws StoreException {
    return database.read(handle -> read(handle, stretch(handle, session), mask(channels)));
  }

  /**
   * A session, or a part of it, in so many equal parts.
   *
   * @param from s from the session's start; may be before it
   * @param to s from the session's start; positive infinity for its end
   * @param points how many parts, 1 to 20,000
   * @throws StoreException also where there is no such session
   */
  public Trace trace(String session, double from, double to, int points, Set<Channel> channels)
      throws StoreException {
    int parts = Math.clamp(points, 1, MOST_POINTS);
    return database.read(
        handle -> {
          Stretch whole = stretch(handle, session);
          double last = Math.min(to, (whole.until - whole.from) / MICROS);
          if (!(from < last)) {
            throw new StoreException(Kind.REFUSED, "the part of the session must not be empty");
          }
          Stretch asked = whole.part(from, last);
          Optional<SampleTable> table = read(handle, asked, mask(channels));
          double step = (asked.until - asked.from) / MICROS / parts;
          List<Trace.Line> lines = new ArrayList<>();
          if (table.isPresent()) {
            for (Column column : table.get().columns()) {
              lines.add(line(table.get(), column, asked, parts));
            }
          }
          return new Trace(from, step, lines);
        });
  }

  private static Trace.Line line(SampleTable table, Column column, Stretch of, int parts) {
    double[] lowest = new double[parts];
    double[] highest = new double[parts];
    Arrays.fill(lowest, Double.NaN);
    Arrays.fill(highest, Double.NaN);
    double[] values = table.values(column);
    double perMicro = (double) parts / (of.until - of.from);
    for (int row = 0; row < values.length; row++) {
      double value = values[row];
      if (Double.isNaN(value)) {
        continue;
      }
      int part = Math.min(parts - 1, (int) ((table.micros(row) - of.from) * perMicro));
      // A comparison with NaN is false.
      if (!(lowest[part] <= value)) {
        lowest[part] = value;
      }
      if (!(highest[part] >= value)) {
        highest[part] = value;
      }
    }
    return new Trace.Line(column.channel().label(), column.index(), lowest, highest);
  }

  static int mask(Set<Channel> channels) {
    return channels.stream().mapToInt(Channel::bit).sum();
  }

  /** Where a session lies; up to the last sample of its boot while it is open. */
  static Stretch stretch(Handle handle, String session) throws StoreException {
    return handle
        .createQuery("SELECT tool, boot, device_start, device_end FROM session WHERE id = :id")
        .bind("id", session)
        .map(
            (row, context) -> {
              double end = Fields.number(row, "device_end");
              return new Stretch(
                  row.getString("tool"),
                  row.getString("boot"),
                  Math.round(row.getDouble("device_start") * MICROS),
                  Double.isNaN(end) ? Long.MAX_VALUE : Math.round(end * MICROS) + 1);
            })
        .findOne()
        .map(found -> found.until == Long.MAX_VALUE ? untilNow(handle, found) : found)
        .orElseThrow(() -> Sessions.unknown(session));
  }

  private static Stretch untilNow(Handle handle, Stretch open) {
    long last =
        handle
            .createQuery(
                """
                SELECT max(minute) FROM (
                  SELECT max(minute) AS minute FROM sample_block
                    WHERE tool = :tool AND boot = :boot
                  UNION ALL
                  SELECT max(minute) AS minute FROM sample_piece
                    WHERE tool = :tool AND boot = :boot) AS both_kinds""")
            .bind("tool", open.tool)
            .bind("boot", open.boot)
            .map((row, context) -> row.getLong(1))
            .one();
    long end = Math.max(open.from + 1, (last + 1) * Minute.MICROS);
    return new Stretch(open.tool, open.boot, open.from, end);
  }

  /** The samples within a stretch, packed or not. */
  static Optional<SampleTable> read(Handle handle, Stretch of, int mask) {
    List<SampleTable> tables = new ArrayList<>();
    for (String table : List.of("sample_block", "sample_piece")) {
      handle
          .createQuery(
              """
              SELECT columns FROM <table> WHERE tool = :tool AND boot = :boot
                AND minute BETWEEN :first AND :last ORDER BY minute""")
          .define("table", table)
          .bind("tool", of.tool)
          .bind("boot", of.boot)
          .bind("first", Minute.of(of.from))
          .bind("last", Minute.of(of.until - 1))
          .map((row, context) -> row.getBytes("columns"))
          .forEach(columns -> tables.add(TableCodec.decode(columns, mask)));
    }
    tables.replaceAll(table -> table.between(of.from, of.until));
    tables.removeIf(table -> table.size() == 0 || table.columns().isEmpty());
    return tables.isEmpty() ? Optional.empty() : Optional.of(TableMerge.of(tables));
  }
}
