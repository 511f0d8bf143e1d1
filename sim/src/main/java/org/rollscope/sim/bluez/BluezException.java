package org.rollscope.sim.bluez;

import java.io.IOException;
import java.io.Serial;

/** Bluetooth cannot be used; the message says why and what to do. */
public final class BluezException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  public BluezException(String message) {
    super(message);
  }

  public BluezException(String message, Throwable cause) {
    super(message, cause);
  }
}
