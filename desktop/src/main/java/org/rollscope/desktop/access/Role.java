package org.rollscope.desktop.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a user is for; {@link Access} says what follows from it. */
public enum Role {
  /**
   * Publishes for the tools named with it, and takes commands for them. Its name is the bridge's.
   */
  BRIDGE,
  /** Sees everything, and changes nothing. */
  VIEWER,
  /** Sees everything, and sends commands to every tool. */
  THERAPIST,
  /** Home Assistant: as a therapist, and with its own topics. */
  HOME;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The role of a label. */
  public static Optional<Role> of(String label) {
    return Arrays.stream(values()).filter(role -> role.label().equals(label)).findFirst();
  }
}
