package org.rollscope.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rollscope.core.alarm.Alarm.Transition;

class RampAlarmTest {
  private static final double PERIOD = 0.005;
  private final Rung rung = new Rung();
  private final AlarmBoard board = new AlarmBoard(rung);
  private final RampAlarm alarm = new RampAlarm(AlarmConfig.DEFAULT, board);
  private int count;
  private double load;

  RampAlarmTest() {
    alarm.limits(new LimitsInForce(250, 350, "kPa", "default"), true, "calf");
  }

  private void change(double to, double rate) {
    int samples = (int) Math.round(Math.abs(to - load) / rate / PERIOD);
    double from = load;
    for (int i = 1; i <= samples; i++) {
      load = from + (to - from) * i / samples;
      alarm.sample(++count * PERIOD, load);
    }
  }

  private void stay(double seconds) {
    for (int i = 0; i < Math.round(seconds / PERIOD); i++) {
      alarm.sample(++count * PERIOD, load);
    }
  }

  @Test
  void easingInIsQuiet() {
    stay(1);
    change(240, 145);
    assertThat(rung.transitions).isEmpty();
  }

  @Test
  void addingPressureTooQuicklyToHalfOfHighIsTold() {
    stay(1);
    change(200, 400);
    stay(1);
    assertThat(rung.transitions).containsExactly(Transition.RAISED, Transition.CLEARED);
    Alarm ramp = rung.last();
    // 125 kPa at 400 kPa/s.
    assertThat(ramp.onset()).isCloseTo(1 + 125.0 / 400, within(1e-6));
    assertThat(ramp.level()).isEqualTo(AlarmLevel.WARNING);
    assertThat(ramp.limit()).isEqualTo(150);
    assertThat(ramp.peak()).isCloseTo(400, within(1e-6));
    assertThat(ramp.zone()).isEqualTo("calf");
    // The rise over the last 250 ms is 37.5 kPa once 156.25 ms have passed since its end at 1.5 s.
    assertThat(ramp.cleared()).isCloseTo(1.5 + 0.25 - 37.5 / 400, within(1e-6));
  }

  @Test
  void anOnsetAboveHalfOfHighIsWhereTheRateCrosses() {
    stay(1);
    change(150, 100);
    rung.transitions.clear();
    double before = count * PERIOD;
    change(250, 500);
    // Over 250 ms: 500 t + 100 (0.25 − t) = 37.5, so t = 31.25 ms.
    assertThat(rung.alarms.getFirst().onset()).isCloseTo(before + 0.03125, within(1e-6));
  }

  @Test
  void belowHalfOfHighItIsNot() {
    stay(1);
    change(120, 1000);
    stay(1);
    assertThat(rung.transitions).isEmpty();
  }

  @Test
  void armsAgainAfterTwoSeconds() {
    stay(1);
    change(200, 400);
    stay(0.5);
    change(0, 400);
    stay(0.3);
    change(200, 400);
    stay(0.5);
    assertThat(rung.transitions).containsExactly(Transition.RAISED, Transition.CLEARED);
    change(0, 400);
    stay(2);
    change(200, 400);
    assertThat(rung.transitions).hasSize(3);
  }

  @Test
  void noRateIsTakenAcrossAGap() {
    stay(1);
    alarm.gap();
    count += 200;
    load = 200;
    stay(1);
    assertThat(rung.transitions).isEmpty();
  }

  @Test
  void aRateNeedsItsWholeWindow() {
    change(90, 400);
    assertThat(rung.transitions).isEmpty();
  }

  @Test
  void missingAndSaturatedSamplesAreLeftOut() {
    stay(1);
    alarm.sample(++count * PERIOD, Double.NaN);
    alarm.sample(++count * PERIOD, Double.POSITIVE_INFINITY);
    stay(1);
    assertThat(rung.transitions).isEmpty();
  }

  @Test
  void aForceWithoutAnAreaHasNoRampLimit() {
    alarm.limits(new LimitsInForce(350, 490, "N", "default"), false, "calf");
    stay(1);
    change(400, 2000);
    assertThat(rung.transitions).isEmpty();
  }

  @Test
  void unevenSamplesHaveTheSameRate() {
    double[] steps = {0.003, 0.011, 0.02, 0.007};
    double time = 0;
    for (int i = 0; i < 150; i++) {
      alarm.sample(time, 160 * time);
      time += steps[i % 4];
    }
    assertThat(rung.transitions).containsExactly(Transition.RAISED);
    assertThat(rung.last().onset()).isCloseTo(125.0 / 160, within(1e-6));
    assertThat(rung.last().peak()).isCloseTo(160, within(1e-6));
  }

  @Test
  void fastSamplesOverrunNothing() {
    for (int i = 0; i < 20_000; i++) {
      alarm.sample(i * 1e-4, 140 * i * 1e-4);
    }
    assertThat(rung.transitions).isEmpty();
  }

  @Test
  void keepsItsSteepestRate() {
    stay(1);
    change(130, 300);
    change(200, 500);
    stay(1);
    // 250 ms: 0.11 s at 300 and 0.14 s at 500 kPa/s.
    assertThat(rung.last().peak()).isCloseTo((0.11 * 300 + 70) / 0.25, within(2.0));
  }
}
