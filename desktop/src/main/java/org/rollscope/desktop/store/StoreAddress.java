package org.rollscope.desktop.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.UserFolder;

/** Where a store is. */
public sealed interface StoreAddress {
  String POSTGRES = "jdbc:postgresql:";

  /** An SQLite file. */
  record InFile(Path path) implements StoreAddress {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A PostgreSQL database by its JDBC address, which may hold a password. */
  record OnServer(String url) implements StoreAddress {
    /** The address without what comes behind '?', where a password may be. */
    @Override
    public String toString() {
      int options = url.indexOf('?');
      return options < 0 ? url : url.substring(0, options);
    }
  }

  /** {@code store.db} in the person's state folder. */
  static StoreAddress usual() {
    return new InFile(UserFolder.state().resolve("store.db"));
  }

  /**
   * Reads what a person wrote: a file, or {@code jdbc:postgresql:…}.
   *
   * @param text null for the usual place
   * @throws IllegalArgumentException in words for people
   */
  static StoreAddress parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return usual();
    }
    if (text.startsWith(POSTGRES)) {
      return new OnServer(text);
    }
    if (text.startsWith("jdbc:") || text.contains("://")) {
      throw new IllegalArgumentException(
          "the store must be a file or jdbc:postgresql://HOST/DATABASE, not '%s'"
              .formatted(text.substring(0, text.indexOf(':') + 1) + "…"));
    }
    return new InFile(Path.of(text));
  }
}
