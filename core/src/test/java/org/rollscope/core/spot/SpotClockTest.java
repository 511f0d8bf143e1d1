package org.rollscope.core.spot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpotClockTest {
  private static final double PERIOD = 0.01;
  private final SpotClock clock = new SpotClock();

  private void press(double mm, double seconds) {
    press(mm, seconds, false);
  }

  private void press(double mm, double seconds, boolean cold) {
    for (int i = 0; i < Math.round(seconds / PERIOD); i++) {
      clock.contact(mm / 1000, 0, PERIOD, cold);
    }
  }

  private void off(double seconds) {
    for (int i = 0; i < Math.round(seconds / PERIOD); i++) {
      clock.off(PERIOD);
    }
  }

  private void reads(double seconds) {
    assertThat(clock.elapsed()).isCloseTo(seconds, within(0.02));
  }

  @Test
  void countsContactWithin30MillimetresOfItsAnchor() {
    press(0, 5);
    press(29, 5);
    reads(10);
    press(31, 5);
    reads(10);
  }

  @Test
  void liftingOffPausesIt() {
    press(0, 10);
    off(59);
    reads(10);
    press(0, 5);
    reads(15);
    off(59);
    reads(15);
  }

  @Test
  void sixtySecondsOffResetIt() {
    press(0, 10);
    off(60.5);
    reads(0);
    press(100, 3);
    reads(3);
  }

  @Test
  void tenSecondsMoreThan40MillimetresAwayResetIt() {
    press(0, 10);
    press(41, 9.9);
    reads(10);
    press(41, 0.2);
    reads(0.1);
    press(41, 5);
    reads(5.1);
  }

  @Test
  void comingBackInTimeDoesNot() {
    press(0, 10);
    for (int i = 0; i < 5; i++) {
      press(60, 9);
      press(39, 0.1);
    }
    press(0, 1);
    reads(11);
  }

  @Test
  void liftingOffDoesNotForgetTheTimeAway() {
    press(0, 10);
    press(41, 6);
    off(5);
    press(41, 5);
    reads(0.99);
  }

  @Test
  void aNewPatchIsTakenForTheSamePlace() {
    press(25, 10);
    off(5);
    clock.newPatch();
    press(0, 5);
    reads(15);
    press(29, 1);
    reads(16);
  }

  @Test
  void countsTheColdShareApart() {
    press(0, 5, true);
    press(0, 5, false);
    assertThat(clock.cold()).isCloseTo(5, within(1e-6));
    press(60, 5, true);
    assertThat(clock.cold()).isCloseTo(5, within(1e-6));
    clock.warm();
    assertThat(clock.cold()).isZero();
    reads(10);
  }

  @Test
  void distanceIsMeasuredInEveryDirection() {
    for (int i = 0; i < 500; i++) {
      clock.contact(0.1, 0.2, PERIOD, false);
    }
    for (int i = 0; i < 500; i++) {
      clock.contact(0.1 - 0.02, 0.2 + 0.02, PERIOD, false);
    }
    reads(10);
    for (int i = 0; i < 500; i++) {
      clock.contact(0.1 + 0.024, 0.2 - 0.024, PERIOD, false);
    }
    reads(10);
    for (int i = 0; i < 1010; i++) {
      clock.contact(0.1 - 0.029, 0.2 - 0.029, PERIOD, false);
    }
    reads(0.1);
  }
}
