package org.rollscope.desktop.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.Bridge;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.session.Summary;
import org.rollscope.desktop.endtoend.Listener.Heard;
import org.rollscope.sim.scenario.Scenarios;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A session from the sensors to the subscriber: every message, and the numbers in them. */
@Timeout(120)
class WholeSessionTest {
  private static final double SPEED = 16;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestBroker.Kind.class)
  void arrivesAsItWas(TestBroker.Kind kind) throws Exception {
    try (TestBroker broker = kind.start(folder);
        Listener listener = new Listener(broker);
        Line line = new Line(folder.resolve("ball"));
        Tool tool = new Tool(Scenarios.load("glute-ball"), 11, SPEED, line).goingOn()) {
      try (Bridge bridge = new Bridge(Road.config(folder, broker, line))) {
        bridge.start();
        tool.start();
        listener.await(message -> message.topic().equals(tool.topic() + "/session"));
        try (Listener late = new Listener(broker)) {
          assertRetained(late, tool.topic());
        }
        tool.off();
        listener.awaitSamplesUntil(tool, OnTheLine.of(line).samples().getLast().time());
      }
      listener.await(m -> m.topic().equals(Road.BRIDGE_STATUS) && m.text().equals("offline"));
      assertThat(listener.on(Road.BRIDGE_STATUS).getFirst().text()).isEqualTo("online");
      Arrived arrived = new Arrived(tool.topic(), listener.all());
      arrived.assertComplete();
      assertThat(arrived.doubles()).isZero();
      arrived.assertSamples(OnTheLine.of(line).samples());
      assertStates(listener, tool);
      assertSummary(arrived, OnTheLine.of(line).summaries(), tool);
    }
  }

  /** A subscriber that comes late finds how things stand, and no alarm that is over. */
  private static void assertRetained(Listener late, String topic) throws Exception {
    late.awaitSubscribed();
    assertThat(late.on(Road.BRIDGE_STATUS)).hasSize(1);
    assertThat(late.on(topic + "/info")).hasSize(1);
    assertThat(late.on(topic + "/session")).hasSize(1);
    assertThat(late.all()).noneMatch(message -> message.topic().contains("/alarm/"));
  }

  private static void assertStates(Listener listener, Tool tool) {
    List<Heard> statuses = listener.on(tool.topic() + "/status");
    assertThat(statuses.getLast().json().path("state").asString()).isEqualTo("lost");
    JsonNode streaming =
        statuses.stream()
            .map(Heard::json)
            .filter(json -> json.path("state").asString().equals("streaming"))
            .findFirst()
            .orElseThrow();
    assertThat(streaming.path("link").asString()).contains("/dev/pts/");
    assertThat(streaming.path("error").isNull()).isTrue();
    JsonNode info = listener.on(tool.topic() + "/info").getLast().json();
    assertThat(info.path("instrument").asString()).isEqualTo("ball");
    assertThat(info.path("radius").asDouble()).isEqualTo(0.032);
    assertThat(info.path("boot").asString()).isEqualTo(tool.info().boot());
    assertThat(info.path("channels"))
        .extracting(JsonNode::asString)
        .contains("pressure", "angular-rate", "specific-force");
    assertThat(listener.on(tool.topic() + "/live")).isNotEmpty();
  }

  private static void assertSummary(Arrived arrived, List<Summary> direct, Tool tool) {
    assertThat(direct).hasSize(1);
    ObjectNode expected = (ObjectNode) Json.parse(Json.payload(direct.getFirst()).bytes());
    ObjectNode found = (ObjectNode) arrived.on("/session").getFirst().json();
    assertThat(found.remove("message").path("session")).isEqualTo(found.path("session"));
    assertThat(found.remove("startTime").asString()).endsWith("Z");
    expected.remove("startTime");
    assertThat(found.properties()).containsExactlyInAnyOrderElementsOf(expected.properties());
    assertThat(found.path("rolls").asInt()).isEqualTo(tool.truth().rolls());
    assertThat(found.path("data").path("lost").asInt()).isZero();

    assertThat(arrived.states("session")).containsExactly("started", "ended");
    List<String> strokes = arrived.states("stroke");
    assertThat(strokes).filteredOn("completed"::equals).hasSizeGreaterThanOrEqualTo(16);
    assertThat(arrived.states("contact")).startsWith("started").endsWith("ended");
    assertThat(arrived.states("hold")).containsSequence("started", "ended");
    assertThat(arrived.alarm("overpressure")).startsWith("raised").endsWith("cleared");
    List<Heard> standing = arrived.on("/alarm/overpressure");
    assertThat(standing.get(1).json().path("active").asBoolean()).isTrue();
    assertThat(standing.getLast().text()).isEmpty();
  }
}
