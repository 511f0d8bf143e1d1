package org.rollscope.desktop.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Copies all rows of a store into an empty one, whatever database each is in. */
final class TableCopy {
  /** In an order in which each refers only to those before it. */
  static final List<String> TABLES =
      List.of(
          "setting",
          "person",
          "pressure_limit",
          "no_go",
          "routine",
          "prescription",
          "tool",
          "tool_use",
          "session",
          "session_zone",
          "event",
          "alarm",
          "note",
          "sample_piece",
          "sample_block",
          "series");

  private static final int AT_ONCE = 500;

  private final Connection from;
  private final Connection to;

  /** Both within a transaction of the caller's. */
  TableCopy(Connection from, Connection to) {
    this.from = from;
    this.to = to;
  }

  void all() throws SQLException {
    for (String table : TABLES) {
      copy(table);
    }
  }

  private void copy(String table) throws SQLException {
    boolean numbered = table.equals("event"); // each database numbers events by itself
    String order = numbered ? " ORDER BY id" : "";
    try (Statement reading = from.createStatement()) {
      reading.setFetchSize(AT_ONCE);
      try (ResultSet rows = reading.executeQuery("SELECT * FROM " + table + order)) {
        List<String> columns = columns(rows.getMetaData());
        if (numbered) {
          columns.remove("id");
        }
        String places = String.join(", ", Collections.nCopies(columns.size(), "?"));
        String insert =
            "INSERT INTO "
                + table
                + " ("
                + String.join(", ", columns)
                + ") VALUES ("
                + places
                + ")";
        try (PreparedStatement writing = to.prepareStatement(insert)) {
          write(rows, columns, writing);
        }
      }
    }
  }

  private static void write(ResultSet rows, List<String> columns, PreparedStatement writing)
      throws SQLException {
    int waiting = 0;
    while (rows.next()) {
      for (int i = 0; i < columns.size(); i++) {
        writing.setObject(i + 1, rows.getObject(columns.get(i)));
      }
      writing.addBatch();
      waiting++;
      if (waiting == AT_ONCE) {
        writing.executeBatch();
        waiting = 0;
      }
    }
    writing.executeBatch();
  }

  private static List<String> columns(ResultSetMetaData of) throws SQLException {
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= of.getColumnCount(); i++) {
      names.add(of.getColumnName(i));
    }
    return names;
  }
}
