package org.rollscope.core.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.Surface;
import org.rollscope.core.sample.SyntheticTool;
import org.rollscope.core.sample.Vector;

class MotionTest {
  private static final double PERIOD = 0.005;
  private static final double G = 9.81;
  private static final double RADIUS = 0.03;
  private double x;
  private double y;

  private static Instrument ball(Surface surface) {
    return Instrument.of(InstrumentKind.BALL, RADIUS).withSurface(surface);
  }

  private static Motion motion(Instrument tool) {
    return new Motion(tool, PERIOD, 0.1 + 1e-9, Vector.ZERO);
  }

  private Motion follow(Motion motion, SampleBlock rows, int from) {
    for (int r = from; r < rows.size(); r++) {
      motion.sample(
          rows.time(r),
          rows.angularRate(r, 0),
          rows.angularRate(r, 1),
          rows.angularRate(r, 2),
          rows.specificForce(r, 0),
          rows.specificForce(r, 1),
          rows.specificForce(r, 2));
      x += motion.dx();
      y += motion.dy();
    }
    return motion;
  }

  /** Two level samples, the second with an angular rate. */
  private static Motion turned(Instrument tool, double wx, double wy) {
    Motion motion = motion(tool);
    motion.sample(0, 0, 0, 0, 0, 0, G);
    motion.sample(PERIOD, wx, wy, 0, 0, 0, G);
    return motion;
  }

  @Test
  void aToolOnTheSkinGoesWithItsTurning() {
    // v = r (ω_y, −ω_x)
    Motion aboutY = turned(ball(Surface.BELOW), 0, 2);
    assertThat(aboutY.dx()).isCloseTo(RADIUS * 2 * PERIOD, within(1e-6));
    assertThat(aboutY.dy()).isCloseTo(0, within(1e-6));
    Motion aboutX = turned(ball(Surface.BELOW), 2, 0);
    assertThat(aboutX.dx()).isCloseTo(0, within(1e-6));
    assertThat(aboutX.dy()).isCloseTo(-RADIUS * 2 * PERIOD, within(1e-6));
  }

  @Test
  void aBodyOnTheToolGoesTheOtherWayAsFar() {
    Motion aboutY = turned(ball(Surface.ABOVE), 0, 2);
    assertThat(aboutY.dx()).isCloseTo(-RADIUS * 2 * PERIOD, within(1e-6));
    Motion aboutX = turned(ball(Surface.ABOVE), 2, 0);
    assertThat(aboutX.dy()).isCloseTo(RADIUS * 2 * PERIOD, within(1e-6));
  }

  @Test
  void aCylinderRollsAboutItsAxisOnly() {
    Instrument stick =
        new Instrument(
            InstrumentKind.STICK, 0.02, new Vector(0, 3, 0), Surface.BELOW, 1, Double.NaN);
    assertThat(turned(stick, 0, 2).dx()).isCloseTo(0.02 * 2 * PERIOD, within(1e-6));
    assertThat(turned(stick, 2, 0).dx()).isCloseTo(0, within(1e-6));
    assertThat(turned(stick, 2, 2).dy()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Surface.class)
  void followsABallRoundCorners(Surface surface) {
    SyntheticTool tool = new SyntheticTool(ball(surface), 200, SyntheticTool.IMU);
    tool.rest(2).roll(0.2, 0, 2).roll(0, 0.1, 1).circle(0.05, 1, 4).roll(-0.05, 0.05, 1);
    follow(motion(tool.instrument()), tool.rows(), 0);
    assertThat(x).isCloseTo(0.15, within(0.0005));
    assertThat(y).isCloseTo(0.15, within(0.0005));
  }

  @Test
  void aBiasBeyondTheClipIsFollowedOnADeviceThatNeverRests() {
    SyntheticTool tool =
        new SyntheticTool(Instrument.of(InstrumentKind.STICK, 0.02), 200, SyntheticTool.IMU);
    tool.bias(Math.toRadians(4.5), 0, 0).strokes(180, 0.15, 1);
    Motion motion = motion(tool.instrument());
    follow(motion, tool.rows(), 0);
    assertThat(Math.toDegrees(motion.gyroBias().x())).isCloseTo(4.5, within(0.3));
    assertThat(x).isCloseTo(0, within(0.002));
  }

  @Test
  void aKnownBiasIsTakenOffFromTheStart() {
    SyntheticTool tool = new SyntheticTool(ball(Surface.ABOVE), 200, SyntheticTool.IMU);
    Vector bias = new Vector(0.08, -0.05, 0.03);
    tool.bias(bias.x(), bias.y(), bias.z()).strokes(2, 0.1, 1);
    follow(new Motion(tool.instrument(), PERIOD, 0.1, bias), tool.rows(), 0);
    assertThat(x).isCloseTo(0, within(1e-4));
    assertThat(y).isCloseTo(0, within(1e-4));
  }

  @Test
  void theGrossBiasOfTheFirstRestIsTakenOff() {
    SyntheticTool tool = new SyntheticTool(ball(Surface.ABOVE), 200, SyntheticTool.IMU);
    tool.bias(0.1, -0.06, 0.05).rest(3);
    Motion motion = follow(motion(tool.instrument()), tool.rows(), 0);
    assertThat(motion.gyroBias().x()).isCloseTo(0.1, within(1e-3));
    assertThat(motion.gyroBias().z()).isCloseTo(0.05, within(1e-3));
    assertThat(motion.atRest()).isTrue();
  }

  @Test
  void missingRatesGiveNoTravelAndKeepTheOrientation() {
    Motion motion = turned(ball(Surface.BELOW), 0, 2);
    double qy = motion.qy();
    motion.sample(2 * PERIOD, Double.NaN, 2, 0, 0, 0, G);
    assertThat(motion.dx()).isZero();
    assertThat(motion.qy()).isEqualTo(qy);
  }

  @Test
  void travelWithoutSpecificForceComesFromTheGyroAlone() {
    Motion motion = motion(ball(Surface.BELOW));
    motion.sample(0, 0, 1, 0, Double.NaN, Double.NaN, Double.NaN);
    motion.sample(PERIOD, 0, 1, 0, Double.NaN, Double.NaN, Double.NaN);
    assertThat(motion.dx()).isCloseTo(RADIUS * PERIOD, within(1e-9));
    assertThat(motion.rateNorm()).isEqualTo(1);
  }

  @Test
  void aHundredMillisecondsAreBridgedByTheMeanRate() {
    Motion motion = motion(ball(Surface.BELOW));
    motion.sample(1, 0, 1, 0, Double.NaN, 0, G);
    motion.sample(1.1, 0, 3, 0, Double.NaN, 0, G);
    assertThat(motion.dx()).isCloseTo(RADIUS * 2 * 0.1, within(1e-9));
  }

  @Test
  void noTravelIsInventedOverALongerGap() {
    Motion motion = motion(ball(Surface.BELOW));
    motion.sample(1, 0, 1, 0, Double.NaN, 0, G);
    motion.sample(1.11, 0, 3, 0, Double.NaN, 0, G);
    assertThat(motion.dx()).isZero();
    motion.sample(1.115, 0, 3, 0, Double.NaN, 0, G);
    assertThat(motion.dx()).isCloseTo(RADIUS * 3 * PERIOD, within(1e-9));
  }

  @Test
  void whatHasTurnedInAGapIsNoTravel() {
    SyntheticTool tool = new SyntheticTool(ball(Surface.ABOVE), 200, SyntheticTool.IMU);
    tool.rest(2).roll(0.1, 0, 1);
    int before = tool.rows().size();
    tool.roll(0.03, 0, 0.5);
    int after = tool.rows().size();
    tool.rest(5);
    Motion motion = motion(tool.instrument());
    SampleBlock rows = new SampleBlock(tool.rows().size(), 1);
    rows.begin(SyntheticTool.IMU);
    for (int row = 0; row < tool.rows().size(); row++) {
      if (row < before || row >= after) {
        rows.appendRow(tool.rows(), row);
      }
    }
    follow(motion, rows, 0);
    assertThat(x).isCloseTo(0.1, within(0.0005));
  }
}
