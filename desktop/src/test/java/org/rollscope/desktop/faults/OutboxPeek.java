package org.rollscope.desktop.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.desktop.collect.Series;

/**
 * What the file of an outbox says when no bridge has it open: what the bridge has taken upon
 * itself.
 *
 * <p>A message and the number it bears are saved in one transaction. So every number up to the last
 * one of a series belongs to a message that was saved at some time, and has to arrive; and the
 * messages still in the file have to arrive as they are there.
 *
 * @param last the last number of each series
 * @param checksums of the payloads in the file, by {@link Audit#name}
 */
record OutboxPeek(Map<Series, Long> last, Map<String, Long> checksums) {
  /** Stands for a payload that was cut into parts. */
  static final long CUT = -1;

  private static final int LANE_BITS = 60;

  /** Whether no message waits. */
  boolean isEmpty() {
    return checksums.isEmpty();
  }

  /** Looks into a copy, so that nothing is changed in the file. */
  static OutboxPeek at(Path file, Path scratch) throws IOException {
    Path copy = scratch.resolve("peek.outbox");
    for (String ending : new String[] {"", "-wal", "-shm"}) {
      Path from = Path.of(file + ending);
      Path to = Path.of(copy + ending);
      Files.deleteIfExists(to);
      if (Files.exists(from) && !ending.equals("-shm")) {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Map<Series, Long> last = new HashMap<>();
    Map<String, Long> checksums = new HashMap<>();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + copy);
        Statement statement = connection.createStatement()) {
      try (ResultSet row =
          statement.executeQuery("SELECT device, lane, last, name FROM source, epoch")) {
        while (row.next()) {
          Lane lane = Lane.valueOf(row.getString(2));
          last.put(new Series(row.getString(1), row.getString(4), lane), row.getLong(3));
        }
      }
      try (ResultSet row =
          statement.executeQuery("SELECT id, device, epoch, sequence, payload FROM message")) {
        while (row.next()) {
          Lane lane = Lane.values()[(int) (row.getLong(1) >>> LANE_BITS)];
          Series series = new Series(row.getString(2), row.getString(3), lane);
          byte[] payload = row.getBytes(5);
          checksums.put(
              Audit.name(series, row.getLong(4)),
              Audit.checksum(payload == null ? new byte[0] : payload));
        }
      }
    } catch (SQLException e) {
      if (String.valueOf(e.getMessage()).contains("no such table")) {
        return new OutboxPeek(Map.of(), Map.of()); // killed before its tables were made
      }
      throw new IOException("the outbox cannot be looked into: " + e.getMessage(), e);
    }
    return new OutboxPeek(last, checksums);
  }
}
