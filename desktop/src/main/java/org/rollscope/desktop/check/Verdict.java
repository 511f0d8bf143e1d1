package org.rollscope.desktop.check;

import java.util.Locale;

/** What came of a check. */
public enum Verdict {
  OK("ok"),
  /** The firmware is to be changed. */
  FIX("FIX"),
  /** It could not be told, and why. */
  UNCHECKED("--");

  private final String word;

  Verdict(String word) {
    this.word = word;
  }

  /** As programs read it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As it stands at the beginning of a line. */
  public String word() {
    return word;
  }
}
