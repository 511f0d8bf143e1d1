package org.rollscope.desktop.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.scenario.Faults;
import org.rollscope.sim.scenario.SensorGrade;

/** Devices that do as the protocol says pass, and what cannot be told is said to be unchecked. */
class GoodDeviceTest {
  @BeforeEach
  void begin() {
    Devices.begin();
  }

  private static final List<String> WITHOUT_HANDS = List.of("temperature", "by hand");

  @ParameterizedTest
  @EnumSource(InstrumentKind.class)
  void passesByFrames(InstrumentKind kind) {
    Checked checked = Checked.quickly(new VirtualLine(() -> Devices.still(kind)));
    assertThat(checked.toFix()).isEmpty();
    assertThat(checked.names(Verdict.UNCHECKED)).isEqualTo(WITHOUT_HANDS);
    assertThat(checked.names(Verdict.OK))
        .contains("link", "INFO", "sequence", "time", "rate", "gravity", "tare", "stop", "reopen");
    assertThat(checked.report().isGood()).isTrue();
  }

  /** A cheap accelerometer is one that needs calibration, and that is found. */
  @ParameterizedTest
  @EnumSource(value = SensorGrade.class, mode = EnumSource.Mode.EXCLUDE, names = "CHEAP")
  void passesWithSensorsOfUsualGrades(SensorGrade grade) {
    VirtualLine line =
        new VirtualLine(
            () ->
                Transmitter.of(
                    Devices.device(InstrumentKind.BALL, grade, Faults.NONE),
                    Transmitter.Format.BINARY));
    assertThat(Checked.quickly(line).toFix()).isEmpty();
  }

  @Test
  void passesByLinesOfText() {
    Checked checked = Checked.quickly(new VirtualLine(Devices::text));
    assertThat(checked.toFix()).isEmpty();
    assertThat(checked.names(Verdict.UNCHECKED))
        .containsExactly("temperature", "by hand", "commands");
    assertThat(checked.text("header again")).isEqualTo("every 5.0 s");
  }

  @Test
  void mayBootWhenItsPortIsOpened() {
    VirtualLine line = new VirtualLine(Devices::still);
    line.resetsWhenOpened = true;
    Checked checked = Checked.quickly(line);
    assertThat(checked.toFix()).isEmpty();
    assertThat(checked.text("reopen")).contains("another boot id");
  }

  @Test
  void whoCannotBeReachedIsNotChecked() {
    VirtualLine line = new VirtualLine(Devices::still);
    line.opens = false;
    Course course =
        new Course(
            line, new Course.Options(true, 3, Double.NaN), line, Person.idle(), finding -> {});
    assertThatThrownBy(course::run)
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("Is the tool plugged in?");
  }

  @Test
  void theReportIsToldToPrograms() {
    String json = Checked.quickly(new VirtualLine(Devices::still)).report().json();
    assertThat(json)
        .contains("\"instrument\" : \"ball\"", "\"fix\" : 0", "\"whole\" : true")
        .contains("\"name\" : \"rate\"", "\"verdict\" : \"ok\"");
  }
}
