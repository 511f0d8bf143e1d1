package org.rollscope.desktop.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;

/** The databases that a store can be in; every test of what is stored runs in each. */
enum TestStore {
  SQLITE {
    @Override
    StoreAddress address(Path folder) {
      return new StoreAddress.InFile(folder.resolve("store.db"));
    }
  },
  POSTGRES {
    @Override
    StoreAddress address(Path folder) throws IOException {
      try {
        return new StoreAddress.OnServer(PostgresServer.get().newDatabase());
      } catch (SQLException e) {
        throw new IOException(e);
      }
    }
  };

  static final Instant NOW = Instant.parse("2026-03-01T18:00:00Z");

  /** Where an empty store is. */
  abstract StoreAddress address(Path folder) throws IOException;

  /** An empty store. */
  Store open(Path folder) throws IOException {
    return open(address(folder));
  }

  static Store open(StoreAddress address) throws IOException {
    return open(address, InstantSource.fixed(NOW));
  }

  static Store open(StoreAddress address, InstantSource clock) throws IOException {
    return Store.open(address, clock, new Random(1));
  }
}
