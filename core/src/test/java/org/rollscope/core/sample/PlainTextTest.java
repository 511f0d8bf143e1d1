package org.rollscope.core.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "Ball 3F2A", "Массажёр", "ボール", "grüne Kugel", "Ball 🎾", "e\u0301"})
  void whatPeopleReadStays(String text) {
    assertThat(PlainText.of(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u001b[2J", // clears the screen
        "\u009b2J", // the same in one character
        "\u202Etxt.exe", // turns the direction of writing
        "two\nlines",
        "two\u2028lines",
        "tab\tbell\u0007",
        "\u200B\u2060\uFEFF", // nothing to be seen
        "\uD800", // half a character
        "\u0000"
      })
  void whatWouldSteerATerminalDoesNot(String text) {
    assertThat(PlainText.of(text))
        .contains("\uFFFD")
        .matches("[\\x20-\\x7e\uFFFD]+")
        .hasSameSizeAs(text);
  }

  @Test
  void devicesNameThemselvesInPlainText() {
    DeviceInfo info =
        new DeviceInfo(
            "ball",
            "Ball\u001b[31m",
            "3F\u0000",
            "1.0\r",
            Instrument.of(InstrumentKind.BALL, 0.03),
            100,
            1,
            1,
            "",
            null);
    assertThat(info.name() + info.serial() + info.firmware())
        .isEqualTo("Ball\uFFFD[31m3F\uFFFD1.0\uFFFD");
  }
}
