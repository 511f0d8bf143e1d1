package org.rollscope.core.sample;

/**
 * Makes text of strangers harmless to print. A device may call itself anything; a control character
 * in its name would steer the terminal, and one that turns the direction of writing would garble
 * the line around it.
 */
public final class PlainText {
  /** Stands for what cannot be printed. */
  public static final char INSTEAD = '\uFFFD';

  private PlainText() {}

  /** The text on one line, without anything that is not seen; the same object where it is so. */
  public static String of(String text) {
    if (text.codePoints().allMatch(PlainText::isSeen)) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints().forEach(c -> plain.appendCodePoint(isSeen(c) ? c : INSTEAD));
    return plain.toString();
  }

  /** Whether a code point can be seen and leaves the text around it as it is. */
  public static boolean isSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
