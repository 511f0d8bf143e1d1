package org.rollscope.desktop.cli;

import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** Keeps the libraries' logs out of what a person reads, unless asked for. */
final class Logging {
  /** Held, for the log manager forgets a logger nobody holds, with its level. */
  private static final Logger ROOT = LogManager.getLogManager().getLogger("");

  private static final Logger OWN = Logger.getLogger("org.rollscope");

  private Logging() {}

  /**
   * Sets how much is told.
   *
   * @param verbose what libraries warn of, too
   * @param service whether the command runs on its own and its log is all there is to see
   */
  static void quieten(boolean verbose, boolean service) {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tT %4$s %5$s%6$s%n"); // one line a message
    ROOT.setLevel(verbose ? Level.WARNING : Level.SEVERE);
    OWN.setLevel(verbose || service ? Level.INFO : Level.WARNING);
  }
}
