package org.rollscope.desktop.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rollscope.desktop.bench.Delays;
import org.rollscope.desktop.view.Words;

/** The delays of alarms beside what is promised. */
final class LatencyTable {
  private LatencyTable() {}

  static List<String> lines(Delays delays, String broker, int devices) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "From the pressure to the subscriber, over %s, %s"
            .formatted(broker, Words.count(devices, "tool")));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "%8s %8s %8s %8s %8s %8s",
            "alarms",
            "missed",
            "p50",
            "p95",
            "p99",
            "max"));
    lines.add(
        String.format(
            Locale.ROOT,
            "%8d %8d %5.0f ms %5.0f ms %5.0f ms %5.0f ms",
            delays.count(),
            delays.missed(),
            1000 * delays.percentile(0.5),
            1000 * delays.percentile(0.95),
            1000 * delays.percentile(0.99),
            1000 * delays.percentile(1)));
    lines.add("");
    lines.add(
        String.format(
            Locale.ROOT,
            "allowed at p99: %.0f ms frame + %.0f ms on-delay + 20 ms = %.0f ms: %s",
            1000 * delays.frameInterval(),
            1000 * delays.onDelay(),
            1000 * delays.allowed(),
            delays.isGood() ? "met" : "NOT met"));
    return lines;
  }
}
