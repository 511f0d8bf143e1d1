package org.rollscope.desktop.log;

import java.io.IOException;

/** A recording cannot be used; the message names the file and says why, for people. */
public final class LogException extends IOException {
  private static final long serialVersionUID = 1;

  public LogException(String message) {
    super(message);
  }
}
