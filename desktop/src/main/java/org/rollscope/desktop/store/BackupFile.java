package org.rollscope.desktop.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.rollscope.desktop.store.StoreException.Kind;

/** A file that may be a backup, looked at without changing it. */
final class BackupFile {
  private static final byte[] START = "SQLite format 3\0".getBytes(US_ASCII);

  private BackupFile() {}

  /**
   * Makes sure that it is a whole backup that this program reads.
   *
   * @throws IOException where it is not, in words for people
   */
  static void check(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      if (!Arrays.equals(in.readNBytes(START.length), START)) {
        throw new StoreException(
            Kind.FOREIGN,
            file
                + " is no backup of a store; recordings and exports of a person come in by"
                + " 'rollscope store import'");
      }
    }
    try (Connection connection = open(file);
        Statement statement = connection.createStatement()) {
      if (SqliteEngine.number(statement, "PRAGMA application_id") != SqliteEngine.APPLICATION) {
        throw new StoreException(Kind.FOREIGN, file + " is another program's database");
      }
      Schema.check(connection, new StoreAddress.InFile(file));
      String found = text(statement, "PRAGMA integrity_check(1)");
      if (!found.equals("ok") || !text(statement, "PRAGMA foreign_key_check").isEmpty()) {
        throw new StoreException(
            Kind.DAMAGED, file + " is damaged (" + found + "); use another backup");
      }
    } catch (SQLException e) {
      throw new StoreException(
          Kind.DAMAGED, file + " is damaged (" + e.getMessage() + "); use another backup", e);
    }
  }

  /** Opens it to be read. What stands in a log beside it belongs to it. */
  static Connection open(Path file) throws SQLException {
    boolean hasLog = Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
    String options = hasLog ? "?mode=ro" : "?mode=ro&immutable=1";
    return DriverManager.getConnection("jdbc:sqlite:" + file.toUri() + options);
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.next() ? String.valueOf(result.getString(1)) : "";
    }
  }
}
