package org.rollscope.desktop.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.Bridge;
import org.rollscope.desktop.watch.Follower;
import org.rollscope.desktop.watch.LiveView;
import org.rollscope.desktop.watch.Subscriber;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;
import tools.jackson.databind.JsonNode;

/**
 * Whoever may publish may publish anything. Bridge and view count what they cannot use, and go on.
 */
@Timeout(120)
class HostileMessagesTest {
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

  private static final String DEEP = "[".repeat(100_000);
  private static final String LONG_NUMBER = "9".repeat(900);

  @TempDir Path folder;

  private static MqttClient hostile(TestBroker broker) throws Exception {
    MqttClient client = new MqttClient(broker.address(), "hostile", new MemoryPersistence());
    client.connect();
    return client;
  }

  /** Without waiting. */
  private static void flood(MqttClient client, String topic, String payload) throws Exception {
    client.publish(topic, new MqttMessage(payload.getBytes(UTF_8), 0, false, null));
  }

  private static void publish(MqttClient client, String topic, String payload) throws Exception {
    client.publish(topic, new MqttMessage(payload.getBytes(UTF_8), 1, false, null));
  }

  @ParameterizedTest
  @EnumSource(TestBroker.Kind.class)
  void aBridgeStillTakesCommands(TestBroker.Kind kind) throws Exception {
    try (TestBroker broker = kind.start(folder);
        Listener listener = new Listener(broker);
        Line line = new Line(folder.resolve("stick"));
        Tool tool = new Tool(LONG, 9, 4, line);
        Bridge bridge = new Bridge(Road.config(folder, broker, line))) {
      bridge.start();
      tool.start();
      listener.await(message -> message.topic().equals(tool.topic() + "/samples"));
      String command = tool.topic() + "/command/";
      MqttClient client = hostile(broker);
      publish(client, command + "identify", DEEP.substring(0, 60_000));
      publish(client, command + "identify", DEEP);
      publish(client, command + "identify", "\u0000\u001b[2J nonsense");
      publish(client, command + "identify", "[1, 2]");
      publish(client, command + "identify", "{\"seconds\": " + LONG_NUMBER + "}");
      publish(client, command + "limits", "{\"high\": \"much\", \"highHigh\": {}}");
      publish(client, command + "zone", "{\"zone\": \"" + "x".repeat(50_000) + "\"}");
      publish(client, command + "x".repeat(300), "{}");
      publish(client, "homeassistant/status", DEEP);
      for (int i = 0; i < 2000; i++) {
        flood(client, command + "levitate", "{\"i\": " + i + "}");
      }
      answerToAWildcard(broker, command + "identify");
      awaitTare(listener, command + "tare");
      assertThat(bridge.broker().connected()).isTrue();
      Map<String, Long> unusable = bridge.unusable();
      assertThat(unusable)
          .containsEntry("json", 2L)
          .containsEntry("size", 1L)
          .containsEntry("type", 1L)
          .containsEntry("topic", 1L);
      client.disconnect();
      client.close();
      tool.off();
    }
  }

  /**
   * It is done as soon as the flood is over; in it, it is answered that there is too much to do.
   */
  private static void awaitTare(Listener listener, String topic) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    JsonNode answer = listener.request(topic, "");
    while (!answer.path("ok").asBoolean()) {
      assertThat(System.nanoTime()).as("%s", answer).isLessThan(end);
      answer = listener.request(topic, "");
    }
  }

  /** Paho sends no command that asks for an answer on a filter; a broker may hand one on. */
  private static void answerToAWildcard(TestBroker broker, String topic) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), broker.port())) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      socket.getOutputStream().write(packet(0x10, connect()));
      assertThat(in.readUnsignedByte()).isEqualTo(0x20);
      in.skipNBytes(in.readUnsignedByte());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeUTF(topic);
      out.writeShort(1);
      out.writeByte("test/#".length() + 3);
      out.writeByte(8); // response topic
      out.writeUTF("test/#");
      socket.getOutputStream().write(packet(0x32, bytes.toByteArray()));
      socket.setSoTimeout(10_000);
      assertThat(in.read()).as("acknowledged, refused or hung up on").isNotEqualTo(0x20);
    }
  }

  private static byte[] connect() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeUTF("MQTT");
    out.writeByte(5);
    out.writeByte(2);
    out.writeShort(60);
    out.writeByte(0);
    out.writeUTF("by-hand");
    return bytes.toByteArray();
  }

  private static byte[] packet(int kind, byte[] body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(kind);
    bytes.write(body.length);
    bytes.write(body);
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @EnumSource(TestBroker.Kind.class)
  void aViewStillShowsATool(TestBroker.Kind kind) throws Exception {
    String live = "{\"deviceTime\":31.5,\"contact\":true,\"pressure\":148,\"rolls\":14}";
    try (TestBroker broker = kind.start(folder);
        Subscriber subscriber = Subscriber.connect(broker.address(), "view", Follower.filters())) {
      Follower follower = new Follower(subscriber);
      MqttClient client = hostile(broker);
      publish(client, "rollscope/ball-1/live", live);
      int unusable = sendNonsense(client);
      for (int i = 0; i < 600; i++) {
        flood(client, "rollscope/flood-" + i + "/status", "{}");
      }
      publish(client, "rollscope/ball-1/event/zone", "{\"deviceTime\":40,\"zone\":\"the-end\"}");
      String line = "";
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      LiveView view = new LiveView(false);
      while (!line.contains("zone: the end")) {
        assertThat(System.nanoTime()).as("%s", follower.unusable()).isLessThan(end);
        line = follower.take(Duration.ofMillis(50)).orElse("");
        assertThat(line).doesNotContain("\u001b");
        follower.tool().ifPresent(tool -> assertThat(view.lines(tool)).allMatch(this::isPlain));
      }
      assertThat(follower.tool().orElseThrow().id()).isEqualTo("ball-1");
      assertThat(follower.unusable().get("message")).isEqualTo(unusable);
      assertThat(follower.unusable()).containsKey("tools").containsEntry("size", 1L);
      client.disconnect();
      client.close();
    }
  }

  private boolean isPlain(String line) {
    return line.length() <= 80 && !line.contains("\u001b");
  }

  /** Returns how much of it cannot be used. */
  private static int sendNonsense(MqttClient client) throws Exception {
    List<String> payloads =
        List.of(DEEP, "{\"a\":".repeat(5000), "\u0000", "left calf", "[1]", "5", "null", "\"x\"");
    for (String payload : payloads) {
      for (String subject : new String[] {"live", "info", "status", "session", "event/alarm"}) {
        publish(client, "rollscope/ball-1/" + subject, payload);
      }
    }
    publish(client, "rollscope/" + "x".repeat(100) + "/live", "{}");
    publish(client, "rollscope//live", "{}");
    publish(client, "rollscope/ball-1/info", "x".repeat((1 << 20) + 1));
    String esc = "\\u001b[2J";
    String[] wrong = {
      "\"" + esc + "\"",
      LONG_NUMBER,
      "1e999",
      "{}",
      "[]",
      "true",
      "null",
      "\"" + "x".repeat(9999) + "\""
    };
    Random luck = new Random(7);
    String[] fields = {
      "state",
      "zone",
      "kind",
      "level",
      "channels",
      "alarms",
      "limits",
      "name",
      "contact",
      "rolls",
      "pressure",
      "deviceTime",
      "routine",
      "step",
      "battery",
      "index",
      "result",
      "peak",
      "start"
    };
    String[] subjects = {
      "info",
      "status",
      "session",
      "live",
      "event/alarm",
      "event/gap",
      "event/zone",
      "event/stroke",
      "event/routine",
      "event/segment",
      "event/session",
      "event/" + "x".repeat(200)
    };
    for (int i = 0; i < 1500; i++) {
      StringBuilder json = new StringBuilder("{\"contact\":true");
      for (int j = luck.nextInt(5); j >= 0; j--) {
        json.append(",\"").append(fields[luck.nextInt(fields.length)]).append(j).append("\":1,\"");
        json.append(fields[luck.nextInt(fields.length)]).append("\":");
        json.append(wrong[luck.nextInt(wrong.length)]);
      }
      flood(client, "rollscope/ball-1/" + subjects[luck.nextInt(subjects.length)], json + "}");
    }
    return 8 * 5 + 2;
  }
}
