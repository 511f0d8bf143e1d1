package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.desktop.bench.AirFigures;
import org.rollscope.desktop.bench.AirFigures.Leftovers;
import org.rollscope.desktop.bench.AirFigures.Start;

/** The figures of Bluetooth beside what is promised. */
final class AirTable {
  private static final double FOUND = 2;
  private static final double STREAMING = 4;
  private static final double BACK = 3;
  private static final long HEAP = 4 << 20;
  private static final int TOOLS = 8;

  private final PrintWriter out;
  private boolean good = true;

  AirTable(PrintWriter out) {
    this.out = out;
  }

  /** Measures and prints; returns whether everything promised is met. */
  boolean print(int starts, int disconnects, double seconds, Progress progress)
      throws IOException, InterruptedException {
    out.printf(Locale.ROOT, "%-38s%12s%14s%n", "by the virtual BlueZ", "seen", "promised");
    try (AirFigures figures = new AirFigures()) {
      int all = starts + disconnects;
      List<Start> seen = figures.starts(starts, n -> progress.accept((double) n / all));
      row("found, s, longest of " + starts, longest(seen, Start::found), FOUND);
      row("streaming, s", longest(seen, Start::streaming), STREAMING);
      row("back in range, s", longest(seen.subList(1, seen.size()), Start::streaming), BACK);
      Leftovers left =
          figures.disconnect(disconnects, n -> progress.accept((double) (starts + n) / all));
      row("threads left by %,d cuts".formatted(left.rounds()), left.threads(), 0);
      row("objects left on the bus", left.objects(), 0);
      row("heap left, MB", left.heapBytes() / 1048576.0, HEAP / 1048576.0);
      List<DecodeCounts> counts = figures.together(TOOLS, seconds);
      long frames = counts.stream().mapToLong(DecodeCounts::frames).sum();
      row(
          "lost of %,d from %d at once".formatted(frames, TOOLS),
          counts.stream().mapToDouble(c -> c.lostFrames() + c.duplicateFrames()).sum(),
          0);
    }
    out.flush();
    return good;
  }

  private static double longest(List<Start> starts, ToDoubleFunction<Start> of) {
    return starts.stream().mapToDouble(of).max().orElse(Double.NaN);
  }

  private void row(String what, double seen, double promised) {
    boolean met = seen <= promised;
    good &= met;
    out.printf(
        Locale.ROOT,
        "%-38s%12s%14s  %s%n",
        what,
        String.format(Locale.ROOT, promised == 0 ? "%.0f" : "%.2f", seen),
        promised == 0 ? "0" : "<= %.0f".formatted(promised),
        met ? "ok" : "short");
    out.flush();
  }
}
