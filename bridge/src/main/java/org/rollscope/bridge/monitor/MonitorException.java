package org.rollscope.bridge.monitor;

import java.io.Serial;

/** The monitor cannot listen where it should; the message says why and what to do. */
public final class MonitorException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  MonitorException(String message, Throwable cause) {
    super(message, cause);
  }
}
