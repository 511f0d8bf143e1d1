package org.rollscope.desktop.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollscope.bridge.config.Calibration;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;

class WeightProcedureTest {
  private static final double GRAVITY = 9.80665;
  private final DeviceInfo pressure = Stream.device(1, Stream.AREA);
  private final DeviceInfo force = Stream.device(2, Double.NaN);

  /** 5 kg on 1200 mm² are 40.9 kPa; the pad tells 10 % less. */
  @Test
  void findsTheScaleOfAPressurePad() throws Exception {
    Calibration before = Calibration.NONE.withPressureScale(1.25).withTare(List.of(2.5));
    WeightProcedure weight = new WeightProcedure(pressure, before, 5, Double.NaN);
    double told = 0.9 * 5 * GRAVITY / Stream.AREA / 1000;

    Stream stream = new Stream(weight, pressure, Channel.PRESSURE).lies(1.5, 2);
    assertThat(weight.instruction()).startsWith("Now put the 5.00 kg");
    stream.ramps(0.7, new double[] {2}, new double[] {2 + told}).lies(3, 2 + told);

    assertThat(weight.isDone()).isTrue();
    Calibration after = weight.outcome().calibration();
    assertThat(after.pressureScale()).isCloseTo(1 / 0.9, within(0.003));
    assertThat(after.tare().getFirst()).isCloseTo(2.5 / 1.25 / 0.9, within(0.01));
    assertThat(weight.outcome().changes().getFirst().before()).isEqualTo("× 1.2500");
  }

  @Test
  void findsTheScaleOfForcePadsTogether() throws Exception {
    WeightProcedure weight = new WeightProcedure(force, Calibration.NONE, 4, Double.NaN);
    double told = 4 * GRAVITY / 1.2;

    new Stream(weight, force, Channel.FORCE)
        .lies(2, 1, -1)
        .lies(3, 1 + 0.7 * told, -1 + 0.3 * told);

    assertThat(weight.outcome().calibration().pressureScale()).isCloseTo(1.2, within(0.006));
  }

  @Test
  void takesTheAreaThatIsTold() throws Exception {
    DeviceInfo unknown = Stream.device(1, Double.NaN);
    WeightProcedure weight = new WeightProcedure(unknown, Calibration.NONE, 5, Stream.AREA);
    double told = 5 * GRAVITY / Stream.AREA / 1000;
    new Stream(weight, unknown, Channel.PRESSURE).lies(2, 0).lies(3, told);

    assertThat(weight.outcome().calibration().pressureScale()).isCloseTo(1, within(0.003));
  }

  @Test
  void waitsUntilTheWeightLiesStill() throws Exception {
    WeightProcedure weight = new WeightProcedure(force, Calibration.NONE, 4, Double.NaN);
    Stream stream = new Stream(weight, force, Channel.FORCE).lies(2, 0, 0);
    for (int i = 0; i < 20; i++) {
      stream.lies(0.3, 30 + i % 2 * 10, 0);
    }
    assertThat(weight.isDone()).isFalse();
    assertThatThrownBy(weight::outcome).hasMessageContaining("never lay still");
    stream.lies(3, 4 * GRAVITY, 0);

    assertThat(weight.outcome().calibration().pressureScale()).isCloseTo(1, within(0.006));
  }

  @Test
  void refusesAPressurePadWithoutAnArea() {
    DeviceInfo unknown = Stream.device(1, Double.NaN);
    WeightProcedure weight = new WeightProcedure(unknown, Calibration.NONE, 5, Double.NaN);
    new Stream(weight, unknown, Channel.PRESSURE).lies(0.1, 0);

    assertThat(weight.isDone()).isTrue();
    assertThatThrownBy(weight::outcome).hasMessageContaining("--area MM2");
  }

  @Test
  void refusesAWeightThatIsTooLight() {
    WeightProcedure weight = new WeightProcedure(pressure, Calibration.NONE, 0.5, Double.NaN);
    new Stream(weight, pressure, Channel.PRESSURE).lies(0.1, 0);

    assertThatThrownBy(weight::outcome)
        .hasMessageContaining("0.50 kg is too light")
        .hasMessageContaining("at least 1.0 kg");
  }

  @Test
  void refusesWhenNoWeightComes() {
    WeightProcedure weight = new WeightProcedure(pressure, Calibration.NONE, 5, Double.NaN);
    new Stream(weight, pressure, Channel.PRESSURE).lies(10, 30);

    assertThatThrownBy(weight::outcome)
        .hasMessageContaining("no weight was seen")
        .hasMessageContaining("49.0 N were expected");
  }

  @Test
  void refusesAWeightThatCannotBe() {
    WeightProcedure weight = new WeightProcedure(force, Calibration.NONE, 40, Double.NaN);
    new Stream(weight, force, Channel.FORCE).lies(2, 0, 0).lies(3, 20, 0);

    assertThatThrownBy(weight::outcome)
        .hasMessageContaining("rose by 20.")
        .hasMessageContaining("392.3 N");
  }

  @Test
  void refusesAWeightBeyondTheRange() {
    WeightProcedure weight = new WeightProcedure(force, Calibration.NONE, 40, Double.NaN);
    new Stream(weight, force, Channel.FORCE).lies(2, 0, 0).lies(5, Double.POSITIVE_INFINITY, 0);

    assertThatThrownBy(weight::outcome).hasMessageContaining("beyond what the pads can measure");
  }

  @Test
  void refusesAToolWithoutPads() {
    WeightProcedure weight = new WeightProcedure(force, Calibration.NONE, 40, Double.NaN);
    new Stream(weight, force, Channel.TEMPERATURE).lies(2, 0, 0);

    assertThatThrownBy(weight::outcome).hasMessageContaining("neither pressure nor force");
  }
}
