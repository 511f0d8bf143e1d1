package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.Subscription.Received;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.DeviceConfig;

/** Tools that are absent, unplugged in contact, plugged in again, or call themselves alike. */
@Timeout(90)
class DeviceTroubleTest {
  @TempDir Path folder;

  private BridgeConfig config(Mosquitto broker, String... ports) {
    return BridgeConfig.of(
            BrokerConfig.at(broker.url(), "devices"),
            List.of(ports).stream().map(DeviceConfig::on).toList())
        .withCalibrations(folder.resolve("calibration"))
        .withIdleSeconds(20);
  }

  private static boolean isStatus(Received message, String id, String state) {
    return message.topic().endsWith(id + "/status")
        && message.text().startsWith("{")
        && message.json().path("state").asString().equals(state);
  }

  @Test
  void anUnpluggedToolIsMissedAndWelcomedBack() throws IOException, InterruptedException {
    Path port = folder.resolve("ttyTool");
    try (Mosquitto broker = Mosquitto.open(folder);
        Subscription client = new Subscription(broker, "rollscope/#");
        Bridge bridge = new Bridge(config(broker, port.toString()))) {
      bridge.start();
      Received absent = client.await(m -> isStatus(m, "", "searching") && hasError(m));
      assertThat(absent.json().path("error").asString()).contains("There is no serial port");
      String id;
      try (SimulatedTool tool = new SimulatedTool("too-hard", 3, 4)) {
        id = tool.id();
        Files.createSymbolicLink(port, Path.of(tool.path()));
        tool.start();
        client.await(m -> isStatus(m, id, "streaming"));
        client.await(m -> m.topic().endsWith("event/contact"));
        client.await(m -> m.topic().endsWith("event/stroke"));
      } // the plug is pulled while the tool is pressed
      long pulled = System.nanoTime();
      Received alarm = client.await(m -> m.topic().endsWith("alarm/link-lost") && has(m, "active"));
      assertThat(alarm.nanos() - pulled).isLessThan(1_500_000_000L);
      client.await(m -> isStatus(m, id, "lost") && m.json().path("error").isString());
      Files.delete(port);
      try (SimulatedTool again = new SimulatedTool("too-hard", 3, 20)) {
        Files.createSymbolicLink(port, Path.of(again.path()));
        again.start();
        client.await(m -> isStatus(m, id, "streaming") && m.nanos() > alarm.nanos());
        client.await(
            m ->
                m.topic().endsWith("alarm/link-lost")
                    && m.text().isEmpty()
                    && m.nanos() > alarm.nanos());
        again.awaitEnd();
      }
    }
  }

  private static boolean has(Received message, String flag) {
    return !message.text().isEmpty() && message.json().path(flag).asBoolean(false);
  }

  private static boolean hasError(Received message) {
    return message.json().path("error").isString();
  }

  @Test
  void theSecondOfOneNameIsNumberedAndSaysSo() throws IOException, InterruptedException {
    try (Mosquitto broker = Mosquitto.open(folder);
        Subscription client = new Subscription(broker, "rollscope/#");
        SimulatedTool one = new SimulatedTool("too-hard", 5, 10);
        SimulatedTool two = new SimulatedTool("too-hard", 5, 10);
        Bridge bridge = new Bridge(config(broker, one.path(), two.path()))) {
      bridge.start();
      one.start();
      client.await(m -> isStatus(m, one.id(), "streaming"));
      two.start();
      Received doubled = client.await(m -> isStatus(m, one.id() + "-2", "streaming"));
      assertThat(doubled.json().path("error").asString())
          .contains("two devices call themselves " + one.id(), one.path(), "rollscope.yaml");
      one.awaitEnd();
      two.awaitEnd();
    }
  }
}
