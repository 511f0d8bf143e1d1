package org.rollscope.desktop.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes in transactions: readers side by side, each of one moment's state; writers one
 * after the other. When a write returns, it is on the disk. A connection that was cut is made anew,
 * unless it was cut in the midst of a write. Thread-safe.
 */
final class Database implements AutoCloseable {
  private static final int READERS = 8;

  /** Something done within one transaction. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    T run(Handle handle) throws StoreException;
  }

  /** Something written within one transaction. */
  @FunctionalInterface
  interface Change {
    void run(Handle handle) throws StoreException;
  }

  /** Something done outside of any transaction. */
  @FunctionalInterface
  interface Upkeep {
    void run(Connection connection) throws SQLException, StoreException;
  }

  private final Engine engine;
  private final Connections reading;
  private final Connections writing;
  private final Jdbi reader;
  private final Jdbi writer;
  private final ReentrantLock turn = new ReentrantLock(true);

  Database(Engine engine) {
    this.engine = engine;
    reading = new Connections(engine, false, READERS);
    writing = new Connections(engine, true, 1);
    reader = Jdbi.create(reading);
    writer = Jdbi.create(writing);
  }

  Engine engine() {
    return engine;
  }

  <T extends @Nullable Object> T read(Work<T> work) throws StoreException {
    try {
      return reader.inTransaction(work::run);
    } catch (JdbiException e) {
      if (!isCut(e)) {
        throw explain(e);
      }
    }
    try {
      return reader.inTransaction(work::run);
    } catch (JdbiException again) {
      throw explain(again);
    }
  }

  <T extends @Nullable Object> T write(Work<T> work) throws StoreException {
    turn.lock();
    try {
      AtomicBoolean begun = new AtomicBoolean();
      try {
        return attempt(work, begun);
      } catch (JdbiException e) {
        if (begun.get() || !isCut(e)) {
          throw explain(e);
        }
      }
      return attempt(work, begun);
    } catch (JdbiException again) {
      throw explain(again);
    } finally {
      turn.unlock();
    }
  }

  private <T extends @Nullable Object> T attempt(Work<T> work, AtomicBoolean begun)
      throws StoreException {
    return writer.inTransaction(
        handle -> {
          engine.beginWrite(handle);
          begun.set(true);
          return work.run(handle);
        });
  }

  void change(Change change) throws StoreException {
    write(
        handle -> {
          change.run(handle);
          return true;
        });
  }

  /** Does what no transaction can hold, while nobody of this process writes. */
  void upkeep(Upkeep work) throws StoreException {
    turn.lock();
    try (Connection connection = writing.openConnection()) {
      work.run(connection);
    } catch (SQLException e) {
      throw engine.explain(e);
    } finally {
      turn.unlock();
    }
  }

  private static @Nullable SQLException cause(JdbiException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException told) {
        return told;
      }
    }
    return null;
  }

  private boolean isCut(JdbiException failure) {
    SQLException cause = cause(failure);
    return cause != null && engine.isCut(cause);
  }

  /** A failure within a transaction, in words for people. */
  StoreException explain(JdbiException failure) {
    SQLException cause = cause(failure);
    if (cause == null) {
      throw failure;
    }
    return engine.explain(cause);
  }

  @Override
  public void close() {
    reading.close();
    writing.close();
  }
}
