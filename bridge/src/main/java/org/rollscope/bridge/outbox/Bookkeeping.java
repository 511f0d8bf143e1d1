package org.rollscope.bridge.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the file of an outbox holds beside the messages. Belongs to one thread. */
final class Bookkeeping {
  static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE source (
            device TEXT NOT NULL, lane TEXT NOT NULL, last INTEGER NOT NULL,
            PRIMARY KEY (device, lane)) WITHOUT ROWID""",
          "CREATE TABLE standing (topic TEXT PRIMARY KEY, type TEXT NOT NULL, payload BLOB NOT NULL)",
          """
          CREATE TABLE loss (
            device TEXT NOT NULL, epoch TEXT NOT NULL, lane TEXT NOT NULL, reason TEXT NOT NULL,
            low INTEGER NOT NULL, high INTEGER NOT NULL, count INTEGER NOT NULL,
            first INTEGER NOT NULL, last INTEGER NOT NULL)""",
          "CREATE TABLE epoch (name TEXT NOT NULL)");

  private final Connection connection;
  private final PreparedStatement continueSource;
  private final PreparedStatement stand;
  private final PreparedStatement forget;
  private List<Loss> untold = List.of();
  private String epoch = "";

  Bookkeeping(Connection connection) throws SQLException {
    this.connection = connection;
    continueSource =
        connection.prepareStatement(
            "INSERT INTO source (device, lane, last) VALUES (?, ?, ?)"
                + " ON CONFLICT DO UPDATE SET last = excluded.last");
    stand =
        connection.prepareStatement(
            "INSERT INTO standing (topic, type, payload) VALUES (?, ?, ?)"
                + " ON CONFLICT DO UPDATE SET type = excluded.type, payload = excluded.payload");
    forget = connection.prepareStatement("DELETE FROM standing WHERE topic = ?");
  }

  /** The epoch that the file is in; empty for a new file. */
  String readEpoch() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT name FROM epoch")) {
      epoch = row.next() ? Row.text(row, "name") : "";
    }
    return epoch;
  }

  Map<Sequences.Source, Long> readSequences() throws SQLException {
    Map<Sequences.Source, Long> last = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT device, lane, last FROM source")) {
      while (row.next()) {
        last.put(
            new Sequences.Source(Row.text(row, "device"), Lane.valueOf(Row.text(row, "lane"))),
            row.getLong("last"));
      }
    }
    return last;
  }

  Map<String, Payload> readStanding() throws SQLException {
    Map<String, Payload> values = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT topic, type, payload FROM standing")) {
      while (row.next()) {
        values.put(Row.text(row, "topic"), Row.payload(row));
      }
    }
    return values;
  }

  List<Loss> readUntold() throws SQLException {
    List<Loss> losses = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT * FROM loss")) {
      while (row.next()) {
        Loss.Of of =
            new Loss.Of(
                Row.text(row, "device"),
                Row.text(row, "epoch"),
                Lane.valueOf(Row.text(row, "lane")),
                Loss.Reason.valueOf(Row.text(row, "reason")));
        losses.add(
            new Loss(
                of,
                row.getLong("low"),
                row.getLong("high"),
                row.getLong("count"),
                Row.instant(row.getLong("first")),
                Row.instant(row.getLong("last"))));
      }
    }
    untold = losses;
    return losses;
  }

  /** Writes what changes, within the transaction of the messages. */
  void write(Changes changes) throws SQLException {
    if (!changes.epoch().equals(epoch)) {
      begin(changes.epoch());
    }
    for (Map.Entry<Sequences.Source, Long> one : changes.sequences().entrySet()) {
      continueSource.setString(1, one.getKey().device());
      continueSource.setString(2, one.getKey().lane().name());
      continueSource.setLong(3, one.getValue());
      continueSource.executeUpdate();
    }
    for (Map.Entry<String, Payload> one : changes.standing().entrySet()) {
      stand.setString(1, one.getKey());
      stand.setString(2, one.getValue().contentType());
      stand.setBytes(3, one.getValue().bytes());
      stand.executeUpdate();
    }
    for (String topic : changes.forgotten()) {
      forget.setString(1, topic);
      forget.executeUpdate();
    }
    if (!changes.untold().equals(untold)) {
      write(changes.untold());
    }
  }

  /** What was written is on the disk. */
  void wrote(Changes changes) {
    epoch = changes.epoch();
    untold = changes.untold();
  }

  private void begin(String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO epoch (name) VALUES (?)")) {
      statement.executeUpdate("DELETE FROM source");
      statement.executeUpdate("DELETE FROM epoch");
      insert.setString(1, name);
      insert.executeUpdate();
    }
  }

  private void write(List<Loss> losses) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO loss VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      statement.executeUpdate("DELETE FROM loss");
      for (Loss loss : losses) {
        insert.setString(1, loss.of().device());
        insert.setString(2, loss.of().epoch());
        insert.setString(3, loss.of().lane().name());
        insert.setString(4, loss.of().reason().name());
        insert.setLong(5, loss.from());
        insert.setLong(6, loss.to());
        insert.setLong(7, loss.count());
        insert.setLong(8, Row.nanos(loss.first()));
        insert.setLong(9, Row.nanos(loss.last()));
        insert.executeUpdate();
      }
    }
  }
}
