package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.HomeAssistantConfig;
import org.rollscope.bridge.config.OutboxConfig;
import org.rollscope.bridge.config.PublishConfig;
import org.rollscope.bridge.config.Reconnect;
import org.rollscope.bridge.outbox.Bounds;

/**
 * What passes at a real broker, between bridge, simulated tools and other clients, is what
 * docs/asyncapi.yaml says: every message, and everything it says was seen.
 */
@Timeout(120)
class ContractTest {
  private static final HomeAssistantConfig OFF = new HomeAssistantConfig(false, "homeassistant");
  private static final Reconnect SOON =
      new Reconnect(Duration.ofMillis(50), Duration.ofMillis(200));

  /** What is promised and not provoked here, and why. */
  private static final Map<String, String> UNSEEN = Map.of();

  @TempDir Path folder;

  private BridgeConfig config(Mosquitto broker, String link) {
    return BridgeConfig.of(
            BrokerConfig.at(broker.url(), "contract").withReconnect(SOON),
            List.of(DeviceConfig.on(link)))
        .withCalibrations(folder.resolve("calibration"))
        .withIdleSeconds(2);
  }

  private Mosquitto broker(String name, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of(options));
    all.add("allow_anonymous true");
    return new Mosquitto(Files.createDirectory(folder.resolve(name)), all);
  }

  @Test
  void everythingThatPassesIsDescribedAndEverythingDescribedPasses() throws Exception {
    Contract contract = new Contract();
    List<Passed> all = new ArrayList<>();
    all.addAll(aSessionAndHomeAssistant());
    all.addAll(aToolThatStartsAnew());
    all.addAll(commands());
    all.addAll(aBrokerThatComesLate("json", PublishConfig.DEFAULT));
    all.addAll(aBrokerThatComesLate("cbor", PublishConfig.DEFAULT.withCbor(true)));

    TreeSet<String> seen = new TreeSet<>();
    TreeSet<String> answerTopics = new TreeSet<>();
    all.forEach(message -> answerTopics.add(message.responseTopic()));
    for (Passed message : all) {
      Contract.Verdict verdict =
          answerTopics.contains(message.topic())
              ? contract.judgeAnswer(message)
              : contract.judge(message);
      assertThat(verdict.problems()).as(message.toString()).isEmpty();
      seen.add(verdict.channel() + '/' + verdict.message());
    }
    TreeSet<String> expected = contract.promised();
    expected.removeAll(UNSEEN.keySet());
    assertThat(seen).containsExactlyElementsOf(expected);
    assertThat(all)
        .anyMatch(m -> m.user().containsKey("part") && m.contentType().equals("application/json"))
        .anyMatch(m -> m.user().containsKey("part") && m.contentType().equals("application/cbor"));
  }

  private static Passed message(
      String topic, String payload, String type, int qos, boolean retained) {
    byte[] bytes = payload.getBytes(StandardCharsets.UTF_8);
    return new Passed(topic, payload, () -> bytes, type, Map.of(), "", qos, retained);
  }

  @Test
  void theContractRefusesWhatItDoesNotPromise() throws IOException {
    Contract contract = new Contract();
    String zone = "{\"zone\": \"left-calf\"}";
    String json = "application/json";
    assertThat(contract.judge(message("rollscope/a/command/zone", zone, "", 0, false)).problems())
        .isEmpty();
    assertThat(
            List.of(
                message("rollscope/a/command/zone", "{\"zone\": \"knee\"}", "", 1, false),
                message("rollscope/a/command/tare", zone, "", 1, false),
                message("rollscope/a/command/dance", "", "", 1, false),
                message("rollscope/a/live", "{\"v\": 1}", json, 0, false),
                message("rollscope/a/event/contact", "{\"v\": 1}", json, 1, false),
                message("rollscope/a/nowhere", "", "", 1, false),
                message("rollscope/bridge/b/status", "offline", "text/plain", 0, true),
                message("rollscope/bridge/b/status", "offline", "text/plain", 1, false),
                message("rollscope/bridge/b/status", "away", "text/plain", 1, true),
                message("rollscope/bridge/b/status", "\"online\"", json, 1, true)))
        .allMatch(message -> !contract.judge(message).problems().isEmpty());
  }

  private List<Passed> aSessionAndHomeAssistant()
      throws IOException, InterruptedException, MqttException {
    try (Mosquitto broker = broker("session")) {
      broker.start();
      try (Tap tap = new Tap(broker);
          SimulatedTool tool = new SimulatedTool("too-hard", 3, 12)) {
        BridgeConfig config = config(broker, tool.path());
        try (Bridge bridge = new Bridge(config)) {
          bridge.start();
          tool.start();
          tap.await(m -> m.topic().endsWith("/config"));
          Subscription.publish(broker, "homeassistant/status", "online");
          tool.awaitEnd();
          tap.await(m -> m.topic().endsWith("/session") && !m.topic().contains("/event/"));
        }
        try (Bridge bridge = new Bridge(config.withHomeAssistant(OFF))) {
          bridge.start();
          tap.await(m -> m.topic().endsWith("/config") && m.isEmpty());
        }
        return tap.all();
      }
    }
  }

  /** A plug that is pulled while the tool is pressed, and a clock that begins anew. */
  private List<Passed> aToolThatStartsAnew()
      throws IOException, InterruptedException, MqttException {
    Path port = folder.resolve("ttyTool");
    try (Mosquitto broker = broker("anew")) {
      broker.start();
      try (Tap tap = new Tap(broker);
          Bridge bridge = new Bridge(config(broker, port.toString()).withIdleSeconds(20))) {
        bridge.start();
        try (SimulatedTool tool = new SimulatedTool("bad-link", 3, 6)) {
          Files.createSymbolicLink(port, Path.of(tool.path()));
          tool.start();
          tap.await(m -> m.topic().endsWith("event/gap"));
          tap.await(m -> m.topic().endsWith("event/stroke"));
        }
        tap.await(m -> m.topic().endsWith("alarm/link-lost") && !m.isEmpty());
        Files.delete(port);
        try (SimulatedTool again = new SimulatedTool("bad-link", 3, 6)) {
          Files.createSymbolicLink(port, Path.of(again.path()));
          again.start();
          tap.await(m -> m.topic().endsWith("event/segment"));
        }
        bridge.remove(DeviceConfig.on(port.toString()));
        tap.await(m -> m.topic().endsWith("/info") && m.isEmpty());
        tap.await(m -> m.topic().endsWith("/session") && m.isEmpty());
        return tap.all();
      }
    }
  }

  private List<Passed> commands() throws IOException, InterruptedException, MqttException {
    try (Mosquitto broker = broker("commands")) {
      broker.start();
      try (Tap tap = new Tap(broker);
          SimulatedTool tool = new SimulatedTool("glute-ball", 1, 1);
          Bridge bridge = new Bridge(config(broker, tool.path()))) {
        bridge.start();
        tool.start();
        tap.await(m -> m.user().getOrDefault("seq", "").equals("6"));
        ask(broker, tap, tool, "watch", "{\"seconds\": 60}");
        ask(broker, tap, tool, "identify", "{\"seconds\": 2}");
        ask(broker, tap, tool, "haptic", "");
        ask(
            broker,
            tap,
            tool,
            "person",
            """
            {"name": "nobody", "bodyWeightKg": 62, "noGo": ["left-calf"],
             "limits": [{"zone": "left-glute", "high": 30, "highHigh": 40, "source": "therapist"},
                        {"high": 50, "highHigh": 60, "unit": "%BW"}]}""");
        ask(broker, tap, tool, "zone", "{\"zone\": \"left-glute\"}");
        ask(
            broker,
            tap,
            tool,
            "limits",
            "{\"zone\": \"left-glute\", \"high\": 20, \"highHigh\": 30, \"unit\": \"%BW\"}");
        ask(broker, tap, tool, "shelve", "{\"kind\": \"ramp\", \"seconds\": 1}");
        ask(broker, tap, tool, "acknowledge", "{\"kind\": \"ramp\"}");
        ask(broker, tap, tool, "tare", "{}");
        ask(broker, tap, tool, "routine", "{\"name\": \"glute-ball\"}");
        String yaml = "steps: [{zone: left-glute, tool: ball, press-seconds: 20}]";
        ask(broker, tap, tool, "routine", "{\"name\": \"mine\", \"yaml\": \"" + yaml + "\"}");
        ask(broker, tap, tool, "start", "{\"rate\": 100}");
        ask(broker, tap, tool, "stop", "");
        tap.await(m -> m.topic().endsWith("event/zone"));
        return tap.all();
      }
    }
  }

  private static void ask(
      Mosquitto broker, Tap tap, SimulatedTool tool, String command, String arguments)
      throws IOException, InterruptedException {
    String answers = "answers/" + command;
    String topic = "rollscope/" + tool.id() + "/command/" + command;
    Subscription.publish(broker, topic, arguments, "-D", "publish", "response-topic", answers);
    tap.await(m -> m.topic().equals(answers));
  }

  /** A small outbox, and batches that were made before it is known how little the broker takes. */
  private List<Passed> aBrokerThatComesLate(String name, PublishConfig publish)
      throws IOException, InterruptedException, MqttException {
    try (Mosquitto broker = broker(name, "max_packet_size 3000")) {
      broker.start();
      try (Tap tap = new Tap(broker);
          SimulatedTool tool = new SimulatedTool("foam-roller-quads", 1, 10)) {
        broker.stop();
        BridgeConfig config =
            config(broker, tool.path())
                .withPublish(publish)
                .withOutbox(new OutboxConfig(null, new Bounds(100, 1L << 26, Duration.ofDays(1))));
        try (Bridge bridge = new Bridge(config)) {
          bridge.start();
          tool.start();
          while (bridge.outbox().droppedInAll() == 0) {
            LockSupport.parkNanos(10_000_000);
          }
          broker.start();
          tap.await(m -> m.user().containsKey("part"));
          tap.await(m -> m.topic().endsWith("event/dropped"));
        }
        return tap.all();
      }
    }
  }
}
