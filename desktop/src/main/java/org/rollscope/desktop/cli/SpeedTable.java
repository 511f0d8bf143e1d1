package org.rollscope.desktop.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.desktop.bench.AnalysisSpeed;
import org.rollscope.desktop.bench.FileSpeed;
import org.rollscope.sim.device.Transmitter;

/** How fast the analysis is, in columns. */
final class SpeedTable {
  private SpeedTable() {}

  /** By the sample, from memory. */
  static List<String> ofSamples(int rounds) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%-14s %9s %20s %24s"
            .formatted("in memory", "samples", "analysis", "decoding and analysis"));
    for (InstrumentKind kind : InstrumentKind.values()) {
      AnalysisSpeed speed = new AnalysisSpeed(kind, 1);
      lines.add(
          String.format(
              Locale.ROOT,
              "%-14s %,9d %s     %s",
              kind.label(),
              speed.samples(),
              figure(speed.fromSamples(rounds)),
              figure(speed.fromBytes(rounds))));
    }
    lines.add("Bytes are those of a whole session, its events and summary, a sample.");
    return lines;
  }

  private static String figure(AnalysisSpeed.Figure figure) {
    return String.format(Locale.ROOT, "%8.0f ns %6.1f B", figure.nanos(), figure.bytes());
  }

  /** By recordings in files of their own, which are removed again. */
  static List<String> ofRecordings(int minutes, int rounds) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        "%-15s %7s %9s %14s %14s %14s"
            .formatted("recordings", "MB", "samples", "read only", "analyze", "analyze, first"));
    Path folder = Files.createTempDirectory("rollscope-bench");
    try {
      for (Transmitter.Format format : Transmitter.Format.values()) {
        FileSpeed.Figure figure = new FileSpeed(folder, format, minutes).measure(rounds);
        String name = format == Transmitter.Format.TEXT ? "text lines" : "byte stream";
        lines.add(row(name, figure));
        lines.add(
            String.format(
                Locale.ROOT,
                "%-33s %11.1f ns %11.1f ns %11.1f ns",
                "  a sample",
                figure.perSample(figure.reading()),
                figure.perSample(figure.best()),
                figure.perSample(figure.first())));
      }
    } finally {
      remove(folder);
    }
    return lines;
  }

  private static String row(String name, FileSpeed.Figure figure) {
    return String.format(
        Locale.ROOT,
        "%-15s %7.1f %,9d %9.0f MB/s %9.1f MB/s %9.1f MB/s",
        name,
        figure.bytes() / 1e6,
        figure.samples(),
        figure.rate(figure.reading()),
        figure.rate(figure.best()),
        figure.rate(figure.first()));
  }

  private static void remove(Path folder) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
