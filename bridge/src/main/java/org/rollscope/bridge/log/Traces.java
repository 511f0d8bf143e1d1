package org.rollscope.bridge.log;

/** Where an exception came from, as text. */
final class Traces {
  private static final int MOST_CAUSES = 8;

  private Traces() {}

  /** The exception and its causes, each with its frames; every line ends. */
  static String of(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    Throwable one = thrown;
    for (int depth = 0; one != null && depth < MOST_CAUSES; depth++) {
      text.append(depth == 0 ? "" : "Caused by: ").append(one).append('\n');
      for (StackTraceElement frame : one.getStackTrace()) {
        text.append("\tat ").append(frame).append('\n');
      }
      one = one.getCause();
    }
    return text.toString();
  }
}
