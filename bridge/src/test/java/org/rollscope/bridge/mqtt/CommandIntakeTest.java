package org.rollscope.bridge.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever comes as a command becomes a request, or is answered, and counted. */
class CommandIntakeTest {
  private static final String TARE = "rollscope/ball-1/command/tare";

  private final List<CommandRequest> requests = new ArrayList<>();
  private final List<Publication> answers = new ArrayList<>();
  private final CommandIntake intake =
      new CommandIntake(new Topics("rollscope"), requests::add, answers::add);

  private void arrive(String topic, byte[] payload, @Nullable String responseTopic) {
    MqttProperties properties = new MqttProperties();
    properties.setResponseTopic(responseTopic);
    intake.arrived(topic, new MqttMessage(payload, 1, false, properties));
  }

  private String error() {
    assertThat(requests).isEmpty();
    JsonNode answer = Json.parse(answers.removeFirst().payload().bytes());
    assertThat(answer.path("ok").asBoolean(true)).isFalse();
    return answer.path("error").asString();
  }

  @Test
  void aCommandBecomesARequest() {
    arrive(TARE, "{\"seconds\": 5}".getBytes(UTF_8), "rollscope/answer/anna");
    arrive(TARE, new byte[0], null);
    assertThat(requests).extracting(CommandRequest::name).containsExactly("tare", "tare");
    requests.getFirst().ok();
    assertThat(answers).extracting(Publication::topic).containsExactly("rollscope/answer/anna");
    assertThat(intake.refused()).isEmpty();
  }

  @Test
  void whatIsTooDeepIsNoJsonHere() {
    for (String opening : new String[] {"[", "{\"a\":"}) {
      arrive(TARE, opening.repeat(10_000).getBytes(UTF_8), "test/answer");
      assertThat(error()).startsWith("the arguments are not JSON");
    }
    assertThat(intake.refused()).isEqualTo(Map.of("json", 2L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "json | left calf",
        "json | {\"seconds\": 5",
        "json | {\"seconds\": 5} trailing",
        "type | [1, 2]",
        "type | 5",
        "type | \"tare\"",
        "type | null"
      })
  void whatIsNoObjectIsAnswered(String reason, String payload) {
    arrive(TARE, payload.getBytes(UTF_8), "test/answer");
    assertThat(error()).startsWith("the arguments ");
    assertThat(intake.refused()).isEqualTo(Map.of(reason, 1L));
  }

  @Test
  void whatIsTooLongIsNotRead() {
    arrive(TARE, new byte[70_000], "test/answer");
    assertThat(error()).contains("longer than 65536 bytes");
    assertThat(intake.refused()).isEqualTo(Map.of("size", 1L));
  }

  @Test
  void aRetainedCommandIsNotCarriedOut() {
    MqttMessage message = new MqttMessage(new byte[0], 1, true, new MqttProperties());
    intake.arrived(TARE, message);
    assertThat(requests).isEmpty();
    assertThat(intake.refused()).isEqualTo(Map.of("retained", 1L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rollscope/ball-1/live",
        "rollscope/ball-1/command",
        "rollscope/ball-1/command/tare/now",
        "rollscope//command/tare",
        "rollscope/ball-1/command/",
        "rollscope/ball-1/command/\u001b[2J",
        "other/ball-1/command/tare"
      })
  void aTopicThatIsNoCommandIsLeftAlone(String topic) {
    arrive(topic, new byte[0], "test/answer");
    assertThat(requests).isEmpty();
    assertThat(answers).isEmpty();
    assertThat(intake.refused()).isEqualTo(Map.of("topic", 1L));
  }

  @Test
  void aNameWithoutEndIsLeftAlone() {
    arrive("rollscope/ball-1/command/" + "x".repeat(60_000), new byte[0], "test/answer");
    assertThat(answers).isEmpty();
    assertThat(intake.refused()).isEqualTo(Map.of("topic", 1L));
  }

  /** The bridge may publish where the asker may not, so it does not answer just anywhere. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "rollscope/ball-1/live",
        "rollscope/bridge/cellar/status",
        "rollscope/ball-1/command/stop",
        "homeassistant/device/ball-1/config",
        "spBv1.0/group/NDEATH/cellar",
        "$SYS/uptime"
      })
  void answersGoOnlyWhereNothingElseIsSaid(String responseTopic) {
    arrive(TARE, "nonsense".getBytes(UTF_8), responseTopic);
    assertThat(answers).isEmpty();
    assertThat(intake.refused()).isEqualTo(Map.of("json", 1L, "response-topic", 1L));
  }

  /** Paho lets nobody set one, but hands one on. */
  @ParameterizedTest
  @ValueSource(strings = {"test/#", "test/+/answer", "test/\u0000"})
  void aTopicForAnswersIsNoFilter(String responseTopic) {
    assertThat(new Topics("rollscope").mayAnswerOn(responseTopic)).isFalse();
  }

  @Test
  void aLongCorrelationIsLeftOut() {
    MqttProperties properties = new MqttProperties();
    properties.setResponseTopic("test/answer");
    properties.setCorrelationData(new byte[2000]);
    intake.arrived(TARE, new MqttMessage(new byte[] {'['}, 1, false, properties));
    assertThat(answers.getFirst().correlation()).isNull();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void bytesByChanceDoNoHarm(long seed) {
    Random luck = new Random(seed);
    byte[] good = "{\"seconds\": 5, \"zone\": [\"left-calf\", {\"x\": 1e5}]}".getBytes(UTF_8);
    for (int i = 0; i < 5000; i++) {
      byte[] bad = good.clone();
      for (int flips = 1 + luck.nextInt(5); flips > 0; flips--) {
        bad[luck.nextInt(bad.length)] = (byte) luck.nextInt(256);
      }
      arrive(TARE, bad, "test/answer");
    }
    long refused = intake.refused().values().stream().mapToLong(Long::longValue).sum();
    assertThat(requests.size() + refused).isEqualTo(5000);
    assertThat(answers).hasSize((int) refused);
    assertThat(refused).isGreaterThan(1000);
  }

  @Test
  void aLogStaysReadable() {
    long[] now = {0};
    Pace pace = new Pace(() -> now[0]);
    for (int i = 0; i < Pace.MOST; i++) {
      assertThat(pace.allowsOneMore()).isTrue();
    }
    assertThat(pace.allowsOneMore()).isFalse();
    now[0] = 10_000_000_000L;
    assertThat(pace.allowsOneMore()).isTrue();
  }
}
