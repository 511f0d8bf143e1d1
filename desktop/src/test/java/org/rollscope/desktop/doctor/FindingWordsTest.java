package org.rollscope.desktop.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.databind.JsonNode;

class FindingWordsTest {
  private static final Finding BROKEN =
      Finding.fix(
              "Bluetooth adapter",
              "It is switched off, and these words go on for so long that they need a second line.",
              "bluetoothctl power on")
          .of("hci0");

  @Test
  void fitsIntoEightyColumnsWithCommandsWhole() {
    assertThat(FindingWords.lines(BROKEN, false))
        .containsExactly(
            "TO FIX       Bluetooth adapter hci0: It is switched off, and these words go on",
            "             for so long that they need a second line.",
            "               bluetoothctl power on");
  }

  @Test
  void coloursAreNotTheOnlySign() {
    for (Verdict verdict : Verdict.values()) {
      Finding finding = new Finding("Clock", "", verdict, "Words.", List.of());
      String plain = FindingWords.lines(finding, false).getFirst();
      String coloured = FindingWords.lines(finding, true).getFirst();
      assertThat(plain).startsWith(verdict.words() + " ");
      assertThat(coloured).contains("\u001b[");
      assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(plain);
    }
  }

  @Test
  void sums() {
    assertThat(FindingWords.sum(List.of(BROKEN.atMostNote()))).isEqualTo("Nothing is to be fixed.");
    assertThat(FindingWords.sum(List.of(BROKEN))).startsWith("1 thing to fix.");
  }

  @Test
  void tellsPrograms() {
    Finding left = Finding.notChecked("Broker", "You asked to leave it out.");
    JsonNode told = Json.MAPPER.readTree(FindingJson.of(List.of(BROKEN, left)));
    assertThat(told.path("toFix").asInt()).isEqualTo(1);
    assertThat(told.at("/findings/0/subject").asString()).isEqualTo("hci0");
    assertThat(told.at("/findings/0/verdict").asString()).isEqualTo("fix");
    assertThat(told.at("/findings/0/commands/0").asString()).isEqualTo("bluetoothctl power on");
    assertThat(told.at("/findings/1/verdict").asString()).isEqualTo("not-checked");
    assertThat(told.at("/findings/1").has("subject")).isFalse();
  }
}
