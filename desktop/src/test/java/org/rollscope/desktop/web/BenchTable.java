package org.rollscope.desktop.web;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Figures beside what is promised. */
final class BenchTable {
  private final PrintStream out;
  private boolean good = true;

  BenchTable(PrintStream out) {
    this.out = out;
  }

  void line(String text) {
    out.println(text);
  }

  /** A figure that must be at most so much. */
  void atMost(String what, double value, double limit, String unit) {
    boolean met = value <= limit;
    good &= met;
    out.printf(
        Locale.ROOT,
        "%-58s %8.1f %-3s ≤ %5.0f  %s%n",
        what,
        value,
        unit,
        limit,
        met ? "met" : "NOT met");
  }

  /** One without a promise. */
  void told(String what, double value, String unit) {
    out.printf(Locale.ROOT, "%-58s %8.1f %s%n", what, value, unit);
  }

  /** The 99th percentile must be at most so much. */
  void delays(String what, List<Double> delays, int missed, double limit) {
    told(what + ", p50 of " + delays.size(), percentile(delays, 0.5), "ms");
    atMost(what + ", p99", percentile(delays, 0.99), limit, "ms");
    atMost(what + ", not seen", missed, 0, "");
  }

  /** The value that a share of all kept to (nearest rank). */
  static double percentile(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    int rank = (int) Math.ceil(share * sorted.size());
    return sorted.isEmpty() ? Double.NaN : sorted.get(Math.max(rank - 1, 0));
  }

  boolean isGood() {
    return good;
  }
}
