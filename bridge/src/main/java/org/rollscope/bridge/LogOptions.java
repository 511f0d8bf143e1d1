package org.rollscope.bridge;

import org.rollscope.bridge.log.LogFormat;
import org.rollscope.bridge.log.Logs;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Options that say what is told of the work, and how; of every command. */
public final class LogOptions {
  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Tell more, and where an unknown error came from.")
  private boolean verbose;

  @Option(
      names = "--log",
      scope = ScopeType.INHERIT,
      paramLabel = "FORMAT",
      description = "Log lines of text, or json: an object a line.")
  private LogFormat format = LogFormat.TEXT;

  /** Made by picocli. */
  public LogOptions() {}

  public boolean isVerbose() {
    return verbose;
  }

  /**
   * Has the log written so.
   *
   * @param service whether the command runs on its own, and its log is all there is to see
   */
  public void apply(boolean service) {
    Logs.configure(format, verbose, service);
  }
}
