package org.rollscope.bridge.config;

import java.io.Serial;

/** A configuration that cannot be used; the message names file, line, key and what is allowed. */
public final class ConfigException extends Exception {
  @Serial private static final long serialVersionUID = 1;

  public ConfigException(String message) {
    super(message);
  }

  public ConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
