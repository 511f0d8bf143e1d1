package org.rollscope.desktop.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.store.StoreException.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A store in a file. */
final class SqliteEngine implements Engine {
  /** Marks the file as ours. */
  static final int APPLICATION = 0x524f4c53;

  private static final Logger LOG = LoggerFactory.getLogger(SqliteEngine.class);
  private static final int BUSY_MILLIS = 10_000;
  private static final String LARGEST_JOURNAL = Integer.toString(64 << 20);
  private static final Map<String, String> WORDS =
      Map.of(
          "id", "INTEGER PRIMARY KEY",
          "int", "INTEGER",
          "real", "REAL",
          "blob", "BLOB",
          "strict", "STRICT",
          "clustered", "STRICT, WITHOUT ROWID");

  private final Path file;

  SqliteEngine(Path file) {
    this.file = file;
  }

  @Override
  public void prepare() throws StoreException {
    create();
    try (Connection connection = connect(true);
        Statement statement = connection.createStatement()) {
      boolean isNew = number(statement, "SELECT count(*) FROM sqlite_schema") == 0;
      if (isNew) {
        statement.execute("PRAGMA application_id = " + APPLICATION);
      } else if (number(statement, "PRAGMA application_id") != APPLICATION) {
        throw new StoreException(
            Kind.FOREIGN,
            "The store " + file + " is another program's database; name another file as --store");
      }
    } catch (SQLException e) {
      throw explain(e);
    }
  }

  static int number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getInt(1) : 0;
    }
  }

  /** Files beside it get the same rights. */
  private void create() throws StoreException {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      DatabaseFile.create(file);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isRegularFile(file)) {
        throw new StoreException(
            Kind.FOREIGN, "The store " + file + " is no file; name another as --store", e);
      }
    } catch (IOException e) {
      throw new StoreException(
          Kind.UNAVAILABLE,
          "The store %s cannot be made: %s; make its folder writable, or name another file as --store"
              .formatted(file, e),
          e);
    }
  }

  @Override
  public Connection connect(boolean writes) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.enforceForeignKeys(true);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, LARGEST_JOURNAL);
    if (writes) {
      config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
    }
    Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA cell_size_check = ON");
      if (!writes) {
        statement.execute("PRAGMA query_only = ON");
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Its transactions begin as the only ones that write. */
  @Override
  public void beginWrite(Handle handle) {}

  @Override
  public boolean isCut(SQLException failure) {
    return false;
  }

  /** A lock on a file beside it, which the system takes away from a process that has ended. */
  @Override
  public Claim claim() throws StoreException {
    Path beside = file.resolveSibling(file.getFileName() + ".collector");
    try {
      FileChannel channel =
          FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new StoreException(
            Kind.UNAVAILABLE,
            "Another Rollscope collects into the store " + file + "; end that one first");
      }
      return () -> close(channel);
    } catch (IOException e) {
      throw e instanceof StoreException told
          ? told
          : new StoreException(Kind.UNAVAILABLE, "The file " + beside + " cannot be made: " + e, e);
    }
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // this very process has it
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.debug("A lock could not be given back", e);
    }
  }

  @Override
  public Map<String, String> placeholders() {
    return WORDS;
  }

  @Override
  public long size(Handle handle) {
    return DatabaseFile.size(file);
  }

  @Override
  public void requireRoomToRewrite() throws StoreException {
    long needed = 2 * DatabaseFile.size(file);
    try {
      if (Files.getFileStore(file).getUsableSpace() < needed) {
        throw new StoreException(
            Kind.REFUSED,
            "To delete for good, the store %s is written anew, which needs %,d MB of room on its disk; nothing was deleted"
                .formatted(file, needed / 1_000_000 + 1));
      }
    } catch (IOException e) {
      throw e instanceof StoreException told
          ? told
          : new StoreException(
              Kind.UNAVAILABLE, "The disk of " + file + " cannot be used: " + e, e);
    }
  }

  @Override
  public void rewrite(Connection connection) throws SQLException, StoreException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("VACUUM");
      // The log still holds the pages of before; a reader of another process may need them.
      if (number(statement, "PRAGMA wal_checkpoint(TRUNCATE)") != 0) {
        throw new StoreException(
            Kind.UNAVAILABLE,
            "It is deleted, but traces stand in "
                + file
                + "-wal until the other program that reads the store has ended");
      }
    }
  }

  @Override
  public StoreException explain(SQLException failure) {
    SQLiteErrorCode code =
        failure instanceof SQLiteException told
            ? told.getResultCode()
            : SQLiteErrorCode.UNKNOWN_ERROR;
    // Extended codes hold the plain one in their lowest byte.
    int plain = code.code & 0xff;
    boolean damaged =
        plain == SQLiteErrorCode.SQLITE_CORRUPT.code || plain == SQLiteErrorCode.SQLITE_NOTADB.code;
    boolean refused =
        plain == SQLiteErrorCode.SQLITE_CONSTRAINT.code
            || plain == SQLiteErrorCode.SQLITE_MISMATCH.code
            || plain == SQLiteErrorCode.SQLITE_TOOBIG.code;
    if (refused) {
      String told = "The store " + file + " does not take this: " + failure.getMessage();
      return new StoreException(Kind.REFUSED, told, failure);
    }
    return new StoreException(
        damaged ? Kind.DAMAGED : Kind.UNAVAILABLE,
        "The store " + file + " " + why(plain, damaged, failure),
        failure);
  }

  private static String why(int code, boolean damaged, SQLException failure) {
    if (damaged) {
      return "is damaged (" + failure.getMessage() + ")";
    }
    if (code == SQLiteErrorCode.SQLITE_FULL.code) {
      return "cannot grow: the disk is full; free some space on it";
    }
    if (code == SQLiteErrorCode.SQLITE_READONLY.code
        || code == SQLiteErrorCode.SQLITE_CANTOPEN.code
        || code == SQLiteErrorCode.SQLITE_PERM.code) {
      return "cannot be written: the disk is read-only, or the file or its folder is not yours;"
          + " make it writable, or name another file as --store";
    }
    if (code == SQLiteErrorCode.SQLITE_BUSY.code || code == SQLiteErrorCode.SQLITE_LOCKED.code) {
      return "is in use by another program; end that one, or try again in a moment";
    }
    if (code == SQLiteErrorCode.SQLITE_IOERR.code) {
      return "cannot be read or written: the disk reports an error (" + failure.getMessage() + ")";
    }
    return "cannot be used: " + failure.getMessage();
  }
}
