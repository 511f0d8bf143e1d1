package org.rollscope.core.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class GrossBiasTest {
  private static final double PERIOD = 0.01;
  private final GrossBias grossBias = new GrossBias();

  private boolean feed(double seconds, double degreesX, double tiltRate) {
    boolean found = false;
    for (int i = 0; i < Math.round(seconds / PERIOD); i++) {
      double tilt = tiltRate * i * PERIOD;
      found |=
          grossBias.sample(
              PERIOD,
              Math.toRadians(degreesX),
              0,
              0,
              0,
              9.81 * Math.sin(tilt),
              9.81 * Math.cos(tilt));
    }
    return found;
  }

  @Test
  void isFoundInTheFirstSecondOfRest() {
    assertThat(feed(0.9, 4.5, 0)).isFalse();
    assertThat(feed(0.2, 4.5, 0)).isTrue();
    assertThat(Math.toDegrees(grossBias.x())).isCloseTo(4.5, within(1e-6));
  }

  @Test
  void oneAndAHalfDegreesAreLeftToTheFilter() {
    assertThat(feed(3, 1.4, 0)).isFalse();
  }

  @Test
  void moreIsTaken() {
    assertThat(feed(3, -1.6, 0)).isTrue();
  }

  @Test
  void isFoundOnce() {
    assertThat(feed(2, 4.5, 0)).isTrue();
    assertThat(feed(5, 7, 0)).isFalse();
  }

  @Test
  void isNotSoughtWhereItIsKnown() {
    grossBias.settle();
    assertThat(feed(5, 4.5, 0)).isFalse();
  }

  @Test
  void aSlowSteadyRollIsNoRest() {
    assertThat(feed(0.99, 6, Math.toRadians(6))).isFalse();
    assertThat(feed(5, 6, Math.toRadians(6))).isFalse();
  }

  @Test
  void aKnockStartsTheSecondAgain() {
    feed(0.8, 4.5, 0);
    feed(PERIOD, 40, 0);
    assertThat(feed(0.8, 4.5, 0)).isFalse();
    assertThat(feed(0.4, 4.5, 0)).isTrue();
  }

  @Test
  void aGapStartsTheSecondAgain() {
    feed(0.8, 4.5, 0);
    grossBias.restart();
    assertThat(feed(0.8, 4.5, 0)).isFalse();
  }
}
