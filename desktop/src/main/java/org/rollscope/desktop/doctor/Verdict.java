package org.rollscope.desktop.doctor;

/** What came of looking at something. */
public enum Verdict {
  OK("ok"),
  /** Works, but is worth knowing. */
  NOTE("note"),
  FIX("TO FIX"),
  NOT_CHECKED("not checked");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
