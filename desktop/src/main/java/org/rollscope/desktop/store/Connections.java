package org.rollscope.desktop.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.ConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a few connections open for whoever comes next. Thread-safe. */
final class Connections implements ConnectionFactory, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
  private static final long FRESH = TimeUnit.SECONDS.toNanos(5);
  private static final int CHECK_SECONDS = 5;

  private record Idle(Connection connection, long since) {}

  private final Engine engine;
  private final boolean write;
  private final int most;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private boolean closed;

  /**
   * @param write whether they can write
   * @param most that are kept
   */
  Connections(Engine engine, boolean write, int most) {
    this.engine = engine;
    this.write = write;
    this.most = most;
  }

  @Override
  public Connection openConnection() throws SQLException {
    Idle next = poll();
    while (next != null) {
      if (System.nanoTime() - next.since < FRESH || next.connection.isValid(CHECK_SECONDS)) {
        return next.connection;
      }
      end(next.connection);
      next = poll();
    }
    return engine.connect(write);
  }

  private synchronized @Nullable Idle poll() {
    return idle.pollFirst();
  }

  @Override
  public void closeConnection(Connection connection) throws SQLException {
    if (connection.isClosed() || !keep(connection)) {
      connection.close();
    }
  }

  private synchronized boolean keep(Connection connection) {
    if (closed || idle.size() >= most) {
      return false;
    }
    idle.addFirst(new Idle(connection, System.nanoTime()));
    return true;
  }

  /** Closes those nobody uses; those in use are closed when they come back. */
  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(one -> end(one.connection));
    idle.clear();
  }

  private static void end(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      LOG.debug("A connection could not be closed", e);
    }
  }
}
