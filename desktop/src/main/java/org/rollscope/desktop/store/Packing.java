package org.rollscope.desktop.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.column.SampleTable;
import org.rollscope.desktop.column.TableCodec;
import org.rollscope.desktop.column.TableMerge;
import org.rollscope.desktop.store.PieceWriter.Minute;
import org.rollscope.desktop.store.Samples.Stretch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the pieces of a minute and its block together into one block. Read and packed beside other
 * work, and written only if nothing was added meanwhile; so writers need not wait.
 */
final class Packing {
  private static final Logger LOG = LoggerFactory.getLogger(Packing.class);
  private static final long NOTHING = Long.MIN_VALUE;
  private static final int AT_ONCE = 16;
  private static final String OF_MINUTE =
      " WHERE tool = :tool AND boot = :boot AND minute = :minute";

  /** Some rows as they are stored. */
  private static final class Stored {
    private final byte[] columns;

    /** Wall-clock time of the first, µs. */
    private final long start;

    Stored(byte[] columns, long start) {
      this.columns = columns;
      this.start = start;
    }
  }

  /**
   * A minute packed.
   *
   * @param before its block as it was; null where there was none
   * @param pieces how many there were beside it
   * @param after its block now
   */
  private record Packed(Minute minute, @Nullable Stored before, int pieces, Stored after) {}

  private final Database database;

  Packing(Database database) {
    this.database = database;
  }

  /** The minutes in which there are pieces. */
  Set<Minute> waiting() throws StoreException {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT DISTINCT tool, boot, minute FROM sample_piece")
                .map(
                    (row, context) ->
                        new Minute(
                            row.getString("tool"), row.getString("boot"), row.getLong("minute")))
                .collect(Collectors.toSet()));
  }

  /**
   * Packs minutes that nobody is expected to add to. Those that cannot be packed now are for the
   * next collector to pack.
   */
  void packAll(Collection<Minute> minutes) {
    List<Minute> left = List.copyOf(minutes);
    try {
      for (int from = 0; from < left.size(); from += AT_ONCE) {
        pack(left.subList(from, Math.min(from + AT_ONCE, left.size())));
      }
    } catch (StoreException e) {
      LOG.warn("Samples stay unpacked for now: {}", e.getMessage());
    }
  }

  /** Packs minutes; one to which something was added meanwhile stays as it is. */
  void pack(Collection<Minute> minutes) throws StoreException {
    List<Packed> packed =
        database.read(
            handle -> {
              List<Packed> all = new ArrayList<>();
              for (Minute minute : minutes) {
                Packed one = pack(handle, minute);
                if (one != null) {
                  all.add(one);
                }
              }
              return all;
            });
    if (!packed.isEmpty()) {
      database.change(handle -> packed.forEach(one -> replace(handle, one)));
    }
  }

  private static @Nullable Packed pack(Handle handle, Minute minute) {
    List<Stored> blocks = stored(handle, "sample_block", minute);
    List<Stored> pieces = stored(handle, "sample_piece", minute);
    if (pieces.isEmpty()) {
      return null;
    }
    Stored after = together(concatenated(blocks, pieces), minute, NOTHING, NOTHING);
    if (after == null) {
      return null;
    }
    Stored before = blocks.isEmpty() ? null : blocks.getFirst();
    return new Packed(minute, before, pieces.size(), after);
  }

  /** Removes what was measured in a stretch. What is left of its minutes is packed. */
  static void cut(Handle handle, Stretch gone) {
    handle
        .createQuery(
            """
            SELECT minute FROM sample_block
              WHERE tool = :tool AND boot = :boot AND minute BETWEEN :first AND :last
            UNION
            SELECT minute FROM sample_piece
              WHERE tool = :tool AND boot = :boot AND minute BETWEEN :first AND :last""")
        .bind("tool", gone.tool())
        .bind("boot", gone.boot())
        .bind("first", Minute.of(gone.from()))
        .bind("last", Minute.of(gone.until() - 1))
        .mapTo(Long.class)
        .list()
        .forEach(
            minute ->
                cut(
                    handle,
                    new Minute(gone.tool(), gone.boot(), minute),
                    gone.from(),
                    gone.until()));
  }

  private static void cut(Handle handle, Minute minute, long from, long until) {
    List<Stored> parts =
        concatenated(
            stored(handle, "sample_block", minute), stored(handle, "sample_piece", minute));
    Stored rest = together(parts, minute, from, until);
    remove(handle, "sample_block", minute);
    remove(handle, "sample_piece", minute);
    if (rest != null) {
      insert(handle, minute, rest);
    }
  }

  /** The parts of a minute in one, without those from one device time on and before another. */
  private static @Nullable Stored together(
      List<Stored> parts, Minute minute, long from, long until) {
    List<SampleTable> tables = new ArrayList<>();
    long first = Long.MAX_VALUE;
    long start = 0;
    for (Stored part : parts) {
      SampleTable whole = decode(part.columns, minute);
      if (whole == null || whole.size() == 0) {
        continue;
      }
      for (SampleTable table :
          List.of(whole.between(NOTHING, from), whole.between(until, Long.MAX_VALUE))) {
        if (table.size() > 0) {
          tables.add(table);
          if (table.micros(0) < first) {
            first = table.micros(0);
            start = part.start + first - whole.micros(0);
          }
        }
      }
    }
    return tables.isEmpty() ? null : new Stored(TableCodec.encode(TableMerge.of(tables)), start);
  }

  private static List<Stored> concatenated(List<Stored> first, List<Stored> second) {
    List<Stored> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  private static @Nullable SampleTable decode(byte[] columns, Minute minute) {
    try {
      return TableCodec.decode(columns);
    } catch (IllegalArgumentException e) {
      LOG.error(
          "Samples of {} in minute {} of boot {} are left out: {}",
          minute.tool(),
          minute.minute(),
          minute.boot(),
          e.getMessage());
      return null;
    }
  }

  private static List<Stored> stored(Handle handle, String table, Minute minute) {
    String order = table.equals("sample_piece") ? " ORDER BY epoch, seq, part" : "";
    return handle
        .createQuery("SELECT columns, start_time FROM <table>" + OF_MINUTE + order)
        .define("table", table)
        .bind("tool", minute.tool())
        .bind("boot", minute.boot())
        .bind("minute", minute.minute())
        .map((row, context) -> new Stored(row.getBytes("columns"), row.getLong("start_time")))
        .list();
  }

  private static boolean isAsBefore(List<Stored> blocks, @Nullable Stored before) {
    return before == null
        ? blocks.isEmpty()
        : !blocks.isEmpty() && Arrays.equals(blocks.getFirst().columns, before.columns);
  }

  private static void replace(Handle handle, Packed packed) {
    Minute minute = packed.minute;
    List<Stored> blocks = stored(handle, "sample_block", minute);
    int pieces =
        handle
            .createQuery("SELECT count(*) FROM sample_piece" + OF_MINUTE)
            .bind("tool", minute.tool())
            .bind("boot", minute.boot())
            .bind("minute", minute.minute())
            .mapTo(Integer.class)
            .one();
    if (pieces != packed.pieces || !isAsBefore(blocks, packed.before)) {
      return;
    }
    insert(handle, minute, packed.after);
    remove(handle, "sample_piece", minute);
  }

  private static void insert(Handle handle, Minute minute, Stored block) {
    handle
        .createUpdate(
            """
            INSERT INTO sample_block (tool, boot, minute, start_time, columns)
            VALUES (:tool, :boot, :minute, :start, :columns)
            ON CONFLICT (tool, boot, minute) DO UPDATE SET start_time = excluded.start_time,
              columns = excluded.columns""")
        .bind("tool", minute.tool())
        .bind("boot", minute.boot())
        .bind("minute", minute.minute())
        .bind("start", block.start)
        .bind("columns", block.columns)
        .execute();
  }

  private static void remove(Handle handle, String table, Minute minute) {
    handle
        .createUpdate("DELETE FROM <table>" + OF_MINUTE)
        .define("table", table)
        .bind("tool", minute.tool())
        .bind("boot", minute.boot())
        .bind("minute", minute.minute())
        .execute();
  }
}
