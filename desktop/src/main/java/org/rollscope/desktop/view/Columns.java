package org.rollscope.desktop.view;

/** Text that takes up a number of columns of a terminal, whatever it is written in. */
public final class Columns {
  private Columns() {}

  /** How many columns a text takes up: two for each character of East Asia or picture. */
  public static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  private static int width(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  private static boolean isWide(int character) {
    return (character >= 0x1100 && character <= 0x115F)
        || (character >= 0x2E80 && character <= 0xA4CF)
        || (character >= 0xAC00 && character <= 0xD7A3)
        || (character >= 0xF900 && character <= 0xFAFF)
        || (character >= 0xFE30 && character <= 0xFE6F)
        || (character >= 0xFF00 && character <= 0xFF60)
        || (character >= 0x1F300 && character <= 0x1FAFF)
        || (character >= 0x20000 && character <= 0x3FFFD);
  }

  /** The text and as many spaces as it takes; a text that is longer is followed by one. */
  public static String pad(String text, int columns) {
    return text + " ".repeat(Math.max(text.isEmpty() ? 0 : 1, columns - width(text)));
  }
}
