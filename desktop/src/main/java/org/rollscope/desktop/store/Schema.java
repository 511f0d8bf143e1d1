package org.rollscope.desktop.store;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.rollscope.desktop.store.StoreException.Kind;

/** Brings a database's tables to this program's version; the scripts lie beside. */
final class Schema {
  /** Of the last script. */
  static final int VERSION = 1;

  static final String HISTORY = "flyway_schema_history";

  /** It tells at length that all is well. Held, for a logger nobody holds forgets its level. */
  private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

  private Schema() {}

  /**
   * Makes the tables or brings them up to date.
   *
   * @throws StoreException where they are newer than this program, or another's
   */
  static void bring(Engine engine, StoreAddress address) throws StoreException {
    int found;
    try (Connection connection = engine.connect(false)) {
      found = check(connection, address);
    } catch (SQLException e) {
      throw engine.explain(e);
    }
    if (found < VERSION) {
      migrate(engine, address);
    }
  }

  /**
   * The version of the tables; 0 where there are none.
   *
   * @throws StoreException where they are newer than this program
   */
  static int check(Connection connection, StoreAddress address)
      throws SQLException, StoreException {
    int found = version(connection);
    if (found > VERSION) {
      throw new StoreException(
          Kind.FOREIGN,
          "The store "
              + address
              + " was written by a newer Rollscope (version "
              + found
              + " of its tables, this one knows "
              + VERSION
              + "); use that one, or name another as --store");
    }
    return found;
  }

  private static int version(Connection connection) throws SQLException {
    try (ResultSet tables =
        connection
            .getMetaData()
            .getTables(null, connection.getSchema(), HISTORY, new String[] {"TABLE"})) {
      if (!tables.next()) {
        return 0;
      }
    }
    int newest = 0;
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT version, success FROM " + HISTORY + " WHERE version IS NOT NULL")) {
      while (row.next()) {
        if (row.getBoolean("success")) {
          newest = Math.max(newest, (int) Double.parseDouble(row.getString("version")));
        }
      }
    }
    return newest;
  }

  private static void migrate(Engine engine, StoreAddress address) throws StoreException {
    FLYWAY.setLevel(Level.WARNING);
    try {
      Flyway.configure(Schema.class.getClassLoader())
          .dataSource(new Source(engine))
          .locations("classpath:org/rollscope/desktop/store/migrations")
          .placeholders(engine.placeholders())
          .load()
          .migrate();
    } catch (FlywayException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof SQLException told) {
          throw engine.explain(told);
        }
      }
      throw new StoreException(
          Kind.FOREIGN,
          "The tables of the store %s could not be made: %s".formatted(address, e.getMessage()),
          e);
    }
  }

  /** An engine as Flyway wants it. */
  private record Source(Engine engine) implements DataSource {
    @Override
    public Connection getConnection() throws SQLException {
      return engine.connect(true);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
      return getConnection();
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
      throw new SQLFeatureNotSupportedException("there is no log");
    }

    @Override
    public void setLogWriter(PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {}

    @Override
    public int getLoginTimeout() {
      return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
      throw new SQLFeatureNotSupportedException("there is no logger");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
      throw new SQLException("wraps nothing");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
      return false;
    }
  }
}
