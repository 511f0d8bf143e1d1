package org.rollscope.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rollscope.core.alarm.Alarm.Transition;

class TimeAlarmTest {
  private static final AlarmConfig WITH_TARGET =
      new AlarmConfig(0.2, 0.02, 0.5, 0.95, 150, 0.25, 2, 30, 600, 900, 5, 60, 120, 15);
  private final Rung rung = new Rung();
  private final AlarmBoard board = new AlarmBoard(rung);

  /** The clock runs with the time from a reading to another. */
  private static void run(TimeAlarm alarm, double from, double to) {
    for (double reading = from; reading <= to; reading += 0.7) {
      alarm.reading(1000 + reading, reading, "calf");
    }
  }

  @Test
  void aSpotIsWarnedAtTenMinutesAndStoppedAtFifteen() {
    run(TimeAlarm.onSpot(AlarmConfig.DEFAULT, board), 0, 1000);
    assertThat(rung.transitions).containsExactly(Transition.RAISED, Transition.ESCALATED);
    assertThat(rung.alarms.get(0).level()).isEqualTo(AlarmLevel.WARNING);
    assertThat(rung.alarms.get(0).onset()).isCloseTo(1600, within(1e-6));
    assertThat(rung.alarms.get(0).raised()).isBetween(1600.0, 1600.71);
    assertThat(rung.alarms.get(0).limit()).isEqualTo(600);
    assertThat(rung.alarms.get(1).level()).isEqualTo(AlarmLevel.STOP);
    assertThat(rung.times.get(1)).isBetween(1900.0, 1900.71);
  }

  @Test
  void aRoutinesTargetIsANotice() {
    run(TimeAlarm.onSpot(WITH_TARGET, board), 0, 700);
    assertThat(rung.alarms.get(0).level()).isEqualTo(AlarmLevel.NOTICE);
    assertThat(rung.alarms.get(0).onset()).isCloseTo(1030, within(1e-6));
    assertThat(rung.alarms.get(1).level()).isEqualTo(AlarmLevel.WARNING);
  }

  @Test
  void coldIsWarnedAtOneMinuteAndStoppedAtTwo() {
    run(TimeAlarm.ofCold(AlarmConfig.DEFAULT, board), 0, 130);
    assertThat(rung.last().kind()).isEqualTo(AlarmKind.COLD);
    assertThat(rung.alarms.get(0).onset()).isCloseTo(1060, within(1e-6));
    assertThat(rung.alarms.get(1).level()).isEqualTo(AlarmLevel.STOP);
  }

  @Test
  void aPausedClockKeepsItAndANewStartClearsIt() {
    TimeAlarm alarm = TimeAlarm.onSpot(AlarmConfig.DEFAULT, board);
    run(alarm, 0, 650);
    alarm.reading(2000, 649.6, "calf");
    rung.transitions.clear();
    alarm.reading(2001, 649.6, "calf");
    assertThat(rung.transitions).isEmpty();
  }

  @Test
  void aNewStartOfTheClockClearsItAndItCanComeAgain() {
    TimeAlarm alarm = TimeAlarm.onSpot(AlarmConfig.DEFAULT, board);
    run(alarm, 0, 650);
    alarm.reading(1700, 0, "calf");
    assertThat(rung.transitions).containsExactly(Transition.RAISED, Transition.CLEARED);
    assertThat(rung.last().cleared()).isEqualTo(1700);
    assertThat(rung.last().peak()).isBetween(649.0, 650.0);
    run(alarm, 0, 650);
    assertThat(rung.transitions).hasSize(3);
  }
}
