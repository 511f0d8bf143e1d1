package org.rollscope.desktop.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.config.Calibration;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.spot.Zone;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Faults;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.SensorGrade;
import org.rollscope.sim.scenario.Step;

class MetreProcedureTest {
  private static final double TRUE_RADIUS = 0.0312;
  private static final double TOLD_RADIUS = 0.03;
  private static final Step STAY = new Step.Hold(5, 0, Step.Pressing.KEEP);

  /** Simulated tools that tell a wrong radius. */
  private static VirtualDevice device(InstrumentKind kind, SensorGrade grade, Step... roll) {
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Rest(4));
    steps.add(new Step.Touch(30, Double.NaN));
    steps.add(STAY);
    steps.addAll(List.of(roll));
    steps.add(STAY);
    Scenario scenario =
        new Scenario(
            "metre",
            "",
            Instrument.of(kind, TRUE_RADIUS),
            Zone.UNKNOWN,
            grade,
            200,
            false,
            Scenario.Human.NONE,
            Scenario.Thermal.NONE,
            Faults.NONE,
            steps);
    return new VirtualDevice(scenario, 5, grade);
  }

  private static Step stroke(double length, double time) {
    return new Step.Strokes(1, length, time, 0, false, 0, 0, Step.Pressing.KEEP);
  }

  private static MetreProcedure measure(VirtualDevice device, double length) {
    DeviceInfo told =
        device.info().withInstrument(device.info().instrument().withRadius(TOLD_RADIUS));
    MetreProcedure metre = new MetreProcedure(told, Calibration.NONE, length);
    SampleBlock block = device.newBlock();
    while (device.next(block)) {
      metre.accept(block);
    }
    return metre;
  }

  @ParameterizedTest
  @EnumSource(InstrumentKind.class)
  void findsTheRadius(InstrumentKind kind) throws Exception {
    MetreProcedure metre = measure(device(kind, SensorGrade.CONSUMER, stroke(1, 6)), 1);

    assertThat(metre.isDone()).isTrue();
    // The sensor's own scale error, at most 0.3 %, is part of the effective radius.
    assertThat(metre.outcome().calibration().radius())
        .isCloseTo(TRUE_RADIUS, within(0.005 * TRUE_RADIUS));
    assertThat(metre.outcome().changes().getFirst().before()).isEqualTo("30.00 mm");
  }

  @Test
  void takesAnotherLength() throws Exception {
    MetreProcedure metre =
        measure(device(InstrumentKind.STICK, SensorGrade.GOOD, stroke(0.5, 3)), 0.5);

    assertThat(metre.outcome().calibration().radius())
        .isCloseTo(TRUE_RADIUS, within(0.005 * TRUE_RADIUS));
  }

  @Test
  void copesWithACheapGyro() throws Exception {
    MetreProcedure metre =
        measure(device(InstrumentKind.STICK, SensorGrade.CHEAP, stroke(1, 6)), 1);

    assertThat(metre.outcome().calibration().radius())
        .isCloseTo(TRUE_RADIUS, within(0.022 * TRUE_RADIUS));
  }

  @Test
  void refusesALineThatIsNoMetre() {
    MetreProcedure metre =
        measure(device(InstrumentKind.BALL, SensorGrade.CONSUMER, stroke(0.5, 3)), 1);

    assertThatThrownBy(metre::outcome)
        .hasMessageContaining("no line of 1.00 m")
        .hasMessageContaining("rolled 0.48 m")
        .hasMessageContaining("--length");
  }

  @Test
  void refusesAWayThatTurnsBack() {
    Step there = new Step.Strokes(3, 0.8, 4, 0, false, 0, 0, Step.Pressing.KEEP);
    MetreProcedure metre = measure(device(InstrumentKind.STICK, SensorGrade.CONSUMER, there), 1);

    assertThatThrownBy(metre::outcome).hasMessageContaining("roll straight");
  }

  @Test
  void refusesToRollFasterThanTheGyroCanFollow() {
    MetreProcedure metre =
        measure(device(InstrumentKind.STICK, SensorGrade.CONSUMER, stroke(1, 1.2)), 1);

    assertThatThrownBy(metre::outcome).hasMessageContaining("faster than its gyro");
  }

  @Test
  void refusesAToolThatStays() {
    MetreProcedure metre = measure(device(InstrumentKind.BALL, SensorGrade.CONSUMER, STAY), 1);

    assertThat(metre.isDone()).isFalse();
    assertThatThrownBy(metre::outcome).hasMessageContaining("not rolled");
  }

  @Test
  void refusesAToolWithoutAGyro() {
    MetreProcedure metre = new MetreProcedure(Stream.device(1, Double.NaN), Calibration.NONE, 1);
    assertThatThrownBy(metre::outcome).hasMessageContaining("no gyro");
  }
}
