package org.rollscope.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rollscope.core.alarm.Alarm.Transition;

class OverpressureAlarmTest {
  private static final double PERIOD = 0.01;
  private final Rung rung = new Rung();
  private final AlarmBoard board = new AlarmBoard(rung);
  private final OverpressureAlarm alarm = new OverpressureAlarm(AlarmConfig.DEFAULT, board);
  private int count;

  OverpressureAlarmTest() {
    alarm.limits(new LimitsInForce(250, 350, "kPa", "therapist"), "left-glute");
  }

  private void feed(double seconds, double load) {
    for (int i = 0; i < Math.round(seconds / PERIOD); i++) {
      alarm.sample(++count * PERIOD, load);
    }
  }

  @Test
  void isRaisedAfterTheOnDelayWithItsOnsetAtTheCrossing() {
    feed(1, 240);
    feed(0.19, 260);
    assertThat(rung.transitions).isEmpty();
    feed(0.03, 260);
    assertThat(rung.transitions).containsExactly(Transition.RAISED);
    Alarm raised = rung.last();
    assertThat(raised.onset()).isCloseTo(1.005, within(1e-9));
    assertThat(raised.raised()).isCloseTo(1.21, within(1e-9));
    assertThat(raised.level()).isEqualTo(AlarmLevel.WARNING);
    assertThat(raised.kind()).isEqualTo(AlarmKind.OVERPRESSURE);
    assertThat(raised.zone()).isEqualTo("left-glute");
    assertThat(raised.limit()).isEqualTo(250);
    assertThat(raised.limitSource()).isEqualTo("therapist");
  }

  @Test
  void theLimitItselfIsTooMuch() {
    feed(0.3, 250);
    assertThat(rung.transitions).containsExactly(Transition.RAISED);
  }

  @Test
  void aDipBelowTheLimitStartsTheOnDelayAnew() {
    for (int i = 0; i < 20; i++) {
      feed(0.19, 260);
      feed(PERIOD, 249);
    }
    assertThat(rung.transitions).isEmpty();
  }

  @Test
  void theUpperLimitForTwentyMillisecondsIsAStopAtOnce() {
    feed(1, 0);
    feed(0.02, 400);
    assertThat(rung.transitions).isEmpty();
    feed(PERIOD, 400);
    assertThat(rung.last().level()).isEqualTo(AlarmLevel.STOP);
    assertThat(rung.last().onset()).isCloseTo(1 + 0.00625, within(1e-9));
  }

  @Test
  void aSpikeBeyondTheUpperLimitIsNone() {
    feed(1, 300);
    feed(0.02, 400);
    feed(1, 300);
    assertThat(rung.transitions).containsExactly(Transition.RAISED);
    assertThat(board.active().getFirst().level()).isEqualTo(AlarmLevel.WARNING);
  }

  @Test
  void goingOnBeyondTheUpperLimitEscalatesTheSameAlarm() {
    feed(1, 300);
    feed(0.1, 400);
    feed(1, 300);
    assertThat(rung.transitions).containsExactly(Transition.RAISED, Transition.ESCALATED);
    assertThat(rung.alarms.get(1).id()).isEqualTo(rung.alarms.get(0).id());
    assertThat(rung.times.get(1)).isCloseTo(1.03, within(1e-9));
    assertThat(board.active().getFirst().level()).isEqualTo(AlarmLevel.STOP);
  }

  @Test
  void withinTheDeadbandItStays() {
    feed(1, 300);
    feed(10, 0.95 * 250);
    assertThat(board.active()).hasSize(1);
  }

  @Test
  void isClearedAtTheCrossingOfTheDeadbandAfterTheOffDelay() {
    feed(1, 300);
    feed(0.49, 200);
    assertThat(board.active()).hasSize(1);
    feed(0.03, 200);
    assertThat(board.active()).isEmpty();
    Alarm cleared = rung.last();
    assertThat(rung.transitions).containsExactly(Transition.RAISED, Transition.CLEARED);
    assertThat(cleared.cleared()).isCloseTo(1.00625, within(1e-9));
    assertThat(cleared.duration()).isCloseTo(1.00625 - 0.01, within(1e-9));
  }

  @Test
  void comingBackWithinTheOffDelayKeepsIt() {
    feed(1, 300);
    for (int i = 0; i < 10; i++) {
      feed(0.45, 200);
      feed(PERIOD, 240);
    }
    assertThat(rung.transitions).containsExactly(Transition.RAISED);
  }

  @Test
  void keepsItsPeakAndTheIntegralAboveTheLimit() {
    feed(1, 250);
    feed(1, 300);
    feed(1, 270);
    feed(1, 100);
    Alarm cleared = rung.last();
    assertThat(cleared.peak()).isEqualTo(300);
    // 50 kPa for 1 s and 20 kPa for 1 s, with an edge of one sample each.
    assertThat(cleared.integral()).isCloseTo(70, within(0.6));
  }

  @Test
  void aSecondOneStartsFromZero() {
    feed(1, 340);
    feed(1, 0);
    feed(1, 260);
    feed(1, 0);
    assertThat(rung.last().id()).isEqualTo(2);
    assertThat(rung.last().peak()).isEqualTo(260);
    assertThat(rung.last().integral()).isCloseTo(10, within(0.2));
  }

  @Test
  void saturationIsAboveEveryLimit() {
    feed(1, 0);
    feed(0.05, Double.POSITIVE_INFINITY);
    assertThat(rung.last().level()).isEqualTo(AlarmLevel.STOP);
    assertThat(rung.last().onset()).isCloseTo(1.01, within(1e-9));
    feed(5, Double.POSITIVE_INFINITY);
    assertThat(board.active()).hasSize(1);
  }

  @Test
  void missingValuesNeverClearIt() {
    feed(1, 300);
    feed(60, Double.NaN);
    assertThat(board.active()).hasSize(1);
  }

  @Test
  void aGapNeverClearsItAndBelowCountsFromItsEnd() {
    feed(1, 300);
    feed(0.3, 200);
    alarm.gap();
    count += 1000;
    feed(0.45, 200);
    assertThat(board.active()).hasSize(1);
    feed(0.1, 200);
    assertThat(board.active()).isEmpty();
    assertThat(rung.last().cleared()).isCloseTo(11.31, within(1e-9));
  }

  @Test
  void aGapStartsTheOnDelayAnew() {
    feed(0.15, 300);
    alarm.gap();
    count += 100;
    feed(0.15, 300);
    assertThat(rung.transitions).isEmpty();
    feed(0.1, 300);
    assertThat(rung.last().onset()).isCloseTo(1.16, within(1e-9));
  }

  @Test
  void withoutLimitsThereIsNoAlarm() {
    OverpressureAlarm silent = new OverpressureAlarm(AlarmConfig.DEFAULT, board);
    for (int i = 0; i < 1000; i++) {
      silent.sample(i * PERIOD, 1000);
    }
    assertThat(rung.transitions).isEmpty();
  }

  @Test
  void theOffDelayDoesNotRunWhileValuesAreMissing() {
    feed(1, 300);
    feed(0.1, 0);
    feed(1, Double.NaN);
    feed(0.49, 0);
    assertThat(rung.transitions).containsExactly(Transition.RAISED);
    feed(0.1, 0);
    assertThat(rung.transitions).containsExactly(Transition.RAISED, Transition.CLEARED);
  }
}
