package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.Subscription.Received;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;
import tools.jackson.databind.JsonNode;

/**
 * A scale and an IMU on two ports are one tool on the broker, because the configuration says so.
 */
@Timeout(90)
class PairedEndToEndTest {
  private static final Scenario SCENARIO =
      Scenarios.parse(
          "two-sensors",
          """
          name: two-sensors
          description: A short session in real time
          instrument: stick
          radius: 20 mm
          zone: right-calf
          steps:
            - rest: 4 s
            - touch: {pressure: 60 kPa}
            - strokes: {count: 6, length: 250 mm, time: 1.2 s}
            - lift: 1 s
          """);

  @TempDir Path folder;

  private BridgeConfig config(Mosquitto broker, String force, String motion)
      throws ConfigException {
    String text =
        """
        broker: {url: '%s'}
        devices:
          - sensors:
              - link: %s
                protocol: openscale
                channels: [force]
              - link: %s
                protocol: witmotion
                channels: [angular-rate, specific-force]
            id: own-stick
            instrument: stick
            radius-mm: 20
            contact-area-mm2: 1200
        """
            .formatted(broker.url(), force, motion);
    return BridgeConfig.parse("rollscope.yaml", text, null, name -> null)
        .withCalibrations(folder.resolve("calibration"))
        .withIdleSeconds(3);
  }

  @Test
  void twoSensorsOfTheConfigurationAreOneTool()
      throws IOException, InterruptedException, ConfigException {
    try (Mosquitto broker = Mosquitto.open(folder);
        Subscription client = new Subscription(broker, "rollscope/#");
        SimulatedTool force = SimulatedTool.twin("openscale", SCENARIO, 5);
        SimulatedTool motion = SimulatedTool.twin("witmotion-serial", SCENARIO, 5);
        Bridge bridge = new Bridge(config(broker, force.path(), motion.path()))) {
      bridge.start();
      force.start();
      motion.start();
      client.await(m -> m.topic().endsWith("own-stick/info"));
      force.awaitEnd();
      motion.awaitEnd();
      motion.unplug();
      String lost = "the motion sensor serial " + motion.path() + " is lost";
      client.await(m -> m.topic().endsWith("own-stick/status") && m.text().contains(lost));
      force.unplug();
      client.await(m -> m.topic().endsWith("own-stick/session") && !m.retained());
      Received session = client.on("own-stick/session").getLast();
      JsonNode summary = session.json();
      // Two players in real time start a little apart; PairedSessionTest holds the exact counts.
      assertThat(summary.path("rolls").asInt())
          .as("%s, gaps %s", summary, client.on("own-stick/event/gap"))
          .isCloseTo(motion.device().truth().rolls(), within(1));
      assertThat(summary.path("data").path("channels").valueStream().map(JsonNode::asString))
          .isEqualTo(List.of("angular-rate", "specific-force", "force"));
    }
  }
}
