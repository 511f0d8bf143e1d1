package org.rollscope.core.wire;

/** Receives the host's commands, on the thread that feeds the decoder. */
public interface CommandListener {
  /** A command to carry out and to acknowledge. */
  void command(long sequence, Command command);

  /**
   * A command that cannot be carried out, to be answered with that result.
   *
   * @param code the command's first byte
   * @param result {@link #UNKNOWN} or {@link #BAD_ARGUMENT}
   */
  void refused(long sequence, int code, int result);

  int OK = 0;
  int UNKNOWN = 1;
  int BAD_ARGUMENT = 2;
  int BUSY = 3;
}
