package org.rollscope.bridge.bluez;

import java.io.Serial;

/** What BlueZ or the bus answered instead of a result. */
public final class BluezError extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final String name;

  public BluezError(String name, String message) {
    super(message);
    this.name = name;
  }

  /** Such as {@code org.bluez.Error.Failed}. */
  public String name() {
    return name;
  }

  /** Its text. */
  public String words() {
    return String.valueOf(getMessage());
  }
}
