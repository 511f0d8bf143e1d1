package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.desktop.collect.CollectClient;
import org.rollscope.desktop.collect.CollectClient.State;
import org.rollscope.desktop.collect.Counts;
import org.rollscope.desktop.collect.LinesSink;
import org.rollscope.desktop.collect.Patience;
import org.rollscope.desktop.collect.Series;
import org.rollscope.desktop.collect.Span;
import org.rollscope.desktop.view.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code collect}: everything bridges publish for good into files, each message once. */
@Command(
    name = "collect",
    header = "Collect what bridges publish into files, each message once.",
    description =
        "Samples, events, alarms and sessions of every tool on the broker, as lines of JSON, in"
            + " order, with gaps told. The broker keeps what comes while this is not running:"
            + " started again with the same place it goes on where it was. Waits for the broker"
            + " where it is not there. Ctrl-C ends it.",
    footer = {
      "",
      "Examples:",
      "  rollscope collect --to practice",
      "  rollscope collect --broker tcp://practice.local:1883 --to all.jsonl"
    })
final class CollectCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final int MOST_GAPS = 10;
  private static final String ERASE = "\r\u001b[K";

  @Mixin private BrokerOptions broker;

  @Option(
      names = "--to",
      required = true,
      paramLabel = "PLACE",
      description =
          "A folder, which gets one file for each tool; or a file for all, whose name ends in "
              + LinesSink.ENDING
              + ".")
  private Path place;

  @Option(names = "--duration", paramLabel = "S", description = "Stop after so many seconds.")
  private double duration = Double.POSITIVE_INFINITY;

  @Spec private CommandSpec spec;

  private final Clock clock = Clock.systemUTC();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    UUID fresh = UUID.randomUUID();
    try (Interruption interruption = new Interruption();
        LinesSink sink = LinesSink.open(place, "rollscope-collect-" + fresh)) {
      BrokerConfig config = broker.config(sink.client());
      SplittableRandom random = new SplittableRandom(fresh.getMostSignificantBits());
      CollectClient client = new CollectClient(config, sink, Patience.DEFAULT, random);
      try (client) {
        client.start();
        err.println("Collecting from " + config.url() + " into " + place + ". Ctrl-C ends it.");
        follow(client, interruption, err);
      }
      summarize(client, spec.commandLine().getOut());
    } catch (IOException | ConfigException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
    return Rollscope.OK;
  }

  private void follow(CollectClient client, Interruption interruption, PrintWriter err)
      throws InterruptedException {
    boolean terminal = Terminal.detect().err();
    long start = clock.millis();
    long told = start;
    while (!interruption.isAsked() && clock.millis() - start < duration * 1000) {
      interruption.await(LOOK);
      if (terminal && clock.millis() - told >= 1000) {
        told = clock.millis();
        err.print(ERASE + progress(client.state().counts(), (told - start) / 1000.0));
        err.flush();
      }
    }
    if (terminal) {
      err.print(ERASE);
      err.flush();
    }
  }

  private static String progress(Counts counts, double seconds) {
    return "%s  %,d messages  %,d twice  %,d waiting  %,d missing"
        .formatted(
            Words.clock(seconds),
            counts.messages(),
            counts.duplicates(),
            counts.waiting(),
            counts.missing());
  }

  private void summarize(CollectClient client, PrintWriter out) {
    State state = client.state();
    Counts counts = state.counts();
    out.printf("Collected %,d messages into %s.%n", counts.messages(), place);
    out.printf("Came twice, and dropped:   %,d%n", counts.duplicates());
    out.printf("Missing:                   %,d%n", counts.missing());
    tellGaps(client.gaps(), out);
    out.printf("Given up by their bridge:  %,d%n", counts.lost());
    if (counts.waiting() > 0) {
      out.printf("Waiting for others:        %,d (they come again)%n", counts.waiting());
    }
    if (state.malformed() > 0) {
      out.printf("With an impossible key:    %,d, left out%n", state.malformed());
    }
  }

  private static void tellGaps(Map<Series, List<Span>> gaps, PrintWriter out) {
    List<String> lines =
        gaps.entrySet().stream()
            .flatMap(one -> one.getValue().stream().map(span -> gap(one.getKey(), span)))
            .sorted()
            .toList();
    lines.stream().limit(MOST_GAPS).forEach(out::println);
    if (lines.size() > MOST_GAPS) {
      out.printf("  and %,d gaps more; the files tell all%n", lines.size() - MOST_GAPS);
    }
  }

  private static String gap(Series series, Span span) {
    String which =
        span.count() == 1 ? Long.toString(span.from()) : span.from() + " to " + span.to();
    return "  %s, %s lane, %s (%s)"
        .formatted(series.device(), series.lane().label(), which, series.epoch());
  }
}
