package org.rollscope.bridge.log;

import java.time.ZoneId;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.slf4j.MDC;

/** What of the log is told by this process, and how. Thread-safe. */
public final class Logs {
  /** What the thread works on; names of fields in JSON. Threads give it on to those they make. */
  public static final String BRIDGE = "bridge";

  public static final String DEVICE = "device";

  // Held, for the log manager forgets a logger nobody holds, with its level.
  private static final Logger ROOT = LogManager.getLogManager().getLogger("");
  private static final Logger OWN = Logger.getLogger("org.rollscope");
  private static final Logger PAHO = Logger.getLogger("org.eclipse.paho");

  private Logs() {}

  /**
   * Sets how much is told, and how.
   *
   * @param verbose what libraries warn of, too
   * @param service whether this process runs on its own, and its log is all there is to see
   */
  public static void configure(LogFormat format, boolean verbose, boolean service) {
    Formatter lines =
        format == LogFormat.JSON ? new JsonLines() : new TextLines(ZoneId.systemDefault());
    for (Handler handler : ROOT.getHandlers()) {
      handler.setFormatter(lines);
    }
    ROOT.setLevel(verbose ? Level.WARNING : Level.SEVERE);
    OWN.setLevel(verbose || service ? Level.INFO : Level.WARNING);
    // It takes a lost connection for severe; we say the same in words.
    PAHO.setLevel(verbose ? Level.WARNING : Level.OFF);
  }

  /** What this thread works on from now on, and the threads that it makes. */
  public static void mark(String field, String value) {
    MDC.put(field, value);
  }
}
