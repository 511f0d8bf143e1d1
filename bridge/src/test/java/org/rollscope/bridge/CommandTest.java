package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.Subscription.Received;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.DeviceConfig;
import tools.jackson.databind.JsonNode;

/** Commands of an independent client and their answers. */
@Timeout(90)
class CommandTest {
  @TempDir Path folder;

  private static JsonNode ask(
      Mosquitto broker, Subscription client, String device, String command, String arguments)
      throws IOException {
    String asked = command + "-" + client.all().size();
    Subscription.publish(
        broker,
        "rollscope/" + device + "/command/" + command,
        arguments,
        "-D",
        "publish",
        "response-topic",
        "answers/here",
        "-D",
        "publish",
        "correlation-data",
        asked);
    Received answer =
        client.await(
            m ->
                m.topic().equals("answers/here")
                    && m.properties().path("correlation-data").asString("").equals(asked));
    return answer.json();
  }

  @Test
  void commandsAreCarriedOutAndAnswered() throws IOException, InterruptedException {
    try (Mosquitto broker = Mosquitto.open(folder);
        Subscription client = new Subscription(broker, "rollscope/#", "answers/#");
        SimulatedTool tool = new SimulatedTool("glute-ball", 1, 1)) {
      BridgeConfig config =
          BridgeConfig.of(
                  BrokerConfig.at(broker.url(), "commands"), List.of(DeviceConfig.on(tool.path())))
              .withCalibrations(folder.resolve("calibration"));
      try (Bridge bridge = new Bridge(config)) {
        bridge.start();
        tool.start();
        client.await(m -> m.user("lane").equals("sample") && m.user("seq").equals("6"));
        String id = tool.id();

        assertThat(ask(broker, client, id, "identify", "{\"seconds\": 2}").path("ok").asBoolean())
            .isTrue();
        assertThat(ask(broker, client, id, "haptic", "").path("ok").asBoolean()).isTrue();
        assertThat(
                ask(broker, client, id, "zone", "{\"zone\":\"left-glute\"}").path("ok").asBoolean())
            .isTrue();
        client.await(m -> m.topic().endsWith("event/zone"));
        ask(
            broker,
            client,
            id,
            "limits",
            "{\"high\":111,\"highHigh\":222,\"source\":\"therapist\"}");
        client.await(
            m ->
                m.topic().endsWith("/info")
                    && m.json().path("limits").path("high").asDouble(0) == 111);
        whoRolls(broker, client, id);
        assertThat(ask(broker, client, id, "tare", "").path("ok").asBoolean()).isTrue();
        assertThat(Files.readString(folder.resolve("calibration").resolve(id + ".yaml")))
            .contains("tare: [");
        ask(broker, client, id, "watch", "{\"seconds\": 60}");
        client.await(m -> m.topic().endsWith("/samples") && m.json().path("n").asInt() == 8);
        assertRefusals(broker, client, id);
        aRoutineMayComeWithTheCommand(broker, client, id);
      }
    }
  }

  private static void whoRolls(Mosquitto broker, Subscription client, String id)
      throws IOException {
    String anna =
        """
        {"name": "Anna", "bodyWeightKg": 62, "noGo": ["left-calf", "right-foot"],
         "limits": [{"zone": "left-glute", "high": 90, "highHigh": 99, "source": "comfort-test"},
                    {"high": 50, "highHigh": 60}]}""";
    Instant before = Instant.now();
    assertThat(ask(broker, client, id, "person", anna).path("ok").asBoolean()).isTrue();
    JsonNode info =
        client
            .await(
                m ->
                    m.topic().endsWith("/info")
                        && m.json().path("person").asString("").equals("Anna"))
            .json();
    assertThat(Instant.parse(info.path("personSince").asString())).isBetween(before, Instant.now());
    assertThat(info.at("/limits/high").asDouble()).isEqualTo(90);
    assertThat(info.at("/limits/source").asString()).isEqualTo("comfort-test");
    assertThat(info.path("noGo").valueStream().map(JsonNode::asString))
        .containsExactlyInAnyOrder("left-calf", "right-foot");
    assertThat(error(ask(broker, client, id, "person", "{\"noGo\": [\"knee\"]}")))
        .contains("no zone is called 'knee'");
    assertThat(error(ask(broker, client, id, "person", "{\"limits\": [{\"high\": 5}]}")))
        .contains("give both");
  }

  private static void assertRefusals(Mosquitto broker, Subscription client, String id)
      throws IOException {
    assertThat(error(ask(broker, client, id, "routine", ""))).contains("say which");
    assertThat(error(ask(broker, client, id, "dance", ""))).contains("no command 'dance'", "tare");
    assertThat(error(ask(broker, client, id, "zone", "{\"zone\":\"knee\"}")))
        .contains("no zone is called 'knee'");
    assertThat(error(ask(broker, client, id, "identify", "{\"seconds\": 2000}")))
        .contains("seconds", "255");
    assertThat(error(ask(broker, client, id, "identify", "{seconds"))).contains("are not JSON");
    assertThat(error(ask(broker, client, id, "acknowledge", "{\"kind\":\"ramp\"}")))
        .contains("not active");
    assertThat(error(ask(broker, client, "nobody", "tare", ""))).contains("no device 'nobody'", id);
  }

  private static void aRoutineMayComeWithTheCommand(
      Mosquitto broker, Subscription client, String id) throws IOException {
    String yaml = "title: Mine\\nsteps:\\n  - {zone: %s, tool: ball, press-seconds: 20}";
    String routine = "{\"name\": \"mine\", \"yaml\": \"" + yaml + "\"}";
    JsonNode begun = ask(broker, client, id, "routine", routine.formatted("left-glute"));
    assertThat(begun.path("steps").asString()).as(begun.toString()).isEqualTo("1");
    client.await(
        m ->
            m.topic().endsWith("event/routine")
                && m.json().at("/routine/title").asString("").equals("Mine"));
    assertThat(error(ask(broker, client, id, "routine", routine.formatted("left-wing"))))
        .contains("mine.yaml:3: steps[0].zone: no zone is called 'left-wing'");
    String tooLong = "{\"name\": \"mine\", \"yaml\": \"" + "#".repeat(33_000) + "\"}";
    assertThat(error(ask(broker, client, id, "routine", tooLong))).contains("longer than 32768");
    assertThat(error(ask(broker, client, id, "routine", "{\"name\":\"../x\",\"yaml\":\"\"}")))
        .contains("no routine '../x'");
    assertThat(error(ask(broker, client, id, "routine", "{\"do\":\"next\",\"yaml\":\"\"}")))
        .contains("for start only");
    assertThat(ask(broker, client, id, "routine", "{\"do\":\"stop\"}").path("ok").asBoolean())
        .isTrue();
  }

  private static String error(JsonNode answer) {
    assertThat(answer.path("ok").asBoolean(true)).isFalse();
    return answer.path("error").asString();
  }
}
