package org.rollscope.desktop.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.desktop.log.LogAnalysis;
import org.rollscope.desktop.log.LogFile;
import org.rollscope.sim.device.SimulatedRecording;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;

/**
 * How long a recording takes to analyse from its file, as {@code analyze} does it, beside reading
 * the same bytes and adding them up.
 */
public final class FileSpeed {
  private static final double WAVE_SECONDS = 4.45;

  private final Path file;
  private final long samples;
  private long sum;

  /**
   * Figures of one recording.
   *
   * @param bytes its size
   * @param samples in it
   * @param reading best time to read it, s
   * @param first time of the first analysis, in a process that has just started, s
   * @param best best time of an analysis, s
   */
  public record Figure(long bytes, long samples, double reading, double first, double best) {
    /** Megabytes a second. */
    public double rate(double seconds) {
      return bytes / seconds / 1e6;
    }

    /** Nanoseconds a sample. */
    public double perSample(double seconds) {
      return seconds / samples * 1e9;
    }
  }

  /**
   * Simulates a recording into a file.
   *
   * @param folder where; the caller removes it
   * @param minutes about as long
   */
  public FileSpeed(Path folder, Transmitter.Format format, int minutes) throws IOException {
    int waves = (int) Math.ceil(minutes * 60 / WAVE_SECONDS);
    VirtualDevice device = new VirtualDevice(PressureWaves.of(waves, 1), 1);
    file = folder.resolve(format == Transmitter.Format.TEXT ? "log.csv" : "stream.rec");
    SimulatedRecording.write(device, format, file);
    samples = Math.round(device.played() * PressureWaves.RATE);
  }

  /** Measures, the first analysis apart. */
  public Figure measure(int rounds) throws IOException {
    double first = seconds(this::analyse);
    double reading = Double.POSITIVE_INFINITY;
    double best = first;
    for (int i = 0; i < rounds; i++) {
      reading = Math.min(reading, seconds(this::read));
      best = Math.min(best, seconds(this::analyse));
    }
    if (sum == 0) {
      throw new IllegalStateException("a recording of nothing but zeros");
    }
    return new Figure(Files.size(file), samples, reading, first, best);
  }

  @FunctionalInterface
  private interface Work {
    void run(LogFile log) throws IOException;
  }

  private double seconds(Work work) throws IOException {
    long start = System.nanoTime();
    try (LogFile log = LogFile.open(file)) {
      work.run(log);
    }
    return (System.nanoTime() - start) * 1e-9;
  }

  private void read(LogFile log) throws IOException {
    log.read(
        (bytes, length, share) -> {
          for (int i = 0; i < length; i++) {
            sum += bytes[i];
          }
        });
  }

  private void analyse(LogFile log) throws IOException {
    new LogAnalysis(log, AnalyzerConfig.DEFAULT, info -> info, summary -> sum += summary.contacts())
        .run(share -> {});
  }
}
