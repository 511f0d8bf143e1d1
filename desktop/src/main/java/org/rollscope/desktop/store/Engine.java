package org.rollscope.desktop.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** What differs between the databases that a store can be in. Thread-safe. */
interface Engine {
  /**
   * Makes sure that there is a database of ours or an empty one; it may still be of any version.
   */
  void prepare() throws StoreException;

  /** Opens a connection; one that reads must not be able to write. */
  Connection connect(boolean writes) throws SQLException;

  /** Waits until this transaction is the only one that writes, over all processes. */
  void beginWrite(Handle handle);

  /** Whether a failure means that the connection is gone, and a new one may do. */
  boolean isCut(SQLException failure);

  /** The right to collect into this store, which one alone has. */
  interface Claim extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Claims the right to collect.
   *
   * @throws StoreException where somebody has it
   */
  Claim claim() throws StoreException;

  /** What the migrations must know. */
  Map<String, String> placeholders();

  /** What the database takes on the disk, bytes. */
  long size(Handle handle);

  /**
   * Makes sure that {@link #rewrite} can be done.
   *
   * @throws StoreException where there is no room for it
   */
  void requireRoomToRewrite() throws StoreException;

  /** Writes all anew, so that nothing of what was deleted is left. */
  void rewrite(Connection connection) throws SQLException, StoreException;

  /** A failure in words for people. */
  StoreException explain(SQLException failure);
}
