package org.rollscope.desktop.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.rollscope.desktop.store.StoreException.Kind;

/** Puts a backup in a store's place, and what was there aside. */
final class Restoring {
  private final Path backup;
  private final Instant now;

  Restoring(Path backup, Instant now) {
    this.backup = backup;
    this.now = now;
  }

  /**
   * Does it.
   *
   * @return where what was there is now; empty where there was nothing
   * @throws IOException where it cannot be done, in words for people; then all is as it was
   */
  String into(StoreAddress address) throws IOException {
    BackupFile.check(backup);
    return switch (address) {
      case StoreAddress.InFile file -> intoFile(file.path().toAbsolutePath());
      case StoreAddress.OnServer server -> onto(server);
    };
  }

  private String intoFile(Path file) throws IOException {
    if (Files.exists(file) && Files.isSameFile(backup, file)) {
      throw new StoreException(Kind.REFUSED, "the store " + file + " is that file itself");
    }
    Files.createDirectories(file.resolveSibling("."));
    Engine.Claim claim = new SqliteEngine(file).claim();
    try (Copy copy = new Copy(file)) {
      Path aside = Files.exists(file) ? DatabaseFile.setAside(file, "replaced", now) : null;
      Files.move(copy.path, file, StandardCopyOption.ATOMIC_MOVE);
      return aside == null ? "" : aside.toString();
    } finally {
      claim.close();
    }
  }

  private String onto(StoreAddress.OnServer server) throws IOException {
    PostgresEngine engine = new PostgresEngine(server);
    engine.prepare();
    Path folder = Files.createTempDirectory("rollscope-restore");
    try {
      Engine.Claim claim = engine.claim();
      try (Copy copy = new Copy(folder.resolve("store.db"))) {
        return replace(engine, server, copy);
      } finally {
        claim.close();
      }
    } finally {
      Files.delete(folder);
    }
  }

  private String replace(PostgresEngine engine, StoreAddress.OnServer server, Copy copy)
      throws IOException {
    String schema = "rollscope_replaced_" + DatabaseFile.stamp(now).replace('-', '_');
    String aside = engine.setAside(schema);
    boolean done = false;
    try (Database from = new Database(new SqliteEngine(copy.path));
        Database to = new Database(engine)) {
      Schema.bring(engine, server);
      Backup.copy(from, to);
      done = true;
    } finally {
      if (!done) {
        engine.bringBack(aside);
      }
    }
    return aside.isEmpty() ? "" : "the schema " + aside;
  }

  /** The backup's content as this version of the program has it; gone when it is closed. */
  private final class Copy implements AutoCloseable {
    private final Path path;

    Copy(Path beside) throws IOException {
      path = beside.resolveSibling(beside.getFileName() + ".restoring");
      DatabaseFile.delete(path);
      DatabaseFile.create(path);
      SqliteEngine engine = new SqliteEngine(path);
      boolean made = false;
      try (Connection connection = BackupFile.open(backup)) {
        Backup.copy(connection, path);
        Schema.bring(engine, new StoreAddress.InFile(path));
        made = true;
      } catch (SQLException e) {
        throw engine.explain(e);
      } finally {
        if (!made) {
          close();
        }
      }
    }

    @Override
    public void close() throws IOException {
      DatabaseFile.delete(path);
    }
  }
}
