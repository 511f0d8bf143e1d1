package org.rollscope.desktop.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.Bridge;
import org.rollscope.desktop.endtoend.Listener.Heard;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;
import tools.jackson.databind.JsonNode;

/** The cable is pulled in mid-session and put back, the tool rolling on all the while. */
@Timeout(120)
class UnplugTest {
  private static final double SPEED = 4;
  private static final Scenario LONG =
      Scenarios.parse(
          "long.yaml",
          """
          instrument: ball
          radius: 32 mm
          steps:
            - rest: 2 s
            - touch: {pressure: 90 kPa}
            - strokes: {count: 200, length: 110 mm, time: 2 s}
          """);

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestBroker.Kind.class)
  void isSeenAtOnceAndTheSessionGoesOn(TestBroker.Kind kind) throws Exception {
    try (TestBroker broker = kind.start(folder);
        Listener listener = new Listener(broker);
        Line line = new Line(folder.resolve("ball"));
        Tool tool = new Tool(LONG, 5, SPEED, line)) {
      try (Bridge bridge = new Bridge(Road.config(folder, broker, line).withIdleSeconds(600))) {
        bridge.start();
        tool.start();
        awaitStroke(listener, tool, 0);

        int before = listener.count();
        Instant unplugged = InstantSource.system().instant();
        line.unplug();
        JsonNode lost = awaitState(listener, tool, before, "lost");
        assertThat(Duration.between(unplugged, Instant.parse(lost.path("since").asString())))
            .isLessThan(Duration.ofSeconds(1));
        assertThat(lost.path("error").asString()).contains("/dev/pts/").contains("unplugged");
        awaitLinkLost(listener, tool, before, "raised");

        before = listener.count();
        line.plugIn();
        awaitState(listener, tool, before, "streaming");
        awaitLinkLost(listener, tool, before, "cleared");
        awaitStroke(listener, tool, before);
        tool.off();
      }
      assertOneSession(listener, tool);
    }
  }

  private static void awaitStroke(Listener listener, Tool tool, int after) {
    listener.await(after, message -> message.topic().equals(tool.topic() + "/event/stroke"));
  }

  private static JsonNode awaitState(Listener listener, Tool tool, int after, String state) {
    return listener
        .await(
            after,
            message ->
                message.topic().equals(tool.topic() + "/status")
                    && message.json().path("state").asString().equals(state))
        .json();
  }

  private static void awaitLinkLost(Listener listener, Tool tool, int after, String state) {
    listener.await(
        after,
        message ->
            message.topic().equals(tool.topic() + "/event/alarm")
                && message.json().path("kind").asString().equals("link-lost")
                && message.json().path("state").asString().equals(state));
  }

  private static void assertOneSession(Listener listener, Tool tool) {
    Heard summary = listener.await(message -> message.topic().equals(tool.topic() + "/session"));
    Arrived arrived = new Arrived(tool.topic(), listener.all());
    arrived.assertComplete();
    assertThat(arrived.states("session")).containsExactly("started", "ended");
    String session = summary.json().path("session").asString();
    assertThat(arrived.on("/event/stroke"))
        .allSatisfy(
            stroke -> assertThat(stroke.json().path("session").asString()).isEqualTo(session));
    assertThat(arrived.alarm("link-lost")).containsExactly("raised", "cleared");
    assertThat(arrived.on("/alarm/link-lost").getLast().text()).isEmpty();
    assertThat(arrived.states("gap")).contains("open");
    assertThat(summary.json().path("data").path("lost").asInt()).isPositive();
  }
}
