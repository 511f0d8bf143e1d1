package org.rollscope.desktop.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.Bridge;
import org.rollscope.sim.scenario.Scenarios;
import tools.jackson.databind.JsonNode;

/** Lost and damaged frames and outages, and random bytes between every two pieces besides. */
@Timeout(120)
class BadLinkTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TestBroker.Kind.class)
  void everyGoodFrameIsReadAndTheRestCounted(TestBroker.Kind kind) throws Exception {
    try (TestBroker broker = kind.start(folder);
        Listener listener = new Listener(broker);
        Line line = new Line(folder.resolve("ball"), new SplittableRandom(99));
        Tool tool = new Tool(Scenarios.load("bad-link"), 8, 12, line)) {
      try (Bridge bridge = new Bridge(Road.config(folder, broker, line))) {
        bridge.start();
        tool.start().awaitEnd();
        listener.awaitSamplesUntil(tool, OnTheLine.of(line).samples().getLast().time());
      }
      OnTheLine dirty = OnTheLine.of(line);
      OnTheLine clean = OnTheLine.withoutGarbage(line);
      assertThat(dirty.samples()).isEqualTo(clean.samples());
      assertThat(dirty.counts().malformed()).isGreaterThan(clean.counts().malformed());

      JsonNode summary =
          listener.await(message -> message.topic().equals(tool.topic() + "/session")).json();
      JsonNode status =
          listener
              .await(
                  message ->
                      message.topic().equals(tool.topic() + "/status")
                          && message.json().path("state").asString().equals("lost"))
              .json();
      Arrived arrived = new Arrived(tool.topic(), listener.all());
      arrived.assertComplete();
      arrived.assertSamples(clean.samples());
      assertThat(status.path("frames").asLong()).isEqualTo(dirty.counts().frames());
      assertThat(status.path("lost").asLong()).isEqualTo(dirty.counts().lostFrames()).isPositive();
      assertThat(status.path("malformed").asLong()).isEqualTo(dirty.counts().malformed());
      assertThat(status.path("battery").asInt()).isBetween(9, 11);
      assertThat(arrived.alarm("battery-low")).startsWith("raised");
      assertThat(arrived.states("gap")).isNotEmpty();
      assertThat(summary.path("data").path("gaps").asInt()).isPositive();
      assertThat(summary.path("rolls").asInt()).isBetween(18, 22);
    }
  }
}
