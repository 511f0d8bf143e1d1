package org.rollscope.core.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TareTest {
  private static final double PERIOD = 0.01;
  private static final double OFF = 2;
  private final Tare tare = new Tare();

  private double feed(double seconds, double raw) {
    double over = Double.NaN;
    for (int i = 0; i < Math.round(seconds / PERIOD); i++) {
      over = tare.sample(PERIOD, raw, OFF);
    }
    return over;
  }

  @Test
  void startsFromTheStoredValue() {
    tare.start(7);
    assertThat(feed(PERIOD, 27)).isEqualTo(20);
    assertThat(tare.isAssumed()).isFalse();
  }

  @Test
  void marksAValueFromTheDataAsAssumed() {
    tare.assume(3);
    assertThat(tare.isAssumed()).isTrue();
    assertThat(feed(PERIOD, 13)).isEqualTo(10);
    tare.start(3);
    assertThat(tare.isAssumed()).isFalse();
  }

  @Test
  void followsDriftNoFasterThanItsRate() {
    feed(10, 1.5);
    assertThat(tare.zero()).isBetween(0.3, 0.5 + 1e-9);
    feed(10, -1.5);
    assertThat(tare.zero()).isBetween(-0.3, 0.2);
  }

  @Test
  void followsASlowDriftAllTheWay() {
    for (int i = 0; i < 6000; i++) {
      tare.sample(PERIOD, i * PERIOD * 0.04, OFF);
    }
    assertThat(tare.zero()).isCloseTo(2.4, within(0.15));
  }

  @Test
  void followsNothingFromTheOffThresholdOn() {
    assertThat(feed(600, 2)).isEqualTo(2);
    assertThat(tare.zero()).isZero();
  }

  @Test
  void twoBelowForASecondTaresAnew() {
    tare.start(10);
    assertThat(feed(0.95, 3)).isLessThan(-6);
    assertThat(feed(0.1, 3)).isCloseTo(0, within(0.01));
    assertThat(tare.zero()).isCloseTo(3, within(0.01));
  }

  @Test
  void lessThanTwoBelowOnlyDrifts() {
    tare.start(10);
    feed(5, 8.5);
    assertThat(tare.zero()).isBetween(9.7, 9.8);
  }

  @Test
  void aSecondThatIsInterruptedDoesNotCount() {
    tare.start(10);
    feed(0.9, 3);
    feed(PERIOD, 10);
    feed(0.9, 3);
    assertThat(tare.zero()).isGreaterThan(9.8);
    tare.restart();
    feed(0.9, 3);
    assertThat(tare.zero()).isGreaterThan(9.8);
  }

  @Test
  void missingAndSaturatedValuesChangeNothing() {
    tare.start(1);
    assertThat(feed(2, Double.NaN)).isNaN();
    assertThat(feed(2, Double.POSITIVE_INFINITY)).isInfinite();
    assertThat(tare.zero()).isEqualTo(1);
  }

  @Test
  void followsASmallDriftInProportion() {
    tare.sample(1, 0.08, OFF);
    assertThat(tare.zero()).isCloseTo(0.04, within(1e-12));
  }

  @Test
  void taresAnewToTheMeanOfTheSecond() {
    tare.start(10);
    for (int i = 0; i < 110 && tare.zero() > 5; i++) {
      tare.sample(PERIOD, i % 2 == 0 ? 2 : 4, OFF);
    }
    assertThat(tare.zero()).isCloseTo(3, within(0.02));
    tare.start(10);
    feed(0.9, 3);
    tare.start(10);
    feed(0.9, 3);
    tare.assume(10);
    feed(0.9, 3);
    assertThat(tare.zero()).isGreaterThan(9.8);
  }
}
