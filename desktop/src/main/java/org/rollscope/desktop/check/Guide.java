package org.rollscope.desktop.check;

/** Tells a person what to do with the tool. */
public interface Guide {
  /** What is to be done now. */
  void instruct(String what);

  /**
   * How long the check still waits for it; told again and again.
   *
   * @param seconds at most
   */
  void left(double seconds);

  /** It has been done, or given up. */
  void done();
}
