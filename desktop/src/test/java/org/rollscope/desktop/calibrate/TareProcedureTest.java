package org.rollscope.desktop.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollscope.bridge.config.Calibration;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;

class TareProcedureTest {
  private final DeviceInfo twoPads = Stream.device(2, Double.NaN);

  @Test
  void takesTheMeanOfEachPad() throws Exception {
    Calibration before = Calibration.NONE.withTare(List.of(0.5, 0.5)).withRadius(0.031);
    TareProcedure tare = new TareProcedure(twoPads, before);

    new Stream(tare, twoPads, Channel.PRESSURE).lies(2.2, 1.5, -3);

    assertThat(tare.isDone()).isTrue();
    Outcome outcome = tare.outcome();
    assertThat(outcome.calibration().tare().get(0)).isCloseTo(1.5, within(0.03));
    assertThat(outcome.calibration().tare().get(1)).isCloseTo(-3, within(0.03));
    assertThat(outcome.calibration().radius()).isEqualTo(0.031);
    assertThat(outcome.changes().getFirst().before()).isEqualTo("0.50 kPa");
    assertThat(outcome.changes().getFirst().after()).startsWith("1.5");
  }

  @Test
  void countsInTheUnitOfTheAnalysis() throws Exception {
    DeviceInfo force = Stream.device(1, Double.NaN);
    TareProcedure newtons = new TareProcedure(force, Calibration.NONE.withPressureScale(2));
    new Stream(newtons, force, Channel.FORCE).lies(2.2, 3);
    assertThat(newtons.outcome().calibration().tare().getFirst()).isCloseTo(6, within(0.1));
    assertThat(newtons.outcome().changes().getFirst().after()).endsWith("N");

    DeviceInfo overArea = Stream.device(1, Stream.AREA);
    TareProcedure kilopascals = new TareProcedure(overArea, Calibration.NONE);
    new Stream(kilopascals, overArea, Channel.FORCE).lies(2.2, 12);
    assertThat(kilopascals.outcome().calibration().tare().getFirst()).isCloseTo(10, within(0.1));
  }

  @Test
  void waitsForRestAfterAMove() throws Exception {
    TareProcedure tare = new TareProcedure(twoPads, Calibration.NONE);
    Stream stream = new Stream(tare, twoPads, Channel.PRESSURE);
    stream.gyroNoise = 0.5;
    stream.lies(3, 5, 5);
    assertThat(tare.isDone()).isFalse();
    stream.gyroNoise = 0.001;
    stream.lies(3, 1, 1);

    assertThat(tare.outcome().calibration().tare().getFirst()).isCloseTo(1, within(0.03));
  }

  @Test
  void refusesAToolThatMoves() {
    TareProcedure tare = new TareProcedure(twoPads, Calibration.NONE);
    Stream stream = new Stream(tare, twoPads, Channel.PRESSURE);
    stream.gyroNoise = 0.5;
    stream.lies(5, 1, 1);

    assertThatThrownBy(tare::outcome)
        .isInstanceOf(CalibrationException.class)
        .hasMessageContaining("moved")
        .hasMessageContaining("°/s");
  }

  @Test
  void refusesALoadThatChanges() {
    TareProcedure tare = new TareProcedure(twoPads, Calibration.NONE);
    new Stream(tare, twoPads, Channel.PRESSURE).ramps(6, new double[] {0, 0}, new double[] {0, 60});

    assertThatThrownBy(tare::outcome).hasMessageContaining("pad 2").hasMessageContaining("varied");
  }

  @Test
  void refusesALoad() {
    TareProcedure tare = new TareProcedure(twoPads, Calibration.NONE);
    new Stream(tare, twoPads, Channel.PRESSURE).lies(3, 0, 95);

    assertThatThrownBy(tare::outcome)
        .hasMessageContaining("pad 2 shows 9")
        .hasMessageContaining("load");
  }

  @Test
  void refusesASaturatedPad() {
    TareProcedure tare = new TareProcedure(twoPads, Calibration.NONE);
    new Stream(tare, twoPads, Channel.PRESSURE).lies(3, 0, Double.POSITIVE_INFINITY);

    assertThatThrownBy(tare::outcome).hasMessageContaining("pad 2 is beyond its range");
  }

  @Test
  void refusesTooShortARecording() {
    TareProcedure tare = new TareProcedure(twoPads, Calibration.NONE);
    new Stream(tare, twoPads, Channel.PRESSURE).lies(1.2, 0, 0);

    assertThatThrownBy(tare::outcome).hasMessageContaining("2.0 s at rest are needed");
  }

  @Test
  void refusesAToolWithoutPads() {
    TareProcedure tare = new TareProcedure(twoPads, Calibration.NONE);
    new Stream(tare, twoPads, Channel.TEMPERATURE).lies(3, 0, 0);

    assertThatThrownBy(tare::outcome).hasMessageContaining("neither pressure nor force");
  }
}
