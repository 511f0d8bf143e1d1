package org.rollscope.core.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BiasFilterTest {
  private static final double PERIOD = 0.01;
  private final BiasFilter filter = new BiasFilter(PERIOD);

  private static double degrees(double value) {
    return Math.toRadians(value);
  }

  private static LowPass level() {
    LowPass rotation = new LowPass(9, 3, PERIOD);
    rotation.begin();
    for (int i = 0; i < 9; i++) {
      rotation.filter(i, i % 4 == 0 ? 1 : 0);
    }
    return rotation;
  }

  @Test
  void learnsTheBiasAtRest() {
    for (int i = 0; i < 3000; i++) {
      filter.rest(degrees(0.5), degrees(-0.3), degrees(0.2));
    }
    assertThat(filter.x()).isCloseTo(degrees(0.5), within(degrees(0.01)));
    assertThat(filter.y()).isCloseTo(degrees(-0.3), within(degrees(0.01)));
    assertThat(filter.z()).isCloseTo(degrees(0.2), within(degrees(0.01)));
  }

  @Test
  void firstStepAtRestHasTheGainOfTheRestatedWeights() {
    // V = 10² · T / 100 s; P0 = 50²; p = 3²; w = p²/V + p; K = P / (w + P).
    double noise = 100 * PERIOD / 100;
    double weight = 81 / noise + 9;
    filter.rest(degrees(1), 0, 0);
    assertThat(filter.x()).isCloseTo(degrees(2500 / (weight + 2500)), within(1e-15));
    assertThat(filter.y()).isZero();
  }

  @Test
  void firstStepInMotionTrustsTheHeadingFarLess() {
    double noise = 100 * PERIOD / 100;
    double weight = 10_000 / noise + 100;
    filter.motion(level(), degrees(1), degrees(-1), degrees(1));
    assertThat(filter.x()).isCloseTo(degrees(2500 / (weight + 2500)), within(1e-15));
    assertThat(filter.y()).isCloseTo(degrees(-2500 / (weight + 2500)), within(1e-15));
    assertThat(filter.z()).isCloseTo(degrees(2500 / (weight / 1e-4 + 2500)), within(1e-15));
  }

  @Test
  void clipsTheInnovationAndTheEstimate() {
    filter.rest(degrees(50), 0, 0);
    double first = filter.x();
    BiasFilter other = new BiasFilter(PERIOD);
    other.rest(degrees(2), 0, 0);
    assertThat(first).isEqualTo(other.x());
    for (int i = 0; i < 5000; i++) {
      filter.rest(degrees(50), 0, degrees(-50));
    }
    assertThat(filter.x()).isEqualTo(degrees(2));
    assertThat(filter.z()).isEqualTo(degrees(-2));
    assertThat(filter.atClip()).isTrue();
  }

  @Test
  void zeroKeepsItsCertaintyAndResetLosesIt() {
    BiasFilter other = new BiasFilter(PERIOD);
    for (int i = 0; i < 3000; i++) {
      filter.rest(degrees(1), 0, 0);
      other.rest(degrees(1), 0, 0);
    }
    filter.zero();
    other.reset();
    filter.rest(degrees(1), 0, 0);
    other.rest(degrees(1), 0, 0);
    assertThat(filter.x()).isPositive().isLessThan(other.x() / 10);
    assertThat(filter.atClip()).isFalse();
  }
}
