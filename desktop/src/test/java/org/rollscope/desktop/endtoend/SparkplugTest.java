package org.rollscope.desktop.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.Bridge;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.OutboxConfig;
import org.rollscope.bridge.config.PublishConfig;
import org.rollscope.bridge.mqtt.BrokerState;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;

/** Real traffic of a bridge that speaks Sparkplug, held against the specification. */
@Timeout(120)
class SparkplugTest {
  private static final double SPEED = 12;
  private static final String REBIRTH = "Node Control/Rebirth";
  private static final Scenario LONG =
      Scenarios.parse(
          "long.yaml",
          """
          instrument: stick
          radius: 20 mm
          steps:
            - rest: 2 s
            - touch: {pressure: 90 kPa}
            - strokes: {count: 1000, length: 150 mm, time: 2 s}
          """);

  @TempDir Path folder;

  /** Ends a session, s of the silence of a tool that was switched off. */
  private static final double SOON = 2;

  private final CountDownLatch broken = new CountDownLatch(1);
  private final CountDownLatch mayReturn = new CountDownLatch(1);

  /** With live values so often that the sequence numbers come to their end. */
  static PublishConfig quick() {
    Duration live = Duration.ofMillis(15);
    return new PublishConfig(
        PublishConfig.Format.SPARKPLUG,
        null,
        0,
        false,
        PublishConfig.DEFAULT.batch(),
        PublishConfig.DEFAULT.watchedBatch(),
        live,
        live);
  }

  private BridgeConfig config(TestBroker broker, Line line) {
    return Road.config(folder, broker, line)
        .withPublish(quick())
        .withOutbox(new OutboxConfig(folder.resolve("outbox"), OutboxConfig.ON_DISK));
  }

  @ParameterizedTest
  @EnumSource(TestBroker.Kind.class)
  void aSessionIsToldByTheRules(TestBroker.Kind kind) throws Exception {
    try (TestBroker broker = kind.start(folder);
        SparkplugHost host = new SparkplugHost(broker);
        Line line = new Line(folder.resolve("stick"));
        Tool tool = new Tool(Scenarios.load("too-hard"), 3, SPEED, line).goingOn()) {
      SparkplugTags tags = new SparkplugTags(host, tool.info().id());
      try (Bridge bridge = new Bridge(config(broker, line))) {
        bridge.start();
        tool.start();
        host.await(message -> tags.has(message, "Session/Rolls"));
        host.await(message -> host.count() > 300); // the sequence has begun anew
        tool.off();
        host.await(message -> message.type().equals("DDEATH"));
      }
      host.await(message -> message.type().equals("NDEATH"));
      List<SparkplugMessage> all = host.ofNode();
      assertThat(SparkplugRules.check(all)).isEmpty();
      assertThat(all).extracting(SparkplugMessage::type).startsWith("NBIRTH").endsWith("NDEATH");
      assertThat(tags.all("Session/Rolls").getLast().getLongValue())
          .isEqualTo(tool.truth().rolls());
      assertThat(tags.texts("Event/Alarm/State")).startsWith("raised").contains("cleared");
      assertThat(tags.all("Alarm/Overpressure/Active").getFirst().getBooleanValue()).isTrue();
      assertThat(tags.all("Event/Stroke/Number")).noneMatch(Metric::getIsHistorical);
      assertComplete(all);
    }
  }

  /** Of what an event's lane holds nothing is missing. */
  private static void assertComplete(List<SparkplugMessage> all) {
    TreeSet<Long> events =
        all.stream()
            .filter(message -> message.property("lane").equals("event"))
            .map(message -> Long.parseLong(message.property("seq")))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(events)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, events.last()).boxed().toList());
  }

  @ParameterizedTest
  @EnumSource(TestBroker.Kind.class)
  void commandsAndRebirthsAreAnswered(TestBroker.Kind kind) throws Exception {
    try (TestBroker broker = kind.start(folder);
        SparkplugHost host = new SparkplugHost(broker);
        Line line = new Line(folder.resolve("stick"));
        Tool tool = new Tool(LONG, 9, 4, line);
        Bridge bridge = new Bridge(config(broker, line))) {
      bridge.start();
      tool.start();
      String id = tool.info().id();
      SparkplugTags tags = new SparkplugTags(host, id);
      host.await(message -> tags.has(message, "Event/Contact/State"));

      host.command(id, aliased(tags.alias("Command/Zone")).setStringValue("left-calf").build());
      host.await(message -> tags.says(message, "Result/Command", "zone"));
      host.await(message -> tags.says(message, "Command/Zone", "left-calf"));
      host.command(id, named("Command/Tare").setBooleanValue(true).build());
      SparkplugMessage tared = host.await(message -> tags.says(message, "Result/Command", "tare"));
      assertThat(tags.of(tared, "Result/Ok").getBooleanValue()).isTrue();
      host.command(id, named("Command/Zone").setStringValue("left-wing").build());
      SparkplugMessage refused =
          host.await(message -> tags.contains(message, "Result/Error", "left-wing"));
      assertThat(tags.of(refused, "Result/Ok").getBooleanValue()).isFalse();

      int before = host.count();
      host.command(named(REBIRTH).setBooleanValue(true).build());
      SparkplugMessage again = host.await(before, message -> message.type().equals("NBIRTH"));
      assertThat(number(again)).isZero();
      SparkplugMessage birth = host.await(before, message -> message.type().equals("DBIRTH"));
      assertThat(Objects.requireNonNull(birth.named("Command/Zone")).getStringValue())
          .isEqualTo("left-calf");
      tool.off();
      assertThat(SparkplugRules.check(host.ofNode())).isEmpty();
    }
  }

  /** The number of a birth or a death; -1 for other messages. */
  private static long number(SparkplugMessage message) {
    Metric number = message.named("bdSeq");
    return number == null ? -1 : number.getLongValue();
  }

  private static Metric.Builder named(String name) {
    return Metric.newBuilder().setName(name);
  }

  private static Metric.Builder aliased(long alias) {
    return Metric.newBuilder().setAlias(alias);
  }

  @ParameterizedTest
  @EnumSource(TestBroker.Kind.class)
  void theBrokerTellsTheDeathOfANode(TestBroker.Kind kind) throws Exception {
    try (TestBroker broker = kind.start(folder);
        SparkplugHost host = new SparkplugHost(broker);
        Line line = new Line(folder.resolve("stick"));
        Bridge bridge = new Bridge(config(broker, line))) {
      bridge.start();
      host.await(message -> message.type().equals("NBIRTH"));
      takeOver(broker);
      SparkplugMessage death = host.await(message -> message.type().equals("NDEATH"));
      assertThat(number(death)).isZero();
      host.await(message -> number(message) == 1);
      assertThat(SparkplugRules.check(host.ofNode())).isEmpty();
    }
  }

  /** Another client with the bridge's identifier: the broker gives the bridge up. */
  private static void takeOver(TestBroker broker) throws MqttException {
    MqttClient other =
        new MqttClient(broker.address(), "bridge-under-test", new MemoryPersistence());
    other.connect();
    other.disconnectForcibly(0, 200);
    other.close(true);
  }

  @ParameterizedTest
  @EnumSource(TestBroker.Kind.class)
  void whatHappensWhileTheHostIsAwayArrivesAfterwards(TestBroker.Kind kind) throws Exception {
    try (TestBroker broker = kind.start(folder);
        SparkplugHost host = new SparkplugHost(broker);
        Line line = new Line(folder.resolve("stick"));
        Tool tool = new Tool(LONG, 9, 8, line)) {
      BridgeConfig config =
          config(broker, line)
              .withIdleSeconds(SOON)
              .withPublish(quick().withPrimaryHost(SparkplugHost.NAME, 1));
      SparkplugTags tags = new SparkplugTags(host, tool.info().id());
      try (Bridge bridge = new Bridge(config)) {
        bridge.start();
        tool.start();
        awaitWaiting(bridge, 3);
        assertThat(host.ofNode()).isEmpty();
        host.online(true);
        host.await(message -> tags.isPresent(message, "Event/Stroke/Number"));
        int before = host.count();
        host.online(false);
        host.await(before, message -> message.type().equals("NDEATH"));
        int away = host.count();
        awaitWaiting(bridge, 3);
        assertThat(host.count()).isEqualTo(away);
        host.online(true);
        host.await(away, message -> tags.isPresent(message, "Event/Stroke/Number"));
        tool.off();
        host.await(message -> tags.has(message, "Session/Rolls"));
      }
      List<SparkplugMessage> all = host.ofNode();
      assertThat(SparkplugRules.check(all)).isEmpty();
      assertComplete(all);
      assertThat(tags.all("Event/Stroke/Number")).anyMatch(Metric::getIsHistorical);
      assertThat(tags.all("Session/Rolls").getLast().getLongValue())
          .isEqualTo(tags.all("Event/Stroke/Rolls").getLast().getLongValue());
    }
  }

  private static void awaitWaiting(Bridge bridge, int messages) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (bridge.outbox().waiting() < messages) {
      assertThat(System.nanoTime()).as("nothing waits").isLessThan(until);
      Thread.onSpinWait();
    }
  }

  /** Nothing that the broker gave a receipt for is lost with it. */
  @Test
  void aKilledBrokerLosesNothing() throws Exception {
    TestBroker.Kind kind = TestBroker.Kind.MOSQUITTO; // the embedded one forgets when it is closed
    try (TestBroker broker = kind.start(folder);
        SparkplugHost host = new SparkplugHost(broker);
        Line line = new Line(folder.resolve("stick"));
        Tool tool = new Tool(LONG, 9, 8, line)) {
      SparkplugTags tags = new SparkplugTags(host, tool.info().id());
      int before;
      try (Bridge bridge = new Bridge(config(broker, line).withIdleSeconds(SOON))) {
        bridge.onBroker(this::holdBack);
        bridge.start();
        tool.start();
        host.await(message -> tags.has(message, "Event/Stroke/Number"));
        broker.kill();
        assertThat(broken.await(30, TimeUnit.SECONDS)).isTrue();
        before = host.ofNode().size();
        broker.start();
        host.reconnect();
        awaitWaiting(bridge, 3);
        mayReturn.countDown();
        host.await(before, message -> tags.isPresent(message, "Event/Stroke/Number"));
        tool.off();
        host.await(message -> tags.has(message, "Session/Rolls"));
        assertThat(bridge.outbox().droppedInAll()).isZero();
      }
      List<SparkplugMessage> all = host.ofNode();
      assertComplete(all);
      assertThat(SparkplugRules.check(all.subList(0, before))).isEmpty();
      assertThat(SparkplugRules.check(all.subList(before, all.size()))).isEmpty();
    }
  }

  private void holdBack(BrokerState state) {
    if (!state.problem().isEmpty()) {
      broken.countDown();
      try {
        assertThat(mayReturn.await(60, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
