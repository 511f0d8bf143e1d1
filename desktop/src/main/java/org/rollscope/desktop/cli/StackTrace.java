package org.rollscope.desktop.cli;

import java.io.PrintWriter;

/** Where an error came from, for those who asked with --verbose. */
final class StackTrace {
  private StackTrace() {}

  static void print(Throwable thrown, PrintWriter err) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      err.println(cause);
      for (StackTraceElement element : cause.getStackTrace()) {
        err.println("    at " + element);
      }
    }
  }
}
