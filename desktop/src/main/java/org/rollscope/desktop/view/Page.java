package org.rollscope.desktop.view;

import java.util.ArrayList;
import java.util.List;

/** Lines of at most 80 columns: a name on the left, words on the right, wrapped beside it. */
public final class Page {
  public static final int WIDTH = 80;
  private static final int INDENT = 12;

  private final List<String> lines = new ArrayList<>();

  /** A line as it is. */
  public Page line(String text) {
    lines.add(text);
    return this;
  }

  public Page blank() {
    return line("");
  }

  /** A named entry; its words continue under each other. */
  public Page entry(String name, String words) {
    String left = pad(name);
    for (String part : wrap(words, WIDTH - INDENT)) {
      lines.add((left + part).stripTrailing());
      left = pad("");
    }
    return this;
  }

  /** Words over the full width. */
  public Page paragraph(String words) {
    lines.addAll(wrap(words, WIDTH));
    return this;
  }

  /** Two texts on one line, the second at the right edge. */
  public Page edges(String left, String right) {
    int gap = Math.max(1, WIDTH - left.length() - right.length());
    return line(left + " ".repeat(gap) + right);
  }

  private static String pad(String name) {
    return name + " ".repeat(Math.max(1, INDENT - name.length()));
  }

  /** Breaks words at spaces. */
  public static List<String> wrap(String words, int width) {
    List<String> parts = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        parts.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    parts.add(line.toString());
    return parts;
  }

  public List<String> lines() {
    return List.copyOf(lines);
  }
}
