package org.rollscope.desktop.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.rollscope.bridge.Bridge;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.HomeAssistantConfig;
import org.rollscope.bridge.config.OutboxConfig;
import org.rollscope.bridge.mqtt.DeviceMessages;
import org.rollscope.bridge.mqtt.Origin;
import org.rollscope.bridge.mqtt.SampleBatch;
import org.rollscope.bridge.mqtt.Topics;
import org.rollscope.bridge.outbox.SqliteOutbox;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.desktop.watch.Message;
import org.rollscope.desktop.watch.Subscriber;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.RandomScenario;
import tools.jackson.databind.JsonNode;

/**
 * What has waited in the file of an outbox for an absent broker is brought to it, while another
 * tool is in use. Both the file's writing and the draining are whole: each message is on the disk,
 * and each has arrived at a subscriber.
 */
public final class Backlog {
  private static final String DEVICE = "waited";
  private static final double BATCH_SECONDS = 0.25;
  private static final Duration TICK = Duration.ofMillis(50);
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private final String broker;
  private final Path folder;
  private final String root = "rollscope-bench-" + UUID.randomUUID();
  private final Topics topics = new Topics(root);
  private final Set<Long> arrived = new HashSet<>();
  private final List<Double> live = new ArrayList<>();

  /**
   * What was seen.
   *
   * @param messages that waited
   * @param writing how long their writing took, s
   * @param draining from the start of the bridge until the last has arrived, s
   * @param live from the measurement of live values to their arrival meanwhile, s, ascending
   */
  public record Figures(int messages, double writing, double draining, List<Double> live) {
    /** The delay that 99 in 100 live values kept to, s. */
    public double liveP99() {
      int rank = (int) Math.ceil(0.99 * live.size());
      return live.isEmpty() ? Double.NaN : live.get(rank - 1);
    }
  }

  /**
   * @param folder for the file, which is made anew
   */
  public Backlog(String broker, Path folder) {
    this.broker = broker;
    this.folder = folder;
  }

  /** Lets so many minutes of one tool at 200 Hz wait, and brings them. */
  public Figures run(int minutes) throws IOException, InterruptedException {
    OutboxConfig outbox = new OutboxConfig(folder.resolve("backlog.outbox"), OutboxConfig.ON_DISK);
    long start = System.nanoTime();
    int messages = write(outbox, minutes * 60);
    double writing = (System.nanoTime() - start) * 1e-9;
    double draining = drain(outbox, messages);
    RetainedSweep.of(broker, root);
    return new Figures(messages, writing, draining, live.stream().sorted().toList());
  }

  private int write(OutboxConfig config, double seconds) {
    InstantSource wall = InstantSource.system();
    VirtualDevice device = new VirtualDevice(RandomScenario.of(InstrumentKind.STICK, 1), 1);
    device.goOn(true);
    SampleBatch batch = new SampleBatch(topics, false, 1, () -> Integer.MAX_VALUE);
    Origin origin = new Origin(DEVICE, device.info().boot(), "");
    Instant begin = wall.instant().minusNanos((long) (seconds * 1e9));
    DeviceMessages told = new DeviceMessages(topics);
    int messages = 0;
    Path file = Objects.requireNonNull(config.file());
    try (SqliteOutbox outbox =
        new SqliteOutbox(file, config.bounds(), wall, loss -> told.dropped(wall.instant(), loss))) {
      SampleBlock block = device.newBlock();
      while (device.played() < seconds && device.next(block)) {
        for (int row = 0; row < block.size(); row++) {
          if (batch.isFullFor(block.time(row), BATCH_SECONDS)) {
            outbox.offer(batch.drain(origin, begin.plusNanos((long) (batch.start() * 1e9))));
            messages++;
          }
          batch.add(block, row);
        }
      }
    }
    return messages;
  }

  private double drain(OutboxConfig outbox, int messages) throws IOException, InterruptedException {
    try (LatencyTool tool = new LatencyTool(1, 1);
        Subscriber collecting = Subscriber.connect(broker, root, topics.samples(DEVICE));
        Subscriber watching =
            Subscriber.connect(broker, root + "-watching", topics.live(tool.id()));
        Bridge bridge = new Bridge(config(tool, outbox))) {
      Instant wall = Instant.now();
      long start = System.nanoTime();
      tool.start();
      bridge.start();
      while (arrived.size() < messages && System.nanoTime() - start < PATIENCE) {
        Message message = collecting.poll(TICK);
        if (message != null) {
          message.json().ifPresent(batch -> arrived.add(batch.path("seq").asLong()));
        }
      }
      double seconds = (System.nanoTime() - start) * 1e-9;
      if (arrived.size() < messages) {
        throw new IOException(
            "only %d of %d messages have arrived from %s; the first missing is %d, and in the outbox are %s"
                .formatted(arrived.size(), messages, broker, firstMissing(), bridge.outbox()));
      }
      for (Message one = watching.poll(Duration.ZERO); one != null; ) {
        take(one, wall.plusNanos(one.nanos() - start));
        one = watching.poll(Duration.ZERO);
      }
      return seconds;
    }
  }

  private long firstMissing() {
    long next = 1;
    while (arrived.contains(next)) {
      next++;
    }
    return next;
  }

  private BridgeConfig config(LatencyTool tool, OutboxConfig outbox) {
    return BridgeConfig.of(
            BrokerConfig.at(broker, root + "-bridge").withRoot(root),
            List.of(DeviceConfig.on(tool.path())))
        .withCalibrations(folder)
        .withHomeAssistant(HomeAssistantConfig.OFF)
        .withOutbox(outbox);
  }

  private void take(Message message, Instant arrival) {
    JsonNode node = message.json().orElse(null);
    if (node == null) {
      return;
    }
    Instant measured = Instant.parse(node.path("time").asString());
    live.add(Duration.between(measured, arrival).toNanos() * 1e-9);
  }
}
