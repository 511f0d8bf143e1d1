package org.rollscope.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rollscope.core.alarm.Alarm.Transition;
import org.rollscope.core.sample.DeviceStatus;

class AlarmsTest {
  private static final LimitsInForce LIMITS = new LimitsInForce(250, 350, "kPa", "default");
  private final Rung rung = new Rung();
  private final Alarms alarms = new Alarms(AlarmConfig.DEFAULT, rung);

  @Test
  void contactOnANoGoZoneIsAStopAtOnce() {
    alarms.zone(0, "calf", LIMITS, true, true);
    assertThat(rung.transitions).isEmpty();
    alarms.contact(1.15, 1, true);
    assertThat(rung.last().kind()).isEqualTo(AlarmKind.NO_GO_ZONE);
    assertThat(rung.last().level()).isEqualTo(AlarmLevel.STOP);
    assertThat(rung.last().onset()).isEqualTo(1);
    assertThat(rung.last().raised()).isEqualTo(1.15);
    alarms.contact(3.15, 3, false);
    assertThat(rung.last().cleared()).isEqualTo(3);
  }

  @Test
  void movingToANoGoZoneInContactIsTold() {
    alarms.zone(0, "glute", LIMITS, true, false);
    alarms.contact(1, 1, true);
    alarms.zone(5, "calf", LIMITS, true, true);
    assertThat(rung.last().zone()).isEqualTo("calf");
    alarms.zone(6, "glute", LIMITS, true, false);
    assertThat(rung.transitions).containsExactly(Transition.RAISED, Transition.CLEARED);
  }

  @Test
  void aLostLinkMattersInContactOnly() {
    alarms.link(1, false);
    assertThat(rung.transitions).isEmpty();
    alarms.contact(2, 2, true);
    alarms.link(3, false);
    assertThat(rung.last().kind()).isEqualTo(AlarmKind.LINK_LOST);
    alarms.link(4, true);
    assertThat(rung.last().active()).isFalse();
  }

  @Test
  void aGapClearsNothing() {
    alarms.zone(0, "calf", LIMITS, true, false);
    for (int i = 0; i < 100; i++) {
      alarms.sample(i * 0.01, 300 + i % 2, 300 + i % 2, true, 0, false);
    }
    alarms.gap();
    alarms.sample(100, 0, 0, false, 0, false);
    assertThat(alarms.board().active())
        .extracting(Alarm::kind)
        .containsExactly(AlarmKind.OVERPRESSURE);
  }

  @Test
  void everyClockHasItsAlarm() {
    alarms.spot(700, 650, 130);
    assertThat(alarms.board().active())
        .extracting(Alarm::kind)
        .containsExactly(AlarmKind.SPOT_TIME, AlarmKind.COLD);
  }

  private void load(double from, double to, double perSample, double load, double rate) {
    for (double time = from; time < to; time += 0.01) {
      double now = load + perSample * (time - from) * 100;
      alarms.sample(time, now, now, true, rate, false);
    }
  }

  @Test
  void everySampleReachesTheRampAndTheDeviceAlarms() {
    alarms.zone(0, "calf", LIMITS, true, false);
    load(0, 1, 2, 0, 0);
    assertThat(rung.last().kind()).isEqualTo(AlarmKind.RAMP);
    load(1, 4, 0, 200, 3);
    assertThat(rung.last().kind()).isEqualTo(AlarmKind.STUCK_SENSOR);
    alarms.status(4, new DeviceStatus(5, 20, false, false, false, false, 0));
    assertThat(rung.last().kind()).isEqualTo(AlarmKind.BATTERY_LOW);
  }

  @Test
  void neitherARateNorAStuckPadIsSeenAcrossAGap() {
    alarms.zone(0, "calf", LIMITS, true, false);
    load(0, 1.5, 0, 20, 3);
    alarms.gap();
    load(1.51, 1.6, 0, 200, 3);
    load(1.6, 3, 0, 20, 3);
    assertThat(rung.transitions).isEmpty();
  }

  @Test
  void samplesLetShelvingEnd() {
    alarms.zone(0, "calf", LIMITS, true, true);
    alarms.contact(1, 1, true);
    alarms.board().shelve(1, AlarmKind.NO_GO_ZONE, 2);
    alarms.sample(2.5, 10, 10, true, 0, false);
    assertThat(rung.transitions).endsWith(Transition.SHELVED, Transition.UNSHELVED);
  }
}
