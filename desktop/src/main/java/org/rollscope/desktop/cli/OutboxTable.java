package org.rollscope.desktop.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import org.rollscope.bridge.config.OutboxConfig;
import org.rollscope.desktop.bench.Backlog;
import org.rollscope.desktop.bench.Delays;
import org.rollscope.desktop.bench.DurabilityCost;
import org.rollscope.desktop.bench.Latency;

/** The figures of the outbox beside what is promised. */
final class OutboxTable {
  private static final double DRAINED = 10;
  private static final double LIVE_MILLIS = 300;
  private static final double COST_PERCENT = 25;
  private static final double ALARM_MILLIS = 5;
  private static final int ROUNDS = 2;

  private final Promises promises;
  private final String broker;
  private final Path folder;

  OutboxTable(PrintWriter out, String broker, Path folder) {
    promises = new Promises(out);
    this.broker = broker;
    this.folder = folder;
  }

  void head(String name) {
    promises.head("over " + name);
  }

  boolean isGood() {
    return promises.areKept();
  }

  /** What has waited is brought to the broker. */
  void backlog(int minutes) throws IOException, InterruptedException {
    Backlog.Figures seen = new Backlog(broker, folder).run(minutes);
    promises.fact("%d min of one tool, messages".formatted(minutes), "%.0f", seen.messages());
    promises.fact("written to the disk, s", "%.1f", seen.writing());
    promises.row("brought to the broker, s", "%.1f", seen.draining(), DRAINED * minutes / 60);
    promises.row("live values meanwhile, p99, ms", "%.0f", 1000 * seen.liveP99(), LIVE_MILLIS);
  }

  /** The processor time of a bridge with many tools. */
  void cost(int devices, Duration time) throws IOException, InterruptedException {
    DurabilityCost cost = new DurabilityCost(broker, folder, devices);
    double memory = 0;
    double disk = 0;
    for (int round = 0; round < ROUNDS; round++) {
      memory += cost.cores(false, time, time) / ROUNDS;
      disk += cost.cores(true, time, time) / ROUNDS;
    }
    promises.fact("%d tools at 100 Hz, in memory, cores".formatted(devices), "%.3f", memory);
    promises.fact("on the disk, cores", "%.3f", disk);
    promises.row(
        "more processor time on the disk, %", "%.0f", 100 * (disk / memory - 1), COST_PERCENT);
  }

  /** The delay of an alarm. */
  void alarms(int alarms) throws IOException, InterruptedException {
    Delays memory = alarms(alarms, OutboxConfig.IN_MEMORY);
    Path file = folder.resolve("alarms.outbox");
    Delays disk = alarms(alarms, new OutboxConfig(file, OutboxConfig.ON_DISK));
    promises.fact("%d alarms, in memory, p50, ms".formatted(alarms), "%.1f", millis(memory, 0.5));
    promises.fact("on the disk, p50, ms", "%.1f", millis(disk, 0.5));
    promises.fact("in memory, p99, ms", "%.1f", millis(memory, 0.99));
    promises.fact("on the disk, p99, ms", "%.1f", millis(disk, 0.99));
    double added = millis(disk, 0.99) - millis(memory, 0.99);
    promises.row("added to the delay of an alarm at p99, ms", "%.1f", added, ALARM_MILLIS);
    promises.row("alarms that did not arrive", "%.0f", memory.missed() + disk.missed(), 0);
  }

  private Delays alarms(int alarms, OutboxConfig outbox) throws IOException, InterruptedException {
    Latency latency = new Latency(broker, alarms, 4, outbox);
    Delays delays;
    try (latency) {
      delays = latency.run(count -> {});
    }
    latency.sweep();
    return delays;
  }

  private static double millis(Delays delays, double share) {
    return 1000 * delays.percentile(share);
  }
}
