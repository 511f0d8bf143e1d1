package org.rollscope.bridge.config;

import java.nio.file.Path;

/** Where this program keeps what it knows for a person. */
public final class UserFolder {
  private UserFolder() {}

  /** {@code ~/.config/rollscope}, or below {@code XDG_CONFIG_HOME} where that is set. */
  public static Path path() {
    String base = System.getenv("XDG_CONFIG_HOME");
    Path config =
        base == null || base.isBlank()
            ? Path.of(System.getProperty("user.home", "."), ".config")
            : Path.of(base);
    return config.resolve("rollscope");
  }
}
