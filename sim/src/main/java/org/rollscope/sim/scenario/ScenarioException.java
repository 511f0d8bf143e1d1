package org.rollscope.sim.scenario;

import java.io.Serial;

/** A scenario cannot be played; the message names the file, the line and the key. */
public final class ScenarioException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  public ScenarioException(String message) {
    super(message);
  }

  public ScenarioException(String message, Throwable cause) {
    super(message, cause);
  }
}
