package org.rollscope.bridge.config;

import java.nio.file.Path;

/** Where this program keeps what it knows for a person. */
public final class UserFolder {
  private UserFolder() {}

  /** {@code ~/.config/rollscope}, or below {@code XDG_CONFIG_HOME} where that is set. */
  public static Path path() {
    return below("XDG_CONFIG_HOME", ".config");
  }

  /** {@code ~/.local/state/rollscope}, or below {@code XDG_STATE_HOME} where that is set. */
  public static Path state() {
    return below("XDG_STATE_HOME", ".local/state");
  }

  private static Path below(String variable, String usual) {
    String base = System.getenv(variable);
    Path folder =
        base == null || base.isBlank()
            ? Path.of(System.getProperty("user.home", "."), usual)
            : Path.of(base);
    return folder.resolve("rollscope");
  }
}
