package org.rollscope.desktop.calibrate;

import java.io.IOException;

/** A tool cannot be calibrated so; the message says why and what to do, for people. */
public final class CalibrationException extends IOException {
  private static final long serialVersionUID = 1;

  public CalibrationException(String message) {
    super(message);
  }
}
