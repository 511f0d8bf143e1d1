package org.rollscope.desktop.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A whole copy of a store, of one moment, in one form whatever database it is in: that of a store
 * in a file. So what comes from one brings back the other.
 */
final class Backup {
  private Backup() {}

  /**
   * Makes one, while others read and write.
   *
   * @param file where there is none yet
   * @throws IOException where it cannot be made, in words for people
   */
  static void make(Database database, StoreAddress of, Path file) throws IOException {
    NewFile.write(
        file,
        part -> {
          if (of instanceof StoreAddress.InFile) {
            try (Connection connection = database.engine().connect(true)) {
              copy(connection, part);
            } catch (SQLException e) {
              throw database.engine().explain(e);
            }
          } else {
            copy(database, part);
          }
          BackupFile.check(part);
        });
  }

  /** An SQLite database into a file, which is empty. */
  static void copy(Connection connection, Path file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("VACUUM INTO '" + file.toString().replace("'", "''") + "'");
    }
  }

  private static void copy(Database from, Path file) throws StoreException {
    SqliteEngine engine = new SqliteEngine(file);
    engine.prepare();
    Schema.bring(engine, new StoreAddress.InFile(file));
    try (Database to = new Database(engine)) {
      copy(from, to);
    }
  }

  /** All rows into an empty store. */
  static void copy(Database from, Database to) throws StoreException {
    from.read(
        reading -> {
          to.change(
              writing -> {
                try {
                  new TableCopy(reading.getConnection(), writing.getConnection()).all();
                } catch (SQLException e) {
                  throw to.engine().explain(e);
                }
              });
          return true;
        });
  }
}
