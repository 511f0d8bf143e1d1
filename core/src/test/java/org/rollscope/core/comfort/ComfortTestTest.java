package org.rollscope.core.comfort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rollscope.core.comfort.ComfortTest.Outcome;
import org.rollscope.core.comfort.ComfortTest.Phase;
import org.rollscope.core.comfort.ComfortTest.Remark;

class ComfortTestTest {
  private static final double STEP = 0.1;
  private final ComfortTest test = new ComfortTest();
  private double time;

  @BeforeEach
  void liftOff() {
    lift(1);
  }

  private void feed(double load, boolean contact) {
    time += STEP;
    test.accept(time, load, contact);
  }

  private void lift(double seconds) {
    for (int i = 0; i < seconds / STEP; i++) {
      feed(0, false);
    }
  }

  /** Rises for three seconds, is held for one, and is left. */
  private void press(double load) {
    for (int i = 1; i <= 30; i++) {
      feed(load * i / 30, true);
    }
    for (int i = 0; i < 10; i++) {
      feed(load, true);
    }
    lift(1);
  }

  @Test
  void theMedianOfThreeThatAgreeIsTheLimit() {
    press(200);
    press(180);
    assertThat(test.phase()).isEqualTo(Phase.READY);
    assertThat(test.outcome()).isEmpty();
    press(190);
    assertThat(test.phase()).isEqualTo(Phase.DONE);
    Outcome outcome = test.outcome().orElseThrow();
    assertThat(outcome.agrees()).isTrue();
    assertThat(outcome.high()).isEqualTo(190);
    assertThat(outcome.highHigh()).isEqualTo(237.5);
    assertThat(outcome.spread()).isCloseTo(20.0 / 190, within(1e-9));
    press(500);
    assertThat(test.presses()).containsExactly(200.0, 180.0, 190.0);
  }

  @Test
  void threeThatDifferTooMuchAreNone() {
    press(100);
    press(160);
    press(130);
    assertThat(test.outcome().orElseThrow().agrees()).isFalse();
  }

  @Test
  void noPressThatAgreesReachesTheUpperLimit() {
    press(100);
    press(100);
    press(125);
    Outcome outcome = test.outcome().orElseThrow();
    assertThat(outcome.agrees()).isTrue();
    assertThat(test.presses()).allMatch(each -> each <= outcome.highHigh());
  }

  @Test
  void aJoltDoesNotDecide() {
    for (int i = 0; i < 40; i++) {
      feed(i == 20 ? 400 : 150, true);
    }
    lift(1);
    assertThat(test.presses()).containsExactly(150.0);
  }

  @Test
  void whatGoesBeyondTheSensorDoesNotCount() {
    for (int i = 0; i < 40; i++) {
      feed(i > 30 ? Double.POSITIVE_INFINITY : 300, true);
    }
    lift(1);
    assertThat(test.presses()).isEmpty();
    assertThat(test.remark()).isEqualTo(Remark.BEYOND_RANGE);
    press(200);
    assertThat(test.remark()).isEqualTo(Remark.NONE);
  }

  @Test
  void aTouchIsNoPress() {
    for (int i = 0; i < 10; i++) {
      feed(150, true);
    }
    assertThat(test.phase()).isEqualTo(Phase.PRESSING);
    lift(1);
    assertThat(test.presses()).isEmpty();
    assertThat(test.remark()).isEqualTo(Remark.TOO_SHORT);
  }

  @Test
  void aPressThatWasThereAtTheStartIsWaitedOut() {
    ComfortTest pressed = new ComfortTest();
    pressed.accept(0, 100, true);
    pressed.accept(5, 100, true);
    assertThat(pressed.phase()).isEqualTo(Phase.LIFT);
    pressed.accept(6, 0, false);
    assertThat(pressed.phase()).isEqualTo(Phase.READY);
    assertThat(pressed.presses()).isEmpty();
  }

  @Test
  void aGapIsNotHeld() {
    for (int i = 0; i < 25; i++) {
      feed(100, true);
    }
    feed(200, true);
    time += 3;
    feed(200, true);
    lift(1);
    assertThat(test.presses()).containsExactly(100.0);
  }

  @Test
  void aPressCanBeTakenBack() {
    press(200);
    press(90);
    test.takeBack();
    assertThat(test.presses()).containsExactly(200.0);
    assertThat(test.phase()).isEqualTo(Phase.LIFT);
    lift(1);
    press(210);
    press(205);
    assertThat(test.outcome().orElseThrow().median()).isEqualTo(205);
  }

  @Test
  void aClockThatGoesBackIsPassedOver() {
    press(200);
    time = 0;
    press(210);
    press(220);
    assertThat(test.presses()).containsExactly(200.0, 210.0, 220.0);
  }
}
