package org.rollscope.desktop.view;

/** Weight and colour on a terminal; never the only sign of anything. */
public enum Ink {
  BOLD("1"),
  DIM("2"),
  CALM("32"),
  HIGH("33;1"),
  STOP("31;1;7");

  private final String code;

  Ink(String code) {
    this.code = code;
  }

  /** The text in this ink, or as it is where colours are not wanted. */
  public String on(String text, boolean colour) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
