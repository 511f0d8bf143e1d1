package org.rollscope.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rollscope.core.alarm.Alarm.Transition;
import org.rollscope.core.sample.DeviceStatus;

class DeviceAlarmsTest {
  private static final double PERIOD = 0.01;
  private static final double ROLLING = Math.toRadians(100);
  private final Rung rung = new Rung();
  private final AlarmBoard board = new AlarmBoard(rung);
  private final DeviceAlarms alarms = new DeviceAlarms(AlarmConfig.DEFAULT, board);
  private int count;

  private static DeviceStatus status(double battery, boolean charging, boolean fault) {
    return new DeviceStatus(battery, 20, charging, false, fault, false, 0);
  }

  private void feed(double seconds, double load, double rate, boolean still) {
    for (int i = 0; i < Math.round(seconds / PERIOD); i++) {
      alarms.sample(++count * PERIOD, load, load, load > 4, rate, still, "");
    }
  }

  private void told(AlarmKind kind, Transition... transitions) {
    assertThat(rung.transitions).containsExactly(transitions);
    assertThat(rung.alarms).allMatch(alarm -> alarm.kind() == kind);
  }

  @Test
  void aLowBatteryIsToldOnceUntilItHasRecovered() {
    alarms.status(1, status(15, false, false), "");
    assertThat(rung.transitions).isEmpty();
    alarms.status(2, status(14.9, false, false), "");
    alarms.status(3, status(15.5, false, false), "");
    alarms.status(4, status(14, false, false), "");
    told(AlarmKind.BATTERY_LOW, Transition.RAISED);
    alarms.status(5, status(20, false, false), "");
    told(AlarmKind.BATTERY_LOW, Transition.RAISED, Transition.CLEARED);
  }

  @Test
  void onTheChargerAnEmptyBatteryIsNoAlarm() {
    alarms.status(1, status(3, true, false), "");
    alarms.status(2, status(Double.NaN, false, false), "");
    assertThat(rung.transitions).isEmpty();
  }

  @Test
  void saturationIsToldAtOnceAndEndsHalfASecondAfter() {
    feed(1, 50, 0, false);
    feed(PERIOD, Double.POSITIVE_INFINITY, 0, false);
    told(AlarmKind.SATURATED, Transition.RAISED);
    feed(0.48, 50, 0, false);
    assertThat(board.active()).hasSize(1);
    feed(0.05, 50, 0, false);
    told(AlarmKind.SATURATED, Transition.RAISED, Transition.CLEARED);
    assertThat(rung.last().cleared()).isCloseTo(1.01, within(1e-9));
  }

  @Test
  void aPadThatShowsTheSameWhileRolledIsStuck() {
    feed(1.9, 50, ROLLING, false);
    assertThat(rung.transitions).isEmpty();
    feed(0.2, 50, ROLLING, false);
    told(AlarmKind.STUCK_SENSOR, Transition.RAISED);
    assertThat(rung.last().onset()).isCloseTo(0.01, within(0.011));
    feed(PERIOD, 50.1, ROLLING, false);
    told(AlarmKind.STUCK_SENSOR, Transition.RAISED, Transition.CLEARED);
  }

  @Test
  void aSteadyPadOnAToolThatIsNotRolledIsNotStuck() {
    feed(10, 50, Math.toRadians(10), false);
    feed(10, 0, ROLLING, false);
    assertThat(rung.transitions).isEmpty();
  }

  @Test
  void aFaultTheDeviceTellsIsAStuckSensorUntilItTellsOtherwise() {
    alarms.status(1, status(80, false, true), "");
    told(AlarmKind.STUCK_SENSOR, Transition.RAISED);
    feed(0.5, 50, ROLLING, false);
    feed(0.5, 51, ROLLING, false);
    told(AlarmKind.STUCK_SENSOR, Transition.RAISED);
    alarms.status(3, status(80, false, false), "");
    told(AlarmKind.STUCK_SENSOR, Transition.RAISED, Transition.CLEARED);
  }

  @Test
  void aLostLinkIsToldUntilItIsBack() {
    alarms.link(1, true, "");
    alarms.link(2, true, "");
    alarms.link(3, false, "");
    told(AlarmKind.LINK_LOST, Transition.RAISED, Transition.CLEARED);
  }

  @Test
  void aSteadyLoadOnAToolThatLiesStillForAMinuteIsDoubtful() {
    feed(59.5, 14, 0, true);
    assertThat(rung.transitions).isEmpty();
    feed(1, 14, 0, true);
    told(AlarmKind.BASELINE_DOUBTFUL, Transition.RAISED);
    assertThat(rung.last().level()).isEqualTo(AlarmLevel.NOTICE);
    feed(100, 14, 0, true);
    told(AlarmKind.BASELINE_DOUBTFUL, Transition.RAISED);
  }

  @Test
  void aSlowlyThawingBladderIsDoubtfulToo() {
    for (int i = 0; i < 70; i++) {
      feed(1, 8 + 0.02 * i, 0, true);
    }
    told(AlarmKind.BASELINE_DOUBTFUL, Transition.RAISED);
  }

  @Test
  void movementOrAnotherLoadStartsTheMinuteAgain() {
    feed(50, 14, 0, true);
    feed(PERIOD, 14, 0, false);
    feed(50, 14, 0, true);
    feed(PERIOD, 20, 0, true);
    feed(50, 20, 0, true);
    alarms.gap();
    feed(50, 20, 0, true);
    feed(200, 1, 0, true);
    assertThat(rung.transitions).isEmpty();
  }

  @Test
  void movementEndsTheDoubtAndSaysSo() {
    feed(61, 14, 0, true);
    feed(PERIOD, Double.NaN, 0, false);
    told(AlarmKind.BASELINE_DOUBTFUL, Transition.RAISED);
    feed(PERIOD, 14, 1, false);
    told(AlarmKind.BASELINE_DOUBTFUL, Transition.RAISED, Transition.CLEARED);
  }

  @Test
  void noiseBeyondItsFloorIsSomebody() {
    for (int i = 0; i < 7000; i++) {
      feed(PERIOD, i % 100 < 50 ? 14 : 14.8, 0, true);
    }
    assertThat(rung.transitions).isEmpty();
  }
}
