package org.rollscope.desktop.collect;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rollscope.bridge.outbox.Lane;
import tools.jackson.core.JacksonException;

/**
 * What a collector into lines must remember: how far each series was collected, how long each file
 * is with what belongs to it, and who the collector is to the broker. An SQLite database that this
 * process alone has open; each change is on the disk when its method returns.
 */
final class LinesState implements AutoCloseable {
  private static final int APPLICATION = 0x524f4c43;
  private static final List<String> SETTINGS =
      List.of(
          "PRAGMA locking_mode = EXCLUSIVE",
          "PRAGMA journal_mode = WAL",
          "PRAGMA synchronous = FULL");
  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE series (
            device TEXT NOT NULL, epoch TEXT NOT NULL, lane TEXT NOT NULL, progress TEXT NOT NULL,
            PRIMARY KEY (device, epoch, lane)) WITHOUT ROWID""",
          "CREATE TABLE file (name TEXT PRIMARY KEY, length INTEGER NOT NULL) WITHOUT ROWID",
          "CREATE TABLE client (id TEXT NOT NULL)",
          "PRAGMA application_id = " + APPLICATION);

  private interface Work<T> {
    T run() throws SQLException;
  }

  private final Path file;
  private final Connection connection;

  private LinesState(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /**
   * Opens a state, or makes it.
   *
   * @param newClient who the collector is to the broker, where that is not known yet
   */
  static LinesState open(Path file, String newClient) throws IOException {
    LinesState state;
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toAbsolutePath());
      state = new LinesState(file, connection);
    } catch (SQLException e) {
      throw failure(file, e);
    }
    try {
      state.prepare(newClient);
      return state;
    } catch (SQLException e) {
      state.close();
      throw failure(file, e);
    } catch (IOException e) {
      state.close();
      throw e;
    }
  }

  private void prepare(String newClient) throws SQLException, IOException {
    try (Statement statement = connection.createStatement()) {
      for (String setting : SETTINGS) {
        statement.execute(setting);
      }
      connection.setAutoCommit(false);
      if (number(statement, "SELECT count(*) FROM sqlite_schema") == 0) {
        for (String table : TABLES) {
          statement.execute(table);
        }
        try (PreparedStatement insert =
            connection.prepareStatement("INSERT INTO client VALUES (?)")) {
          insert.setString(1, newClient);
          insert.executeUpdate();
        }
        connection.commit();
      } else if (number(statement, "PRAGMA application_id") != APPLICATION) {
        throw new IOException(
            file + " is another program's database; name another place for what is collected");
      }
    }
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getInt(1) : 0;
    }
  }

  private static IOException failure(Path file, SQLException e) {
    String why = String.valueOf(e.getMessage());
    String what =
        why.contains("BUSY") || why.contains("LOCKED")
            ? "another collector uses it; end that one, or name another place"
            : why.contains("CORRUPT") || why.contains("NOTADB")
                ? "it is damaged; move it away together with the lines beside it, to begin anew"
                : "is there room on the disk, and may you write there?";
    return new IOException(
        "How far was collected cannot be kept in %s (%s): %s".formatted(file, why, what), e);
  }

  private <T> T transact(Work<T> work) throws IOException {
    try {
      T result = work.run();
      connection.commit();
      return result;
    } catch (SQLException e) {
      try {
        connection.rollback();
      } catch (SQLException also) {
        e.addSuppressed(also);
      }
      throw failure(file, e);
    }
  }

  String client() throws IOException {
    return transact(
        () -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("SELECT id FROM client")) {
            return row.next() ? row.getString(1) : "";
          }
        });
  }

  Map<String, Long> lengths() throws IOException {
    return transact(
        () -> {
          Map<String, Long> lengths = new HashMap<>();
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("SELECT name, length FROM file")) {
            while (row.next()) {
              lengths.put(row.getString(1), row.getLong(2));
            }
          }
          return lengths;
        });
  }

  List<Progress> progress() throws IOException {
    return transact(
        () -> {
          List<Progress> all = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery("SELECT * FROM series")) {
            while (row.next()) {
              Series series =
                  new Series(row.getString(1), row.getString(2), Lane.valueOf(row.getString(3)));
              all.add(ProgressText.read(series, row.getString(4)));
            }
          } catch (JacksonException | IllegalArgumentException e) {
            throw new SQLException("CORRUPT: " + e.getMessage(), e);
          }
          return all;
        });
  }

  /** Stores what has changed, all or nothing. */
  void store(Map<String, Long> lengths, List<Progress> progress) throws IOException {
    transact(
        () -> {
          try (PreparedStatement file =
                  connection.prepareStatement("INSERT OR REPLACE INTO file VALUES (?, ?)");
              PreparedStatement series =
                  connection.prepareStatement(
                      "INSERT OR REPLACE INTO series VALUES (?, ?, ?, ?)")) {
            for (Map.Entry<String, Long> one : lengths.entrySet()) {
              file.setString(1, one.getKey());
              file.setLong(2, one.getValue());
              file.executeUpdate();
            }
            for (Progress one : progress) {
              series.setString(1, one.series().device());
              series.setString(2, one.series().epoch());
              series.setString(3, one.series().lane().name());
              series.setString(4, ProgressText.of(one));
              series.executeUpdate();
            }
          }
          return lengths;
        });
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // Everything is on the disk since the last change.
      return;
    }
  }
}
