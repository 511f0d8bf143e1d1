package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.Subscription.Received;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.OutboxConfig;
import org.rollscope.bridge.outbox.OutboxState;
import org.rollscope.core.spot.Zone;
import tools.jackson.databind.JsonNode;

/** Bytes on a serial line to messages at an independent client, through a real broker. */
@Timeout(90)
class BridgeEndToEndTest {
  private static final double SPEED = 12;

  @TempDir Path folder;

  private BridgeConfig config(Mosquitto broker, DeviceConfig... devices) {
    return BridgeConfig.of(BrokerConfig.at(broker.url(), "bridge-under-test"), List.of(devices))
        .withCalibrations(folder.resolve("calibration"))
        .withIdleSeconds(3);
  }

  @Test
  void aSessionArrivesWholeAndInOrder() throws IOException, InterruptedException {
    try (Mosquitto broker = Mosquitto.open(folder);
        Subscription client = new Subscription(broker, "rollscope/#");
        SimulatedTool tool = new SimulatedTool("too-hard", 3, SPEED)) {
      DeviceConfig device = DeviceConfig.on(tool.path()).withZone(Zone.parse("left-calf"));
      try (Bridge bridge = new Bridge(config(broker, device))) {
        bridge.start();
        tool.start().awaitEnd();
        client.await(m -> m.topic().endsWith("/session") && !m.retained());
      }
      Received summary = client.on(tool.id() + "/session").getFirst();
      assertThat(summary.json().path("rolls").asInt()).isEqualTo(tool.device().truth().rolls());
      assertThat(summary.json().path("startTime").asString()).endsWith("Z");
      assertThat(client.on("/bridge/status").getFirst().text()).isEqualTo("online");
      client.await(m -> m.topic().endsWith("/bridge/status") && m.text().equals("offline"));
      assertThat(client.on(tool.id() + "/info").getLast().json().path("limits").path("high"))
          .hasToString("150.0");
      assertThat(client.on(tool.id() + "/live")).isNotEmpty();
      assertComplete(client.all());
      assertSamplesWithoutHoles(client.on(tool.id() + "/samples"));
      assertAlarms(client, tool.id());
    }
  }

  /** Within each lane the sequence is 1, 2, 3 …, and every durable message says when it was. */
  static void assertComplete(List<Received> all) {
    Map<String, Long> last = new HashMap<>();
    for (Received message : all) {
      if (!message.user("lane").isEmpty()) {
        String lane = message.user("device") + message.user("epoch") + message.user("lane");
        long sequence = Long.parseLong(message.user("seq"));
        assertThat(sequence).as(message.toString()).isEqualTo(last.getOrDefault(lane, 0L) + 1);
        assertThat(message.user("time")).endsWith("Z");
        last.put(lane, sequence);
      }
    }
    assertThat(last).hasSizeGreaterThanOrEqualTo(3);
  }

  static void assertSamplesWithoutHoles(List<Received> batches) {
    assertThat(batches).isNotEmpty();
    double next = Double.NaN;
    for (Received batch : batches) {
      JsonNode json = batch.json();
      double start = json.path("deviceTime").asDouble();
      int n = json.path("n").asInt();
      assertThat(json.path("pressure")).hasSize(n);
      assertThat(json.path("gyro").path(2)).hasSize(n);
      if (!Double.isNaN(next)) {
        assertThat(start).isCloseTo(next, org.assertj.core.data.Offset.offset(1e-6));
      }
      assertThat(n * 0.005).isLessThanOrEqualTo(0.2501);
      next = start + n * 0.005;
    }
  }

  private static void assertAlarms(Subscription client, String id) {
    List<String> states =
        client.on(id + "/event/alarm").stream()
            .map(Received::json)
            .filter(json -> json.path("kind").asString().equals("overpressure"))
            .map(json -> json.path("state").asString())
            .toList();
    assertThat(states).startsWith("raised", "cleared").contains("escalated");
    List<Received> standing = client.on(id + "/alarm/overpressure");
    assertThat(standing.getFirst().text()).isEmpty(); // nothing stale from before
    assertThat(standing.get(1).json().path("active").asBoolean()).isTrue();
    assertThat(standing.getLast().text()).isEmpty();
  }

  @Test
  void twoToolsAtOnceKeepApart() throws IOException, InterruptedException {
    try (Mosquitto broker = Mosquitto.open(folder);
        Subscription client =
            new Subscription(broker, "rollscope/+/samples", "rollscope/+/session");
        SimulatedTool one = new SimulatedTool("glute-ball", 1, SPEED);
        SimulatedTool two = new SimulatedTool("too-hard", 2, SPEED);
        Bridge bridge =
            new Bridge(config(broker, DeviceConfig.on(one.path()), DeviceConfig.on(two.path())))) {
      bridge.start();
      one.start();
      two.start().awaitEnd();
      one.awaitEnd();
      client.await(m -> m.topic().endsWith(one.id() + "/session"));
      client.await(m -> m.topic().endsWith(two.id() + "/session"));
      assertSamplesWithoutHoles(client.on(one.id() + "/samples"));
      assertSamplesWithoutHoles(client.on(two.id() + "/samples"));
    }
  }

  /** What the session's end brings is sent as well before the bridge takes leave. */
  @Test
  void leavesNothingInItsOutboxWhenItEnds() throws IOException, InterruptedException {
    OutboxConfig outbox =
        new OutboxConfig(folder.resolve("bridge.outbox"), OutboxConfig.IN_MEMORY_BOUNDS);
    OutboxState left;
    try (Mosquitto broker = Mosquitto.open(folder);
        Subscription client = new Subscription(broker, "rollscope/#");
        SimulatedTool tool = new SimulatedTool("glute-ball", 1, SPEED)) {
      Bridge bridge = new Bridge(config(broker, DeviceConfig.on(tool.path())).withOutbox(outbox));
      bridge.start();
      tool.start();
      client.await(m -> m.topic().endsWith(tool.id() + "/event/stroke"));
      bridge.close();
      left = bridge.outbox();
      client.await(m -> m.topic().endsWith(tool.id() + "/session"));
    }
    assertThat(left.waiting() + left.inFlight()).isZero();
  }
}
