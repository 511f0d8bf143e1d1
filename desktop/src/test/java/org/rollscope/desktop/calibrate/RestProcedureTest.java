package org.rollscope.desktop.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rollscope.bridge.config.Calibration;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;

class RestProcedureTest {
  private final DeviceInfo device = Stream.device(1, Double.NaN);
  private final RestProcedure rest = new RestProcedure(device, Calibration.NONE, 5);
  private final Stream stream = new Stream(rest, device, Channel.PRESSURE);

  @Test
  void averagesTheGyro() throws Exception {
    stream.gyroX = Math.toRadians(8);
    stream.lies(5.6, 0);

    assertThat(rest.isDone()).isTrue();
    assertThat(rest.outcome().calibration().gyroBias().x())
        .isCloseTo(Math.toRadians(8), within(2e-4));
    assertThat(rest.outcome().changes().getFirst().before()).isEqualTo("none");
    assertThat(rest.outcome().changes().getFirst().after()).startsWith("+8.0").endsWith("°/s");
  }

  @Test
  void doesNotMindALoad() throws Exception {
    stream.ramps(5.6, new double[] {0}, new double[] {100});

    assertThat(rest.outcome().calibration().gyroBias().norm()).isLessThan(1e-3);
  }

  @Test
  void refusesAGyroThatMoves() {
    for (int i = 0; i < 20; i++) {
      stream.gyroX = i % 2 * 0.3;
      stream.lies(0.4, 0);
    }

    assertThat(rest.isDone()).isFalse();
    assertThatThrownBy(rest::outcome).hasMessageContaining("the tool moved: its gyro varied");
  }

  @Test
  void refusesASlowCreepThatOnlyGravityShows() {
    for (int i = 0; i < 100; i++) {
      stream.accelX = 9.81 * Math.sin(0.02 * i);
      stream.gyroX = 0.2;
      stream.lies(0.1, 0);
    }

    assertThatThrownBy(rest::outcome).hasMessageContaining("accelerometer varied");
  }

  @Test
  void refusesASteadyTurn() {
    stream.gyroX = 2;
    stream.lies(6, 0);

    assertThatThrownBy(rest::outcome).hasMessageContaining("115 °/s").hasMessageContaining("turns");
  }

  @Test
  void startsAnewAfterAGap() {
    stream.lies(3, 0);
    stream.skip(1);
    stream.lies(3, 0);

    assertThatThrownBy(rest::outcome).hasMessageContaining("5.0 s at rest are needed");
  }
}
