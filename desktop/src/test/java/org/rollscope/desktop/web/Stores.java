package org.rollscope.desktop.web;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Random;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreAddress;
import org.rollscope.desktop.store.StoreException;

/** Real stores for the pages' tests. */
final class Stores {
  private Stores() {}

  /** The store in a folder; an empty one where there is none yet. */
  static Store in(Path folder) throws StoreException {
    return in(folder, InstantSource.system());
  }

  /** The same in another time. */
  static Store in(Path folder, InstantSource clock) throws StoreException {
    StoreAddress file = new StoreAddress.InFile(folder.resolve("store.db"));
    return Store.open(file, clock, new Random(1));
  }
}
