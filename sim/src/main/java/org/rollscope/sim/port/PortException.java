package org.rollscope.sim.port;

import java.io.IOException;
import java.io.Serial;

/** A virtual port could not be made or has broken; the message says which and what to do. */
public final class PortException extends IOException {
  @Serial private static final long serialVersionUID = 1;

  public PortException(String message) {
    super(message);
  }

  public PortException(String message, Throwable cause) {
    super(message, cause);
  }
}
