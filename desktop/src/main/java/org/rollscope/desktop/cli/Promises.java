package org.rollscope.desktop.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** Prints figures, some beside what is promised, and knows whether every promise was kept. */
final class Promises {
  private final PrintWriter out;
  private boolean kept = true;

  Promises(PrintWriter out) {
    this.out = out;
  }

  boolean areKept() {
    return kept;
  }

  /** What the figures below are of. */
  void head(String name) {
    out.printf(Locale.ROOT, "%-46s%12s%12s%n", name, "seen", "promised");
    out.flush();
  }

  /** A figure of which nothing is promised. */
  void fact(String what, String format, double seen) {
    out.printf(Locale.ROOT, "%-46s%12s%n", what, String.format(Locale.ROOT, format, seen));
    out.flush();
  }

  /** A figure that must not be above what is promised. */
  void row(String what, String format, double seen, double promised) {
    boolean met = seen <= promised;
    kept &= met;
    out.printf(
        Locale.ROOT,
        "%-46s%12s%12s  %s%n",
        what,
        String.format(Locale.ROOT, format, seen),
        "<= %.0f".formatted(promised),
        met ? "ok" : "short");
    out.flush();
  }
}
