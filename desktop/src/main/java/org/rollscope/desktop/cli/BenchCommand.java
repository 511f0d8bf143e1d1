package org.rollscope.desktop.cli;

import java.io.PrintWriter;
import java.time.Clock;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.desktop.bench.Accuracy;
import org.rollscope.desktop.bench.AnalysisSpeed;
import org.rollscope.sim.scenario.SensorGrade;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench}: the product's figures, measured here and now. */
@Command(
    name = "bench",
    header = "Measure the product: accuracy, speed, delay of an alarm.",
    synopsisSubcommandLabel = "(accuracy | analyze | latency)",
    footer = {
      "",
      "Examples:",
      "  rollscope bench accuracy --sessions 200",
      "  rollscope bench analyze",
      "  rollscope bench latency --crossings 50"
    })
final class BenchCommand implements Runnable {
  private static final int ROUNDS = 60;

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(
      name = "accuracy",
      header = "Judge the analysis by simulated sessions whose truth is known.",
      footer = {"", "Example:", "  rollscope bench accuracy --sessions 200 --grade cheap"})
  int accuracy(
      @Option(
              names = "--sessions",
              paramLabel = "N",
              defaultValue = "200",
              description = "How many sessions; ${DEFAULT-VALUE} unless told.")
          int sessions,
      @Option(
              names = "--seed",
              paramLabel = "N",
              defaultValue = "0",
              description = "The first session's seed; ${DEFAULT-VALUE} unless told.")
          long seed,
      @Option(
              names = "--grade",
              paramLabel = "GRADE",
              defaultValue = "consumer",
              description = "Sensors: good, consumer or cheap; ${DEFAULT-VALUE} unless told.")
          String grade) {
    PrintWriter out = spec.commandLine().getOut();
    Accuracy accuracy = new Accuracy();
    try (Progress progress =
        new Progress(spec.commandLine().getErr(), Terminal.detect().err(), Clock.systemUTC())) {
      accuracy.play(
          sessions,
          seed,
          SensorGrade.parse(grade),
          done -> progress.accept((double) done / sessions));
    }
    accuracy.table().forEach(out::println);
    boolean good = accuracy.isGood();
    out.println();
    out.println(good ? "Every promised figure is met." : "Not every promised figure is met.");
    return good ? Rollscope.OK : Rollscope.PROBLEM;
  }

  @Command(
      name = "analyze",
      header = "Time the analysis of one sample, whole, on one core.",
      footer = {"", "Example:", "  rollscope bench analyze"})
  int analyze() {
    PrintWriter out = spec.commandLine().getOut();
    out.printf("%-14s %9s %20s %24s%n", "", "samples", "analysis", "decoding and analysis");
    for (InstrumentKind kind : InstrumentKind.values()) {
      AnalysisSpeed speed = new AnalysisSpeed(kind, 1);
      AnalysisSpeed.Figure analysis = speed.fromSamples(ROUNDS);
      AnalysisSpeed.Figure whole = speed.fromBytes(ROUNDS);
      out.printf(
          "%-14s %,9d %s %s%n", kind.label(), speed.samples(), figure(analysis), figure(whole));
    }
    out.println();
    out.println("Bytes are those of a whole session, its events and summary, a sample.");
    return Rollscope.OK;
  }

  private static String figure(AnalysisSpeed.Figure figure) {
    return "%11.0f ns %6.1f B".formatted(figure.nanos(), figure.bytes());
  }
}
