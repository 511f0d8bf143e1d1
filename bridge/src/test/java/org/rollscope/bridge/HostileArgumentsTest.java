package org.rollscope.bridge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollscope.bridge.mqtt.Json;

/** Arguments of every wrong type are refused in words; nothing else is thrown. */
class HostileArgumentsTest {
  static List<String> values() {
    return List.of(
        "1e999",
        "-1e999",
        "9".repeat(900),
        "0.0000000001",
        "\"5\"",
        "\"" + "x".repeat(60_000) + "\"",
        "\"\\u0000\\u001b[2J\"",
        "true",
        "[5]",
        "{\"seconds\": 5}");
  }

  private static Arguments with(String value) {
    return new Arguments(Json.parse(("{\"it\": " + value + "}").getBytes(UTF_8)));
  }

  @ParameterizedTest
  @MethodSource("values")
  void areRefused(String value) {
    assertThatThrownBy(() -> with(value).integer("it", 1, 1, 255))
        .isInstanceOf(Arguments.Wrong.class);
    assertThatThrownBy(() -> with(value).number("it", 1, 1, 255))
        .isInstanceOf(Arguments.Wrong.class);
    assertThatThrownBy(() -> with(value).choice("it", "a", List.of("a", "b")))
        .isInstanceOf(Arguments.Wrong.class);
    assertThatThrownBy(() -> with(value).zone("it")).isInstanceOf(Arguments.Wrong.class);
    assertThatThrownBy(() -> with(value).zones("it")).isInstanceOf(Arguments.Wrong.class);
    assertThatThrownBy(() -> with(value).each("it")).isInstanceOf(Arguments.Wrong.class);
    assertThatThrownBy(() -> with(value).finish()).isInstanceOf(Arguments.Wrong.class);
  }
}
