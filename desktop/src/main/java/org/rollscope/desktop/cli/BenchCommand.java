package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.OutboxConfig;
import org.rollscope.desktop.bench.Accuracy;
import org.rollscope.desktop.bench.Delays;
import org.rollscope.desktop.bench.Latency;
import org.rollscope.desktop.broker.EmbeddedBroker;
import org.rollscope.desktop.store.StoreAddress;
import org.rollscope.desktop.view.Words;
import org.rollscope.sim.scenario.SensorGrade;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench}: the product's figures, measured here and now. */
@Command(
    name = "bench",
    header = "Measure the product: accuracy, speed, delay of an alarm, outbox, store, radio.",
    synopsisSubcommandLabel = "(accuracy | analyze | latency | outbox | store | bluetooth)",
    footer = {
      "",
      "Examples:",
      "  rollscope bench accuracy --sessions 200",
      "  rollscope bench analyze",
      "  rollscope bench latency --alarms 100",
      "  rollscope bench outbox",
      "  rollscope bench store",
      "  rollscope bench bluetooth"
    })
final class BenchCommand implements Runnable {
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
      header = "Time the analysis, by the sample and by whole recordings.",
      description =
          "First the analysis of samples in memory, then whole recordings from their files beside"
              + " plain reading of the same bytes. All on one core.",
      footer = {"", "Example:", "  rollscope bench analyze --minutes 30"})
  int analyze(
      @Option(
              names = "--minutes",
              paramLabel = "N",
              defaultValue = "10",
              description = "Length of the recordings; ${DEFAULT-VALUE} unless told.")
          int minutes,
      @Option(
              names = "--rounds",
              paramLabel = "N",
              defaultValue = "40",
              description = "The best of so many rounds; ${DEFAULT-VALUE} unless told.")
          int rounds)
      throws IOException {
    if (minutes < 1 || rounds < 1) {
      throw new CommandException("--minutes and --rounds must be at least 1");
    }
    PrintWriter out = spec.commandLine().getOut();
    // The recordings first, while nothing is compiled yet: so does a person meet it.
    List<String> recordings = SpeedTable.ofRecordings(minutes, rounds);
    SpeedTable.ofSamples(rounds).forEach(out::println);
    out.println();
    recordings.forEach(out::println);
    return Rollscope.OK;
  }

  @Command(
      name = "latency",
      header = "Time an alarm from the pressure to a subscriber.",
      description =
          "Simulated tools on virtual serial ports are pressed over their limit in real time. The"
              + " time runs from the instant at which the true pressure crosses the limit until"
              + " the alarm arrives at a subscriber of the broker; nothing is taken off.",
      footer = {
        "",
        "Examples:",
        "  rollscope bench latency --alarms 100",
        "  rollscope bench latency --broker tcp://localhost:1883"
      })
  int latency(
      @Option(
              names = "--alarms",
              paramLabel = "N",
              defaultValue = "100",
              description = "How many alarms; ${DEFAULT-VALUE} unless told.")
          int alarms,
      @Option(
              names = "--devices",
              paramLabel = "N",
              defaultValue = "4",
              description = "How many tools share them; ${DEFAULT-VALUE} unless told.")
          int devices,
      @Option(
              names = "--broker",
              paramLabel = "URL",
              description = "A broker of yours instead of an embedded one.")
          @Nullable String broker)
      throws IOException, InterruptedException {
    if (alarms < 1 || devices < 1) {
      throw new CommandException("--alarms and --devices must be at least 1");
    }
    try (EmbeddedBroker own = broker == null ? EmbeddedBroker.start() : null) {
      String url = own == null ? String.valueOf(broker) : own.address();
      return latency(url, own == null ? url : "an embedded broker", alarms, devices);
    }
  }

  private int latency(String url, String name, int alarms, int devices)
      throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    Delays delays;
    Latency latency = new Latency(url, alarms, devices, OutboxConfig.IN_MEMORY);
    try (latency;
        Progress progress = new Progress(err, Terminal.detect().err(), Clock.systemUTC())) {
      err.printf("This takes %s.%n", Words.clock(latency.duration() + 3));
      err.flush();
      delays = latency.run(count -> progress.accept(count / alarms));
    }
    latency.sweep();
    LatencyTable.lines(delays, name, devices).forEach(out::println);
    return delays.isGood() ? Rollscope.OK : Rollscope.PROBLEM;
  }

  @Command(
      name = "outbox",
      header = "Time what is kept on the disk until the broker has it.",
      description =
          "How soon messages that have waited are brought to the broker, how fresh live values are"
              + " meanwhile, what the disk costs a bridge of many tools in processor time, and"
              + " what it adds to the delay of an alarm; beside an outbox in memory.",
      footer = {
        "",
        "Examples:",
        "  rollscope bench outbox",
        "  rollscope bench outbox --broker tcp://localhost:1883 --folder /mnt/sd-card"
      })
  int outbox(
      @Option(
              names = "--minutes",
              paramLabel = "N",
              defaultValue = "60",
              description = "How much has waited; ${DEFAULT-VALUE} unless told.")
          int minutes,
      @Option(
              names = "--devices",
              paramLabel = "N",
              defaultValue = "100",
              description = "How many tools at once; ${DEFAULT-VALUE} unless told.")
          int devices,
      @Option(
              names = "--seconds",
              paramLabel = "S",
              defaultValue = "20",
              description = "How long each bridge is measured; ${DEFAULT-VALUE} unless told.")
          int seconds,
      @Option(
              names = "--alarms",
              paramLabel = "N",
              defaultValue = "100",
              description = "How many alarms; ${DEFAULT-VALUE} unless told.")
          int alarms,
      @Option(
              names = "--broker",
              paramLabel = "URL",
              description = "A broker of yours instead of an embedded one.")
          @Nullable String broker,
      @Option(
              names = "--folder",
              paramLabel = "FOLDER",
              description = "On the disk to be measured; the temporary folder unless told.")
          @Nullable Path folder)
      throws IOException, InterruptedException {
    if (minutes < 1 || devices < 1 || seconds < 1 || alarms < 1) {
      throw new CommandException("each number must be at least 1");
    }
    PrintWriter out = spec.commandLine().getOut();
    try (EmbeddedBroker own = broker == null ? EmbeddedBroker.start() : null;
        WorkFolder work = WorkFolder.in(folder)) {
      String url = own == null ? String.valueOf(broker) : own.address();
      OutboxTable table = new OutboxTable(out, url, work.path());
      spec.commandLine()
          .getErr()
          .printf(
              "This takes about %s.%n", Words.clock(60 + 4 * (2.0 * seconds + 5) + 2.4 * alarms));
      spec.commandLine().getErr().flush();
      table.head(own == null ? url : "an embedded broker");
      table.backlog(minutes);
      table.cost(devices, Duration.ofSeconds(seconds));
      table.alarms(alarms);
      out.println();
      out.println(
          table.isGood() ? "Every promised figure is met." : "Not every promised figure is met.");
      return table.isGood() ? Rollscope.OK : Rollscope.PROBLEM;
    }
  }

  @Command(
      name = "store",
      header = "Time what is kept: many tools at once, and an hour of one.",
      description =
          "A store in a file takes what 1,000 simulated tools send in real time; an hour of one"
              + " tool is stored and read. With --store the same in a PostgreSQL database beside"
              + " it.",
      footer = {
        "",
        "Examples:",
        "  rollscope bench store",
        "  rollscope bench store --store 'jdbc:postgresql://localhost/bench'"
      })
  int store(
      @Option(
              names = "--devices",
              paramLabel = "N",
              defaultValue = "1000",
              description = "How many tools at once; ${DEFAULT-VALUE} unless told.")
          int devices,
      @Option(
              names = "--rate",
              paramLabel = "HZ",
              defaultValue = "100",
              description = "Samples of each in a second; ${DEFAULT-VALUE} unless told.")
          double rate,
      @Option(
              names = "--seconds",
              paramLabel = "S",
              defaultValue = "150",
              description = "How long they send; ${DEFAULT-VALUE} unless told.")
          int seconds,
      @Option(
              names = "--folder",
              paramLabel = "FOLDER",
              description = "On the disk to be measured; the temporary folder unless told.")
          @Nullable Path folder,
      @Option(
              names = "--store",
              paramLabel = "PLACE",
              description = "An empty database, jdbc:postgresql://HOST/NAME, to measure as well.")
          @Nullable String server)
      throws IOException, InterruptedException {
    if (devices < 1 || !(rate >= 1) || seconds < 20) {
      throw new CommandException("--devices and --rate must be at least 1, --seconds 20");
    }
    StoreTable table =
        new StoreTable(
            spec.commandLine().getOut(), spec.commandLine().getErr(), devices, rate, seconds);
    try (WorkFolder work = WorkFolder.in(folder)) {
      table.measure("SQLite", new StoreAddress.InFile(work.path().resolve("bench.db")));
    }
    if (server != null) {
      table.measure("PostgreSQL", StoreAddress.parse(server));
    }
    return table.isGood() ? Rollscope.OK : Rollscope.PROBLEM;
  }

  @Command(
      name = "bluetooth",
      header = "Time how soon a tool is there, and look for what lost connections leave behind.",
      description =
          "Simulated tools on a virtual Bluetooth adapter come into range, are cut and stream"
              + " together. No adapter is needed.",
      footer = {"", "Example:", "  rollscope bench bluetooth --disconnects 1000"})
  int bluetooth(
      @Option(
              names = "--starts",
              paramLabel = "N",
              defaultValue = "20",
              description = "How often a tool comes into range; ${DEFAULT-VALUE} unless told.")
          int starts,
      @Option(
              names = "--disconnects",
              paramLabel = "N",
              defaultValue = "1000",
              description = "How often one is cut; ${DEFAULT-VALUE} unless told.")
          int disconnects,
      @Option(
              names = "--seconds",
              paramLabel = "S",
              defaultValue = "30",
              description = "How long eight stream together; ${DEFAULT-VALUE} unless told.")
          double seconds)
      throws IOException, InterruptedException {
    if (starts < 2 || disconnects < 1 || !(seconds > 0)) {
      throw new CommandException("--starts must be 2 or more, the others above 0");
    }
    PrintWriter out = spec.commandLine().getOut();
    boolean good;
    try (Progress progress =
        new Progress(spec.commandLine().getErr(), Terminal.detect().err(), Clock.systemUTC())) {
      good = new AirTable(out).print(starts, disconnects, seconds, progress);
    }
    out.println();
    out.println(good ? "Every promised figure is met." : "Not every promised figure is met.");
    return good ? Rollscope.OK : Rollscope.PROBLEM;
  }
}
