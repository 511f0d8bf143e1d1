package org.rollscope.bridge.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.mqtt.Topics;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Zone;
import tools.jackson.databind.JsonNode;

class AnnouncementTest {
  private static final int ALL_CHANNELS = 31;

  private static String written(InstrumentKind kind, int channels, boolean onTheAir) {
    DeviceInfo info =
        new DeviceInfo(
            "ball-3f2a",
            "The \"green\" ball {{ 1 }}",
            "SN 1",
            "1.2",
            Instrument.of(kind, 0.03),
            200,
            10,
            10,
            "7",
            null);
    return new Announcement(new Topics("home/rollscope"), "pi")
        .of(new Tool(info, channels, onTheAir))
        .toString();
  }

  private static JsonNode components(int channels, boolean onTheAir) {
    return Discovery.accepted(written(InstrumentKind.BALL, channels, onTheAir)).path("components");
  }

  private static Set<String> entities(JsonNode components) {
    Set<String> present = new HashSet<>();
    for (Map.Entry<String, JsonNode> one : components.properties()) {
      if (one.getValue().has("unique_id")) {
        present.add(one.getKey());
      }
    }
    return present;
  }

  @ParameterizedTest
  @EnumSource(InstrumentKind.class)
  void isTakenForEachInstrumentAndAnyChannels(InstrumentKind kind) {
    List<Set<String>> keys = new ArrayList<>();
    for (int channels = 0; channels <= ALL_CHANNELS; channels++) {
      JsonNode message = Discovery.accepted(written(kind, channels, channels % 2 == 0));
      keys.add(Set.copyOf(message.path("components").propertyNames()));
    }
    // An entity goes only where its key stays.
    assertThat(Set.copyOf(keys)).hasSize(1);
  }

  @Test
  void namesTheDevice() {
    JsonNode message = Discovery.accepted(written(InstrumentKind.STICK, ALL_CHANNELS, false));
    JsonNode device = message.path("device");
    assertThat(device.path("identifiers").path(0).asString()).isEqualTo("rollscope_ball-3f2a");
    assertThat(device.path("name").asString()).isEqualTo("The \"green\" ball {{ 1 }}");
    assertThat(device.path("model").asString()).isEqualTo("stick");
    assertThat(device.path("sw_version").asString()).isEqualTo("1.2");
    assertThat(message.path("origin").path("name").asString()).isEqualTo("Rollscope");
    assertThat(message.path("availability_mode").asString()).isEqualTo("all");
    assertThat(message.path("availability"))
        .extracting(one -> one.path("topic").asString())
        .containsExactly("home/rollscope/bridge/pi/status", "home/rollscope/ball-3f2a/status");
  }

  @Test
  void offersWhatIsMeasured() {
    Set<String> everything = entities(components(ALL_CHANNELS, true));
    assertThat(everything)
        .contains("pressure", "force", "peak", "rolls", "dwell", "dose", "contact", "temperature")
        .contains("battery", "rssi", "tare", "start", "stop", "identify", "zone");
    assertThat(everything).hasSize(15 + AlarmKind.values().length);

    assertThat(entities(components(Channel.ANGULAR_RATE.bit(), false)))
        .contains("rolls", "battery", "alarm_stuck_sensor")
        .doesNotContain("pressure", "force", "peak", "dwell", "dose", "contact", "rssi");

    JsonNode forceOnly = components(Channel.FORCE.bit(), false);
    assertThat(entities(forceOnly)).contains("force", "peak").doesNotContain("pressure", "rolls");
    assertThat(forceOnly.path("peak").path("unit_of_measurement").asString()).isEqualTo("N");
    assertThat(forceOnly.path("dose").path("unit_of_measurement").asString()).isEqualTo("N·s");
  }

  @Test
  void letsEachZoneBeChosen() {
    JsonNode zone = components(ALL_CHANNELS, false).path("zone");
    assertThat(zone.path("options")).hasSizeGreaterThan(30);
    for (JsonNode option : zone.path("options")) {
      assertThat(Zone.parse(option.asString()).label()).isEqualTo(option.asString());
    }
    assertThat(zone.path("command_topic").asString())
        .isEqualTo("home/rollscope/ball-3f2a/command/zone");
  }

  @Test
  void theGuideNamesEntitiesThatThereAre() throws IOException {
    Set<String> there = new HashSet<>();
    for (Map.Entry<String, JsonNode> one : components(ALL_CHANNELS, true).properties()) {
      JsonNode entity = one.getValue();
      String name = entity.path("name").asString().toLowerCase(Locale.ROOT);
      there.add(
          entity.path("platform").asString() + ".green_ball_" + name.replaceAll("[^a-z0-9]+", "_"));
    }
    Matcher shown =
        Pattern.compile("\\w+\\.green_ball_\\w+")
            .matcher(Files.readString(Path.of("../docs/home-assistant.md")));
    Set<String> named = new HashSet<>();
    while (shown.find()) {
      named.add(shown.group());
    }
    assertThat(named).hasSizeGreaterThan(10);
    assertThat(there).containsAll(named);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"state_topic\":\"a/+\"",
        "\"state_topic\":\"a\",\"device_class\":\"pressure\"",
        "\"state_topic\":\"a\",\"device_class\":\"battery\",\"unit_of_measurement\":\"kPa\"",
        "\"state_topic\":\"a\",\"state_class\":\"growing\"",
        "\"state_topic\":\"a\",\"entity_category\":\"config\"",
        "\"state_topic\":\"a\",\"expire_after\":0.5",
        "\"state_topic\":\"a\",\"payload_press\":\"{}\"",
        "\"name\":\"x\""
      })
  void theRulesRefuseWhatHomeAssistantDoes(String wrong) {
    String message =
        """
        {"device":{"identifiers":["x"],"name":"x"},"origin":{"name":"x"},"components":{"a":
        {"platform":"sensor","unique_id":"a","name":"a",%s}}}""";
    assertThat(Discovery.refuses(message.formatted("\"state_topic\":\"a\""))).isFalse();
    assertThat(Discovery.refuses(message.formatted(wrong))).isTrue();
  }
}
