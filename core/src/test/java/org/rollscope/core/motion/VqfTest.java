package org.rollscope.core.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.SyntheticTool;

class VqfTest {
  private static final double PERIOD = 0.005;
  private static final double G = 9.81;
  private final Vqf vqf = new Vqf(PERIOD);

  private void feed(double seconds, double wx, double wy, double wz, double fx, double fz) {
    for (int i = 0; i < Math.round(seconds / PERIOD); i++) {
      vqf.rate(wx, wy, wz, PERIOD);
      vqf.force(fx, 0, fz);
    }
  }

  private void feed(SampleBlock rows) {
    for (int r = 0; r < rows.size(); r++) {
      vqf.rate(rows.angularRate(r, 0), rows.angularRate(r, 1), rows.angularRate(r, 2), PERIOD);
      vqf.force(rows.specificForce(r, 0), rows.specificForce(r, 1), rows.specificForce(r, 2));
    }
  }

  /** The height of the earth's z axis in body coordinates. */
  private double[] up() {
    double w = vqf.qw();
    double x = vqf.qx();
    double y = vqf.qy();
    double z = vqf.qz();
    return new double[] {2 * (x * z - w * y), 2 * (w * x + y * z), 1 - 2 * (x * x + y * y)};
  }

  @Test
  void levelAtRestIsTheIdentity() {
    feed(10, 0, 0, 0, 0, G);
    assertThat(vqf.qw()).isCloseTo(1, within(1e-12));
    assertThat(vqf.rest()).isTrue();
  }

  @Test
  void findsDownWithTheFirstSample() {
    double tilt = Math.toRadians(30);
    feed(PERIOD, 0, 0, 0, G * Math.sin(tilt), G * Math.cos(tilt));
    assertThat(up()[0]).isCloseTo(Math.sin(tilt), within(1e-12));
    assertThat(up()[2]).isCloseTo(Math.cos(tilt), within(1e-12));
  }

  @Test
  void turnsUprightWhenItStartsUpsideDown() {
    feed(1, 0, 0, 0, 0, -G);
    assertThat(up()[2]).isCloseTo(-1, within(1e-6));
  }

  @Test
  void followsAKnownTurnAboutTheVertical() {
    feed(1, 0, 0, Math.PI / 2, 0, G);
    assertThat(vqf.qw()).isCloseTo(Math.sqrt(0.5), within(1e-3));
    assertThat(vqf.qz()).isCloseTo(Math.sqrt(0.5), within(1e-3));
  }

  @Test
  void restTakesOneAndAHalfSeconds() {
    feed(1.45, 0, 0, 0, 0, G);
    assertThat(vqf.rest()).isFalse();
    feed(0.1, 0, 0, 0, 0, G);
    assertThat(vqf.rest()).isTrue();
    feed(PERIOD, 0, Math.toRadians(30), 0, 0, G);
    assertThat(vqf.rest()).isFalse();
  }

  @Test
  void aSteadyRateAboveTwoDegreesIsNoRest() {
    feed(5, 0, 0, Math.toRadians(2.1), 0, G);
    assertThat(vqf.rest()).isFalse();
  }

  @Test
  void learnsTheBiasAtRest() {
    feed(30, Math.toRadians(0.5), Math.toRadians(-0.8), Math.toRadians(0.3), 0, G);
    assertThat(Math.toDegrees(vqf.bias().x())).isCloseTo(0.5, within(0.01));
    assertThat(Math.toDegrees(vqf.bias().y())).isCloseTo(-0.8, within(0.01));
    assertThat(Math.toDegrees(vqf.bias().z())).isCloseTo(0.3, within(0.01));
  }

  @Test
  void learnsTheBiasAboutHorizontalAxesInMotion() {
    SyntheticTool ball =
        SyntheticTool.ball().bias(Math.toRadians(1), Math.toRadians(-1), Math.toRadians(0.5));
    for (int i = 0; i < 60; i++) {
      ball.roll(0.02, 0, 1).roll(-0.02, 0.02, 1).roll(0, -0.02, 1);
    }
    feed(ball.rows());
    assertThat(Math.toDegrees(vqf.bias().x())).isCloseTo(1, within(0.15));
    assertThat(Math.toDegrees(vqf.bias().y())).isCloseTo(-1, within(0.15));
  }

  @Test
  void afterAGapTheFiltersSettleAnew() {
    feed(10, 0, 0, 0, 0, G);
    vqf.restartFilters();
    assertThat(vqf.rest()).isFalse();
    double tilt = Math.toRadians(40);
    feed(PERIOD, 0, 0, 0, G * Math.sin(tilt), G * Math.cos(tilt));
    assertThat(up()[0]).isCloseTo(Math.sin(tilt), within(1e-9));
  }

  @Test
  void anAllZeroSpecificForceIsSkipped() {
    feed(1, 0, 0, 0, 0, G);
    vqf.force(0, 0, 0);
    assertThat(vqf.correctionX()).isZero();
    assertThat(up()[2]).isCloseTo(1, within(1e-12));
  }
}
