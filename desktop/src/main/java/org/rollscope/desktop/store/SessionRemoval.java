package org.rollscope.desktop.store;

import org.jdbi.v3.core.Handle;

/** Takes a session out of the store for good, with its raw samples and no others. */
final class SessionRemoval {
  private SessionRemoval() {}

  static void remove(Handle handle, String session) throws StoreException {
    Packing.cut(handle, Samples.stretch(handle, session));
    handle.createUpdate("DELETE FROM session WHERE id = :id").bind("id", session).execute();
  }
}
