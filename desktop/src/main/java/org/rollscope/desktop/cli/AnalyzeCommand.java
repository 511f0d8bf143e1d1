package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.Summary;
import org.rollscope.desktop.log.LogAnalysis;
import org.rollscope.desktop.log.LogFile;
import org.rollscope.desktop.log.LogResult;
import org.rollscope.desktop.log.RestBias;
import org.rollscope.desktop.log.TrackWriter;
import org.rollscope.desktop.view.SummaryPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code analyze FILE}: what a recording comes to. */
@Command(
    name = "analyze",
    header = "Analyse a recording and print what it comes to.",
    description =
        "Reads a log of text lines, plain or .gz, or a recorded byte stream, of any"
            + " size, and prints a summary of each session in it.",
    footer = {
      "",
      "Examples:",
      "  rollscope analyze monday.csv.gz",
      "  rollscope analyze monday.rec --zone left-glute --limits 180,260",
      "  rollscope analyze turns.csv --rest still.csv --track track.csv",
      "  rollscope analyze monday.rec --json=- | jq .rolls"
    })
final class AnalyzeCommand implements Callable<Integer> {
  private static final String STDOUT = "-";

  @Parameters(index = "0", paramLabel = "FILE", description = "The recording.")
  private Path file;

  @Option(
      names = "--json",
      arity = "0..1",
      fallbackValue = STDOUT,
      paramLabel = "FILE",
      description =
          "Write the summary as JSON to a file, or instead of the text with '--json=-'."
              + " Several sessions are written one after the other.")
  private @Nullable String json;

  @Option(
      names = "--track",
      paramLabel = "FILE",
      description = "Write travel, orientation and pressure as CSV, one row a sample.")
  private @Nullable Path track;

  @Option(
      names = "--rest",
      paramLabel = "FILE",
      description = "A recording of the same tool lying still: removes its gyro's offset.")
  private @Nullable Path rest;

  @Option(
      names = "--radius",
      paramLabel = "MM",
      description = "The tool's radius, where the recording tells a wrong one.")
  private double radius = Double.NaN;

  @Mixin private PersonOptions person;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    AnalyzerConfig config = config();
    boolean jsonOnly = STDOUT.equals(json);
    try (LogFile log = LogFile.open(file);
        TrackWriter rows = track == null ? null : new TrackWriter(track);
        SummaryJson objects = SummaryJson.to(json, out);
        Progress progress = new Progress(err, Terminal.detect().err(), Clock.systemUTC())) {
      LogAnalysis analysis =
          new LogAnalysis(
              log,
              config,
              this::adjust,
              summary -> {
                objects.write(summary);
                if (!jsonOnly) {
                  print(out, summary);
                }
              });
      if (rows != null) {
        analysis.track(rows);
      }
      warn(err, analysis.run(progress));
    }
    return Rollscope.OK;
  }

  private AnalyzerConfig config() throws IOException {
    AnalyzerConfig config =
        AnalyzerConfig.DEFAULT.withZone(person.zone()).withLimits(person.limits());
    return rest == null ? config : config.withGyroBias(RestBias.of(rest));
  }

  private DeviceInfo adjust(DeviceInfo info) {
    return Double.isNaN(radius)
        ? info
        : info.withInstrument(info.instrument().withRadius(radius / 1000));
  }

  private static void print(PrintWriter out, Summary summary) {
    SummaryPage.lines(summary, ZoneId.systemDefault()).forEach(out::println);
    out.println();
    out.flush();
  }

  private void warn(PrintWriter err, LogResult result) {
    if (result.cutShort()) {
      err.println(file + " is damaged at its end; what stands before was analysed.");
    }
    if (result.restarts() > 0) {
      err.printf(
          "The device's time went back or it started anew %d times; each time a new session began.%n",
          result.restarts());
    }
  }
}
