package org.rollscope.desktop.view;

import java.util.Locale;

/**
 * A load as a bar of 76 columns with the two limits marked in it and the bands named below it. The
 * bands are an engineering choice: easy up to half of HIGH, firm up to HIGH, then too hard.
 */
public record PressureBar(double value, double high, double highHigh) {
  static final int COLUMNS = 76;
  private static final double EASY = 0.5;
  private static final double HEADROOM = 1.15;

  /** Where the load is. */
  public enum Band {
    EASY("easy"),
    FIRM("firm"),
    TOO_HARD("too hard"),
    EASE_OFF("EASE OFF NOW");

    private final String words;

    Band(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  public Band band() {
    if (value >= highHigh) {
      return Band.EASE_OFF;
    }
    if (value >= high) {
      return Band.TOO_HARD;
    }
    return value >= EASY * high ? Band.FIRM : Band.EASY;
  }

  private int column(double load) {
    double share = load / (highHigh * HEADROOM);
    return Math.clamp(Math.round(share * COLUMNS), 0, COLUMNS - 1);
  }

  /** The bar: filled up to the load, a line at each limit. */
  public String bar() {
    StringBuilder bar = new StringBuilder();
    int filled = value > 0 ? Math.max(1, column(value)) : 0;
    for (int i = 0; i < COLUMNS; i++) {
      boolean limit = i == column(high) || i == column(highHigh);
      bar.append(limit ? '|' : i < filled || value == Double.POSITIVE_INFINITY ? '#' : '.');
    }
    return bar.toString();
  }

  /** The names of the bands, each where it begins. */
  public String scale() {
    StringBuilder scale = new StringBuilder(" ".repeat(COLUMNS));
    place(scale, 0, "easy");
    place(scale, column(EASY * high), "firm");
    place(scale, column(high), String.format(Locale.ROOT, "%.0f too hard", high));
    String last = String.format(Locale.ROOT, "%.0f", highHigh);
    place(scale, column(highHigh), last);
    return scale.toString().stripTrailing();
  }

  private static void place(StringBuilder scale, int at, String words) {
    int start = Math.min(at, COLUMNS - words.length());
    scale.replace(start, start + words.length(), words);
  }
}
