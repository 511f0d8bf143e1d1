package org.rollscope.desktop.calibrate;

import java.io.IOException;

/** A measurement cannot be trusted or made; the message says why and what to do, for people. */
public final class CalibrationException extends IOException {
  private static final long serialVersionUID = 1;

  public CalibrationException(String message) {
    super(message);
  }
}
