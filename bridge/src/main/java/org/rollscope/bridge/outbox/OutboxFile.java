package org.rollscope.bridge.outbox;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;

/**
 * The file of an outbox, an SQLite database that this process alone has open. Each change is on the
 * disk when its method returns. Belongs to one thread.
 */
final class OutboxFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxFile.class);
  private static final int APPLICATION = 0x524f4c4c;
  private static final int VERSION = 1;
  private static final int BUSY_MILLIS = 500;
  private static final int SHRINK_PAGES = 4096;
  private static final List<String> SETTINGS =
      List.of(
          "locking_mode = EXCLUSIVE",
          "journal_mode = WAL",
          "synchronous = FULL",
          "journal_size_limit = " + (16 << 20));

  /** What is in a file when it is opened. */
  record Contents(
      String epoch,
      Map<Sequences.Source, Long> sequences,
      Map<String, Payload> standing,
      List<Loss> untold,
      int messages,
      long bytes,
      long nextPlace) {}

  private interface Work<T> {
    T run() throws SQLException;
  }

  private final Path file;
  private final Connection connection;
  private final Bookkeeping bookkeeping;
  private final PreparedStatement insert;
  private final PreparedStatement delete;
  private final PreparedStatement forwards;
  private final PreparedStatement backwards;

  private OutboxFile(Path file, Connection connection) throws SQLException {
    this.file = file;
    this.connection = connection;
    bookkeeping = new Bookkeeping(connection);
    insert = connection.prepareStatement(Row.INSERT);
    delete = connection.prepareStatement(Row.DELETE);
    forwards = connection.prepareStatement(Row.PAGE);
    backwards = connection.prepareStatement(Row.PAGE_BACKWARDS);
  }

  /** Opens a file, or makes it, for this person only: what is in it is health data. */
  static OutboxFile open(Path file) throws StorageException {
    try {
      create(file);
    } catch (IOException e) {
      throw StorageException.of(file, e);
    }
    try {
      Connection connection = connect(file);
      try {
        prepare(file, connection);
        return ofTables(file, connection);
      } catch (SQLException | StorageException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw StorageException.of(file, e);
    }
  }

  /** Removes a file and makes a new one. */
  static OutboxFile anew(Path file) throws StorageException {
    try {
      for (String part : List.of("", "-wal", "-journal")) {
        Files.deleteIfExists(Path.of(file + part));
      }
    } catch (IOException e) {
      throw StorageException.of(file, e);
    }
    return open(file);
  }

  /** It is ours by its number: tables that are not what they were are a damage. */
  private static OutboxFile ofTables(Path file, Connection connection) throws StorageException {
    try {
      return new OutboxFile(file, connection);
    } catch (SQLException e) {
      throw StorageException.ofTables(file, e);
    }
  }

  private static void create(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    List<FileAttribute<?>> mine = new ArrayList<>();
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      mine.add(PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    try {
      Files.createFile(file, mine.toArray(FileAttribute<?>[]::new));
    } catch (FileAlreadyExistsException e) {
      if (!Files.isRegularFile(file)) {
        throw e;
      }
    }
  }

  /** The lock comes first: a file that nobody shares needs no room for sharing on a full disk. */
  private static Connection connect(Path file) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    Connection connection = config.createConnection("jdbc:sqlite:" + file.toAbsolutePath());
    try (Statement statement = connection.createStatement()) {
      for (String setting : SETTINGS) {
        statement.execute("PRAGMA " + setting);
      }
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static void prepare(Path file, Connection connection)
      throws SQLException, StorageException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA cell_size_check = ON");
      int version = number(statement, "PRAGMA user_version");
      boolean isNew = number(statement, "SELECT count(*) FROM sqlite_schema") == 0;
      if (!isNew && number(statement, "PRAGMA application_id") != APPLICATION) {
        throw StorageException.ofForeign(file);
      }
      if (version > VERSION) {
        throw StorageException.ofNewer(file, version);
      }
      if (isNew) {
        statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
        statement.execute("VACUUM"); // which brings the setting into force
      }
      connection.setAutoCommit(false);
      if (isNew) {
        statement.execute(Row.TABLE);
        for (String table : Bookkeeping.TABLES) {
          statement.execute(table);
        }
        statement.execute("PRAGMA application_id = " + APPLICATION);
        statement.execute("PRAGMA user_version = " + VERSION);
        connection.commit();
      }
    }
  }

  private static int number(Statement statement, String query) throws SQLException {
    try (ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getInt(1) : 0;
    }
  }

  private <T> T transact(Work<T> work) throws StorageException {
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
      throw StorageException.of(file, e);
    }
  }

  /** The epoch it is in; empty for a new one. */
  String epoch() throws StorageException {
    return transact(bookkeeping::readEpoch);
  }

  Map<String, Payload> standing() throws StorageException {
    return transact(bookkeeping::readStanding);
  }

  List<Loss> untold() throws StorageException {
    return transact(bookkeeping::readUntold);
  }

  Contents contents() throws StorageException {
    return transact(
        () -> {
          try (Statement statement = connection.createStatement()) {
            long next = 0;
            for (Lane lane : Lane.values()) {
              try (ResultSet row = statement.executeQuery(Row.last(lane))) {
                next = Math.max(next, Row.place(row.next() ? row.getLong("id") : 0) + 1);
              }
            }
            try (ResultSet size = statement.executeQuery(Row.SIZE)) {
              size.next();
              return new Contents(
                  bookkeeping.readEpoch(),
                  bookkeeping.readSequences(),
                  bookkeeping.readStanding(),
                  bookkeeping.readUntold(),
                  size.getInt("messages"),
                  size.getLong("bytes"),
                  next);
            }
          }
        });
  }

  /** Makes changes, all or none. */
  void save(Changes changes) throws StorageException {
    transact(
        () -> {
          for (Held held : changes.added()) {
            Row.write(insert, held);
            insert.executeUpdate();
          }
          for (long id : changes.removed()) {
            delete.setLong(1, id);
            delete.executeUpdate();
          }
          bookkeeping.write(changes);
          return changes;
        });
    bookkeeping.wrote(changes);
  }

  /**
   * The next messages of a lane, in order.
   *
   * @param behind the place that they are behind
   * @param damaged gets those that cannot be read as they were written
   * @return how many rows were read, of both kinds
   */
  int page(Lane lane, long behind, int most, Consumer<Held> sink, Consumer<Candidate> damaged)
      throws StorageException {
    return page(true, Row.id(lane, behind), Row.lastId(lane), most, sink, damaged);
  }

  /**
   * The same from the end of the lane down.
   *
   * @param below the place that they are before
   */
  int pageDown(Lane lane, long behind, long below, int most, Consumer<Held> sink)
      throws StorageException {
    long last = below == Long.MAX_VALUE ? Row.lastId(lane) : Row.id(lane, below - 1);
    return page(false, Row.id(lane, behind), last, most, sink, lost -> {});
  }

  private int page(
      boolean upwards,
      long above,
      long upTo,
      int most,
      Consumer<Held> sink,
      Consumer<Candidate> damaged)
      throws StorageException {
    PreparedStatement query = upwards ? forwards : backwards;
    boolean[] disorder = new boolean[1];
    int read =
        transact(
            () -> {
              query.setLong(1, above);
              query.setLong(2, upTo);
              query.setInt(3, most);
              int rows = 0;
              long previous = 0;
              try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                  long id = row.getLong("id");
                  disorder[0] |= rows > 0 && id > previous != upwards;
                  previous = id;
                  rows++;
                  Held held = Row.read(row);
                  if (held == null) {
                    damaged.accept(Candidate.of(row, Row.weight(row)));
                  } else {
                    sink.accept(held);
                  }
                }
              }
              return rows;
            });
    if (disorder[0]) {
      throw StorageException.ofDisorder(file);
    }
    return read;
  }

  /** The messages of a rank, the oldest first, until the sink wants no more. */
  void oldest(Rank rank, Predicate<Candidate> sink) throws StorageException {
    transact(
        () -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(Row.oldest(rank))) {
            boolean more = true;
            while (more && row.next()) {
              more = sink.test(Candidate.of(row, row.getLong("weight")));
            }
            return more;
          }
        });
  }

  /** Gives some of the room of messages that are gone back to the disk. */
  void shrink() throws StorageException {
    transact(
        () -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate("PRAGMA incremental_vacuum(" + SHRINK_PAGES + ")");
          }
        });
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // Everything is on the disk since the last change.
      LOG.debug("Closing {} failed", file, e);
    }
  }
}
