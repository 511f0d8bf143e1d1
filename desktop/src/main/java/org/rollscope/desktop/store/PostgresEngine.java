package org.rollscope.desktop.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.rollscope.desktop.store.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A store in a PostgreSQL database, which must be there; its tables are made. */
final class PostgresEngine implements Engine {
  /** Whoever writes holds this lock of the database until its transaction ends. */
  private static final long WRITING = 0x726f6c6c73636f70L;

  /** Whoever collects holds this one as long as it does. */
  private static final long COLLECTING = WRITING + 1;

  private static final Logger LOG = LoggerFactory.getLogger(PostgresEngine.class);
  private static final Map<String, String> WORDS =
      Map.of(
          "id", "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
          "int", "BIGINT",
          "real", "DOUBLE PRECISION",
          "blob", "BYTEA",
          "strict", "",
          "clustered", "");

  private final StoreAddress.OnServer address;

  PostgresEngine(StoreAddress.OnServer address) {
    this.address = address;
  }

  @Override
  public void prepare() throws StoreException {
    try (Connection connection = connect(false)) {
      connection.getMetaData();
    } catch (SQLException e) {
      throw explain(e);
    }
  }

  @Override
  public Connection connect(boolean writes) throws SQLException {
    Connection connection = DriverManager.getConnection(address.url());
    connection.setReadOnly(!writes);
    connection.setTransactionIsolation(
        writes ? Connection.TRANSACTION_READ_COMMITTED : Connection.TRANSACTION_REPEATABLE_READ);
    return connection;
  }

  @Override
  public void beginWrite(Handle handle) {
    handle
        .createQuery("SELECT 1 FROM pg_advisory_xact_lock(:key)")
        .bind("key", WRITING)
        .mapTo(Integer.class)
        .one();
  }

  @Override
  public boolean isCut(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("08") || state.startsWith("57P");
  }

  /** A lock that lasts as long as its connection. */
  @Override
  public Claim claim() throws StoreException {
    try {
      Connection connection = connect(true);
      if (lock(connection)) {
        return () -> close(connection);
      }
      connection.close();
      throw new StoreException(
          Kind.UNAVAILABLE,
          "Another Rollscope collects into the store " + address + "; end that one first");
    } catch (SQLException e) {
      throw explain(e);
    }
  }

  /**
   * Moves the tables of a store into a schema of their own.
   *
   * @return the schema; empty where there was no store
   */
  String setAside(String schema) throws StoreException {
    try (Connection connection = connect(true)) {
      connection.setAutoCommit(false);
      List<String> present = present(connection, connection.getSchema());
      if (present.isEmpty()) {
        return "";
      }
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE SCHEMA " + schema);
        for (String table : present) {
          statement.execute("ALTER TABLE " + table + " SET SCHEMA " + schema);
        }
      }
      connection.commit();
      return schema;
    } catch (SQLException e) {
      throw explain(e);
    }
  }

  /** Puts back what was set aside, in the place of what is there. */
  void bringBack(String schema) throws StoreException {
    try (Connection connection = connect(true)) {
      connection.setAutoCommit(false);
      String own = connection.getSchema();
      try (Statement statement = connection.createStatement()) {
        for (String table : present(connection, own)) {
          statement.execute("DROP TABLE " + table + " CASCADE");
        }
        if (!schema.isEmpty()) {
          for (String table : present(connection, schema)) {
            statement.execute("ALTER TABLE " + schema + "." + table + " SET SCHEMA " + own);
          }
          statement.execute("DROP SCHEMA " + schema);
        }
      }
      connection.commit();
    } catch (SQLException e) {
      throw explain(e);
    }
  }

  /** The store's tables that are in a schema. */
  private static List<String> present(Connection connection, String schema) throws SQLException {
    List<String> present = new ArrayList<>();
    try (ResultSet tables =
        connection.getMetaData().getTables(null, schema, null, new String[] {"TABLE"})) {
      while (tables.next()) {
        String name = tables.getString("TABLE_NAME");
        if (TableCopy.TABLES.contains(name) || name.equals(Schema.HISTORY)) {
          present.add(name);
        }
      }
    }
    return present;
  }

  private static boolean lock(Connection connection) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
      statement.setLong(1, COLLECTING);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("A lock could not be given back", e);
    }
  }

  @Override
  public Map<String, String> placeholders() {
    return WORDS;
  }

  @Override
  public long size(Handle handle) {
    return handle
        .createQuery("SELECT pg_database_size(current_database())")
        .mapTo(Long.class)
        .one();
  }

  @Override
  public void requireRoomToRewrite() {}

  @Override
  public void rewrite(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String table : TableCopy.TABLES) {
        statement.execute("VACUUM (FULL) " + table);
      }
    }
  }

  /** By the classes of SQLSTATE in PostgreSQL's appendix A. */
  @Override
  public StoreException explain(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    String told = String.valueOf(failure.getMessage());
    String where = "The store " + address + " ";
    String what = state.length() < 2 ? "" : state.substring(0, 2);
    return switch (what) {
      case "08", "57" ->
          new StoreException(
              Kind.UNAVAILABLE,
              where + "cannot be reached (" + told + "); is the server running?",
              failure);
      case "28" ->
          new StoreException(
              Kind.UNAVAILABLE,
              where
                  + "lets nobody in ("
                  + told
                  + "); give user and password as ?user=…&password=…, or in ~/.pgpass",
              failure);
      case "3D" ->
          new StoreException(
              Kind.UNAVAILABLE,
              where + "is not there (" + told + "); make it with 'createdb'",
              failure);
      case "53" ->
          new StoreException(
              Kind.UNAVAILABLE,
              where + "has no room (" + told + "); free some on the server",
              failure);
      case "XX" -> new StoreException(Kind.DAMAGED, where + "is damaged (" + told + ")", failure);
      case "22", "23" ->
          new StoreException(Kind.REFUSED, where + "does not take this: " + told, failure);
      default -> new StoreException(Kind.UNAVAILABLE, where + "cannot be used: " + told, failure);
    };
  }
}
