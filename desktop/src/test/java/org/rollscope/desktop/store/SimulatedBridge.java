package org.rollscope.desktop.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.DeviceMessages;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.mqtt.Origin;
import org.rollscope.bridge.mqtt.SampleBatch;
import org.rollscope.bridge.mqtt.StatePayloads;
import org.rollscope.bridge.mqtt.Topics;
import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.Event;
import org.rollscope.core.session.ResumePoint;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.session.Summary;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.collect.Finding.Collected;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.RandomScenario;
import tools.jackson.databind.JsonNode;

/**
 * What a bridge publishes for good of one simulated tool, made by the bridge's own writers. The
 * same seed gives the same messages.
 */
public final class SimulatedBridge {
  static final String EPOCH = "00000000000a-0001";

  /** Device time 0 on the wall clock. */
  public static final Instant BOOT = Instant.parse("2026-03-01T17:00:00Z");

  private final DeviceMessages messages = new DeviceMessages(new Topics("rollscope"));
  private final Map<Lane, Long> sequences = new EnumMap<>(Lane.class);
  private final List<Collected> published = new ArrayList<>();
  private final List<SampleBlock> blocks = new ArrayList<>();
  private final List<Summary> summaries = new ArrayList<>();
  private final DeviceInfo device;
  private final @Nullable String person;
  private final Duration later;
  private String session = "";

  private SimulatedBridge(
      VirtualDevice tool,
      boolean cbor,
      AnalyzerConfig config,
      @Nullable Routine routine,
      Duration later,
      @Nullable String person,
      double killed) {
    this.person = person;
    this.later = later;
    device = tool.info();
    boolean lives = Double.isFinite(killed);
    SessionAnalyzer analyzer = new SessionAnalyzer(config, device, this::event);
    if (routine != null) {
      analyzer.guide().start(routine, Set.of());
    }
    SampleBatch batch =
        new SampleBatch(
            new Topics("rollscope"), cbor, device.instrument().pads(), () -> Integer.MAX_VALUE);
    SampleBlock block = tool.newBlock();
    while (tool.next(block)) {
      blocks.add(block.copy());
      if (lives && block.time(0) >= killed) {
        ResumePoint point = Objects.requireNonNull(analyzer.resumePoint());
        analyzer = new SessionAnalyzer(config, device, this::event);
        analyzer.resume(point);
        lives = false;
      }
      analyzer.accept(block);
      for (int row = 0; row < block.size(); row++) {
        if (batch.isFullFor(block.time(row), 0.25)) {
          offer(batch.drain(origin(), told(batch.start())));
        }
        batch.add(block, row);
      }
    }
    offer(batch.drain(origin(), told(batch.start())));
    analyzer.finish();
  }

  /** A tool of the simulator, by the scenario and with the luck of a seed. */
  static SimulatedBridge play(InstrumentKind kind, long seed, boolean cbor) {
    return of(new VirtualDevice(RandomScenario.of(kind, seed), seed), cbor, null);
  }

  static SimulatedBridge of(InstrumentKind kind, long seed, String person) {
    return of(new VirtualDevice(RandomScenario.of(kind, seed), seed), false, person);
  }

  private static SimulatedBridge of(VirtualDevice tool, boolean cbor, @Nullable String person) {
    return new SimulatedBridge(
        tool, cbor, AnalyzerConfig.DEFAULT, null, Duration.ZERO, person, Double.NaN);
  }

  /** One that is killed and started anew once, at a share of the tool's time. */
  static SimulatedBridge killed(InstrumentKind kind, long seed, double share) {
    VirtualDevice tool = new VirtualDevice(RandomScenario.of(kind, seed), seed);
    return new SimulatedBridge(
        tool, false, AnalyzerConfig.DEFAULT, null, Duration.ZERO, null, share * tool.duration());
  }

  /**
   * A tool that follows a routine, or none.
   *
   * @param later by how much its boot is after {@link #BOOT}
   */
  public static SimulatedBridge of(
      VirtualDevice tool,
      AnalyzerConfig config,
      @Nullable Routine routine,
      Duration later,
      @Nullable String person) {
    return new SimulatedBridge(tool, false, config, routine, later, person, Double.NaN);
  }

  private Origin origin() {
    return new Origin(device.id(), device.boot(), session);
  }

  static Instant at(double deviceTime) {
    return BOOT.plusNanos(Math.round(deviceTime * 1e9));
  }

  private Instant told(double deviceTime) {
    return at(deviceTime).plus(later);
  }

  private void event(Event event) {
    Instant time = told(event.time());
    switch (event) {
      case Event.SessionStarted e -> {
        session = e.session();
        offer(messages.started(origin(), time, e, person));
      }
      case Event.SessionEnded e -> {
        offer(messages.event(origin(), time, e));
        offer(messages.session(origin(), time, e.time(), e.summary()));
        summaries.add(e.summary());
        session = "";
      }
      case Event.AlarmChanged e -> {
        offer(messages.event(origin(), time, e));
        offer(messages.alarm(origin(), time, e.time(), e.alarm()));
      }
      default -> offer(messages.event(origin(), time, event));
    }
  }

  /** The tool belongs to it no more. */
  void letGo() {
    offer(messages.noSession(origin(), told(summaries.getLast().start())));
  }

  private void offer(Draft draft) {
    long sequence = sequences.merge(draft.lane(), 1L, Long::sum);
    String epoch = later.isZero() ? EPOCH : "%012x-0001".formatted(later.toMillis());
    Key key = new Key(draft.device(), draft.boot(), epoch, draft.lane(), sequence);
    published.add(
        new Collected(
            key, draft.topic(), draft.measured(), List.of(draft.body().payload(key)), false));
  }

  /** Everything, in the order in which it was published. */
  public List<Collected> published() {
    return published;
  }

  /** Of one lane. */
  List<Collected> published(Lane lane) {
    return published.stream().filter(message -> message.key().lane() == lane).toList();
  }

  /** The samples as the device sent them. */
  List<SampleBlock> blocks() {
    return blocks;
  }

  /** What the sessions came to. */
  public List<Summary> summaries() {
    return summaries;
  }

  DeviceInfo device() {
    return device;
  }

  /** What the tool tells of itself. */
  JsonNode info() {
    int channels = blocks.getFirst().channels();
    return Json.parse(
        StatePayloads.info(
                new StatePayloads.Description(
                    device, channels, null, Zone.UNKNOWN, Set.of(), null, null))
            .bytes());
  }
}
