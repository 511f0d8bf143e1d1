package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.Subscription.Received;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.HomeAssistantConfig;
import org.rollscope.bridge.config.OutboxConfig;
import org.rollscope.bridge.config.Reconnect;
import org.rollscope.bridge.home.Discovery;
import org.rollscope.bridge.home.Templates;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.alarm.AlarmKind;
import tools.jackson.databind.JsonNode;

/** What Home Assistant hears at a real broker, by its own rules and templates. */
@Timeout(90)
class HomeAssistantTest {
  private static final double SPEED = 12;
  private static final Reconnect SOON =
      new Reconnect(Duration.ofMillis(50), Duration.ofMillis(200));
  private static final HomeAssistantConfig OFF = new HomeAssistantConfig(false, "homeassistant");

  @TempDir Path folder;

  private BridgeConfig config(Mosquitto broker, DeviceConfig... devices) {
    return BridgeConfig.of(
            BrokerConfig.at(broker.url(), "at-home").withReconnect(SOON), List.of(devices))
        .withCalibrations(folder.resolve("calibration"))
        .withIdleSeconds(3);
  }

  private static boolean isConfig(Received message, String device) {
    return message.topic().equals("homeassistant/device/" + device + "/config");
  }

  private static Received awaitConfig(Subscription client, int first, String device) {
    return client.await(first, m -> isConfig(m, device) && !m.text().isEmpty());
  }

  private static void awaitRemoval(Subscription client, int first, String device) {
    client.await(first, m -> isConfig(m, device) && m.text().isEmpty());
  }

  @Test
  void everyEntityUnderstandsWhatIsSent() throws IOException, InterruptedException {
    try (Mosquitto broker = Mosquitto.open(folder);
        Subscription client = new Subscription(broker, "rollscope/#", "homeassistant/#");
        Templates templates = new Templates();
        SimulatedTool tool = new SimulatedTool("too-hard", 3, SPEED)) {
      try (Bridge bridge = new Bridge(config(broker, DeviceConfig.on(tool.path())))) {
        bridge.start();
        tool.start().awaitEnd();
        client.await(m -> m.topic().endsWith("/session") && !m.retained());
      }
      client.await(m -> m.topic().endsWith("/bridge/status") && m.text().equals("offline"));
      JsonNode told = Discovery.accepted(awaitConfig(client, 0, tool.id()).text());
      Map<String, List<String>> values = new HashMap<>();
      for (Map.Entry<String, JsonNode> one : told.path("components").properties()) {
        values.put(one.getKey(), values(client, templates, one.getValue()));
        assertUnderstood(
            one.getKey(), one.getValue(), values.getOrDefault(one.getKey(), List.of()));
      }
      assertThat(values.get("contact")).contains("ON", "OFF");
      assertThat(values.get("alarm_overpressure")).contains("ON").endsWith("OFF");
      assertThat(values.get("alarm_cold")).isNotEmpty().containsOnly("OFF");
      assertThat(values.get("rolls")).contains(String.valueOf(tool.device().truth().rolls()));
      assertThat(number(values.get("pressure"))).isGreaterThan(150);
      assertThat(number(values.get("peak"))).isGreaterThanOrEqualTo(number(values.get("pressure")));
      assertThat(number(values.get("dwell"))).isPositive();
      assertThat(number(values.get("dose"))).isPositive();
      assertThat(number(values.get("battery"))).isBetween(1.0, 100.0);
      assertAvailability(client, templates, told);
      assertDetails(client, templates, told.path("components").path("alarm_overpressure"));
    }
  }

  private static List<String> values(Subscription client, Templates templates, JsonNode component)
      throws IOException {
    List<String> values = new ArrayList<>();
    String topic = component.path("state_topic").asString("");
    for (Received message : client.all()) {
      if (message.topic().equals(topic)) {
        values.add(templates.render(component.path("value_template").asString(), message.text()));
      }
    }
    return values;
  }

  /** What a component would do with its values; None is a value that is not known. */
  private static void assertUnderstood(String key, JsonNode component, List<String> values) {
    switch (component.path("platform").asString()) {
      case "sensor" -> {
        for (String value : values) {
          assertThat(value).as(key).matches("None|-?\\d+(\\.\\d+)?(e-?\\d+)?");
        }
      }
      case "binary_sensor" -> assertThat(values).as(key).isNotEmpty().isSubsetOf("ON", "OFF");
      case "select" -> {
        Set<String> options = new HashSet<>();
        component.path("options").forEach(option -> options.add(option.asString()));
        assertThat(values).as(key).isNotEmpty().allMatch(options::contains);
      }
      case "button" -> assertThat(component.has("state_topic")).isFalse();
      default -> throw new AssertionError(component);
    }
  }

  private static double number(List<String> values) {
    return values.stream()
        .filter(value -> !value.equals("None"))
        .mapToDouble(Double::parseDouble)
        .max()
        .orElse(Double.NaN);
  }

  private static void assertAvailability(Subscription client, Templates templates, JsonNode told)
      throws IOException {
    JsonNode bridge = told.path("availability").path(0);
    assertThat(
            client.all().stream()
                .filter(m -> m.topic().equals(bridge.path("topic").asString()))
                .map(Received::text))
        .containsExactly(
            bridge.path("payload_available").asString(),
            bridge.path("payload_not_available").asString());
    JsonNode tool = told.path("availability").path(1);
    Set<String> states = new LinkedHashSet<>();
    for (Received message : client.all()) {
      if (message.topic().equals(tool.path("topic").asString())) {
        states.add(templates.render(tool.path("value_template").asString(), message.text()));
      }
    }
    assertThat(states).contains("online", "offline");
  }

  /** The alarm's own topic tells how high the pressure was, and nothing once it is over. */
  private static void assertDetails(Subscription client, Templates templates, JsonNode alarm)
      throws IOException {
    List<JsonNode> details = new ArrayList<>();
    for (Received message : client.all()) {
      if (message.topic().equals(alarm.path("json_attributes_topic").asString())) {
        String text =
            templates.render(alarm.path("json_attributes_template").asString(), message.text());
        details.add(Json.parse(text.getBytes(StandardCharsets.UTF_8)));
      }
    }
    assertThat(details).isNotEmpty().allMatch(JsonNode::isObject);
    assertThat(details.stream().filter(one -> one.path("limit").asDouble(0) == 150)).isNotEmpty();
    assertThat(details.getLast()).isEmpty();
  }

  @Test
  void buttonsAndZoneDoWhatTheySay() throws IOException, InterruptedException {
    try (Mosquitto broker = Mosquitto.open(folder);
        Subscription client = new Subscription(broker, "rollscope/#", "homeassistant/#");
        Templates templates = new Templates();
        SimulatedTool tool = new SimulatedTool("glute-ball", 1, 1);
        Bridge bridge = new Bridge(config(broker, DeviceConfig.on(tool.path())))) {
      bridge.start();
      tool.start();
      JsonNode told = Discovery.accepted(awaitConfig(client, 0, tool.id()).text());
      JsonNode zone = told.path("components").path("zone");
      Subscription.publish(
          broker,
          zone.path("command_topic").asString(),
          templates.render(zone.path("command_template").asString(), "right-calf"));
      client.await(
          m ->
              m.topic().equals(zone.path("state_topic").asString())
                  && m.json().path("zone").asString().equals("right-calf"));

      client.await(m -> m.user("lane").equals("sample") && m.user("seq").equals("6"));
      press(broker, told, "identify");
      press(broker, told, "tare");
      client.await(m -> Files.exists(folder.resolve("calibration").resolve(tool.id() + ".yaml")));
      press(broker, told, "start");
      client.await(m -> m.topic().endsWith("/event/session"));
      press(broker, told, "stop");
      client.await(
          m ->
              m.topic().endsWith("/event/session")
                  && m.json().path("reason").asString("").equals("stopped"));
    }
  }

  private static void press(Mosquitto broker, JsonNode told, String key) throws IOException {
    JsonNode button = told.path("components").path(key);
    Subscription.publish(
        broker, button.path("command_topic").asString(), button.path("payload_press").asString());
  }

  @Test
  void isToldAnewWhenHomeAssistantStarts() throws IOException, InterruptedException {
    try (Mosquitto broker = Mosquitto.open(folder);
        Subscription client = new Subscription(broker, "homeassistant/#");
        SimulatedTool tool = new SimulatedTool("glute-ball", 1, SPEED);
        Bridge bridge = new Bridge(config(broker, DeviceConfig.on(tool.path())))) {
      bridge.start();
      tool.start();
      Received first = awaitConfig(client, 0, tool.id());
      int seen = client.all().size();
      Subscription.publish(broker, "homeassistant/status", "offline");
      client.await(seen, m -> m.text().equals("offline"));
      Subscription.publish(broker, "homeassistant/status", "online");
      Received again = awaitConfig(client, seen, tool.id());
      assertThat(again.text()).isEqualTo(first.text());
      List<String> after = client.all().stream().skip(seen).map(Received::text).toList();
      assertThat(after.indexOf("online")).isLessThan(after.indexOf(again.text()));
    }
  }

  @Test
  void isToldAnewToABrokerThatHasForgotten() throws IOException, InterruptedException {
    try (Mosquitto broker = new Mosquitto(folder, List.of("allow_anonymous true"))) {
      broker.start();
      try (SimulatedTool tool = new SimulatedTool("glute-ball", 1, SPEED);
          Bridge bridge = new Bridge(config(broker, DeviceConfig.on(tool.path())))) {
        bridge.start();
        tool.start();
        try (Subscription client = new Subscription(broker, "homeassistant/#")) {
          awaitConfig(client, 0, tool.id());
        }
        broker.stop();
        Files.delete(folder.resolve("mosquitto.db"));
        broker.start();
        try (Subscription client = new Subscription(broker, "homeassistant/#")) {
          Discovery.accepted(awaitConfig(client, 0, tool.id()).text());
        }
      }
    }
  }

  @Test
  void arrivesThoughTheBridgeEndedBeforeTheBrokerCame() throws IOException, InterruptedException {
    Mosquitto broker = new Mosquitto(folder, List.of("allow_anonymous true"));
    OutboxConfig outbox =
        new OutboxConfig(folder.resolve("bridge.outbox"), OutboxConfig.IN_MEMORY_BOUNDS);
    DeviceConfig gone = DeviceConfig.on(folder.resolve("nothing").toString());
    try (broker;
        SimulatedTool tool = new SimulatedTool("glute-ball", 1, SPEED)) {
      BridgeConfig config = config(broker, DeviceConfig.on(tool.path())).withOutbox(outbox);
      try (Bridge bridge = new Bridge(config)) {
        bridge.start();
        tool.start();
        // A tool that comes has its alarms cleared; what is more was measured.
        while (bridge.outbox().waiting() <= AlarmKind.values().length) {
          LockSupport.parkNanos(10_000_000);
        }
      }
      broker.start();
      try (Subscription client = new Subscription(broker, "homeassistant/#");
          Bridge bridge = new Bridge(config.withDevices(List.of(gone)))) {
        bridge.start();
        Discovery.accepted(awaitConfig(client, 0, tool.id()).text());
      }
    }
  }

  @Test
  void isTakenBackWhenTheToolLeavesTheConfiguration() throws IOException, InterruptedException {
    try (Mosquitto broker = Mosquitto.open(folder);
        SimulatedTool green = new SimulatedTool("glute-ball", 1, 1);
        SimulatedTool blue = new SimulatedTool("glute-ball", 2, 1)) {
      DeviceConfig one = DeviceConfig.on(green.path());
      DeviceConfig two = DeviceConfig.on(blue.path()).withId("blue");
      String foreign = "{\"origin\":{\"name\":\"Rollscope\"},\"availability\":[{\"topic\":\"x\"}]}";
      Subscription.publish(broker, "homeassistant/device/foreign/config", foreign, "-r");
      Subscription.publish(broker, "homeassistant/device/nonsense/config", "{]", "-r");
      try (Subscription client = new Subscription(broker, "homeassistant/#")) {
        try (Bridge bridge = new Bridge(config(broker, one, two))) {
          bridge.start();
          green.start();
          blue.start();
          awaitConfig(client, 0, green.id());
          awaitConfig(client, 0, "blue");
        }
        int seen = client.all().size();
        try (Bridge bridge = new Bridge(config(broker, two))) {
          bridge.start();
          awaitRemoval(client, seen, green.id());
        }
        seen = client.all().size();
        try (Bridge bridge = new Bridge(config(broker, two).withHomeAssistant(OFF))) {
          bridge.start();
          awaitRemoval(client, seen, "blue");
        }
        assertThat(client.all())
            .noneMatch(m -> isConfig(m, "blue") && m.text().isEmpty() && m.retained());
      }
      try (Subscription late = new Subscription(broker, "homeassistant/#")) {
        Subscription.publish(broker, "homeassistant/end", "end");
        late.await(m -> m.text().equals("end"));
        assertThat(late.all().stream().map(Received::topic))
            .contains("homeassistant/device/foreign/config", "homeassistant/device/nonsense/config")
            .noneMatch(topic -> topic.contains("blue") || topic.contains(green.id()));
      }
    }
  }

  @Test
  void staysUntilEachToolHasSaidWhoItIs() throws IOException, InterruptedException {
    try (Mosquitto broker = Mosquitto.open(folder);
        SimulatedTool green = new SimulatedTool("glute-ball", 1, 1);
        SimulatedTool blue = new SimulatedTool("glute-ball", 2, 1)) {
      DeviceConfig one = DeviceConfig.on(green.path());
      DeviceConfig two = DeviceConfig.on(blue.path()).withId("blue");
      try (Subscription client = new Subscription(broker, "#")) {
        try (Bridge bridge = new Bridge(config(broker, two))) {
          bridge.start();
          blue.start();
          awaitConfig(client, 0, "blue");
        }
        int seen = client.all().size();
        try (Bridge bridge = new Bridge(config(broker, one))) {
          bridge.start();
          client.await(seen, m -> m.text().contains("\"state\":\"connecting\""));
          Stream<Received> meanwhile = client.all().stream().skip(seen);
          assertThat(meanwhile).noneMatch(m -> isConfig(m, "blue") && m.text().isEmpty());
          green.start();
          awaitRemoval(client, seen, "blue");
        }
      }
    }
  }
}
