package org.rollscope.desktop.devices;

import org.rollscope.core.sample.PlainText;

/** What people call a tool. */
public final class ToolName {
  public static final int LONGEST = 64;

  private ToolName() {}

  /**
   * A name as it is kept: on one line, of what can be printed.
   *
   * @throws IllegalArgumentException where it is empty or too long
   */
  public static String of(String text) {
    String plain = PlainText.of(text).strip();
    if (plain.isEmpty() || plain.length() > LONGEST) {
      throw new IllegalArgumentException("a name has from 1 to " + LONGEST + " characters");
    }
    return plain;
  }
}
