package org.rollscope.core.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rollscope.core.alarm.Alarm.Transition;

class AlarmBoardTest {
  private final Rung rung = new Rung();
  private final AlarmBoard board = new AlarmBoard(rung);

  private void raise(double time, AlarmKind kind) {
    board.raise(time, kind, AlarmLevel.WARNING, "calf", time - 1, 250, "default", 260);
  }

  @Test
  void acknowledgingMarksAnActiveAlarm() {
    assertThat(board.acknowledge(1, AlarmKind.RAMP)).isFalse();
    raise(2, AlarmKind.RAMP);
    assertThat(board.active().getFirst().acknowledged()).isFalse();
    assertThat(board.acknowledge(3, AlarmKind.RAMP)).isTrue();
    assertThat(rung.transitions).containsExactly(Transition.RAISED, Transition.ACKNOWLEDGED);
    assertThat(rung.last().acknowledged()).isTrue();
    assertThat(rung.times).containsExactly(2.0, 3.0);
  }

  @Test
  void escalatingAsksToBeSeenAgain() {
    raise(2, AlarmKind.SPOT_TIME);
    board.acknowledge(3, AlarmKind.SPOT_TIME);
    board.escalate(4, AlarmKind.SPOT_TIME, AlarmLevel.STOP);
    assertThat(rung.last().acknowledged()).isFalse();
    assertThat(rung.last().level()).isEqualTo(AlarmLevel.STOP);
    assertThat(rung.last().id()).isEqualTo(1);
  }

  @Test
  void aShelvedAlarmIsRecordedAndSaysUntilWhen() {
    board.shelve(1, AlarmKind.RAMP, 60);
    assertThat(rung.transitions).isEmpty();
    raise(2, AlarmKind.RAMP);
    assertThat(rung.last().shelvedUntil()).isEqualTo(60);
    board.clear(3, AlarmKind.RAMP, 3);
    assertThat(board.all()).hasSize(1);
  }

  @Test
  void shelvingEndsByItself() {
    raise(1, AlarmKind.RAMP);
    raise(1, AlarmKind.COLD);
    board.shelve(2, AlarmKind.RAMP, 60);
    board.shelve(2, AlarmKind.COLD, 90);
    board.advance(59.9);
    assertThat(rung.transitions.subList(2, 4))
        .containsExactly(Transition.SHELVED, Transition.SHELVED);
    board.advance(60);
    assertThat(rung.last().kind()).isEqualTo(AlarmKind.RAMP);
    assertThat(rung.last().shelvedUntil()).isNaN();
    board.advance(89);
    assertThat(rung.transitions).hasSize(5);
    board.advance(90);
    assertThat(rung.transitions).hasSize(6).endsWith(Transition.UNSHELVED);
    assertThat(rung.last().kind()).isEqualTo(AlarmKind.COLD);
  }

  @Test
  void shelvingThatEndsWhileNothingIsActiveIsNotTold() {
    board.shelve(1, AlarmKind.RAMP, 60);
    board.advance(61);
    raise(62, AlarmKind.RAMP);
    assertThat(rung.transitions).containsExactly(Transition.RAISED);
    assertThat(rung.last().shelvedUntil()).isNaN();
  }

  @Test
  void clearingWhatIsNotActiveIsNothing() {
    board.clear(1, AlarmKind.RAMP, 1);
    assertThat(rung.transitions).isEmpty();
  }

  @Test
  void listsAlarmsInTheOrderOfTheirRaising() {
    raise(1, AlarmKind.SPOT_TIME);
    raise(2, AlarmKind.RAMP);
    board.clear(3, AlarmKind.RAMP, 3);
    raise(4, AlarmKind.OVERPRESSURE);
    assertThat(board.all())
        .extracting(Alarm::kind)
        .containsExactly(AlarmKind.SPOT_TIME, AlarmKind.RAMP, AlarmKind.OVERPRESSURE);
    assertThat(board.active())
        .extracting(Alarm::kind)
        .containsExactlyInAnyOrder(AlarmKind.SPOT_TIME, AlarmKind.OVERPRESSURE);
  }

  @Test
  void aNewSessionForgetsWhatIsOverAndKeepsWhatIsNot() {
    raise(1, AlarmKind.BATTERY_LOW);
    raise(2, AlarmKind.RAMP);
    board.clear(3, AlarmKind.RAMP, 3);
    board.forget();
    assertThat(board.all()).extracting(Alarm::kind).containsExactly(AlarmKind.BATTERY_LOW);
    raise(4, AlarmKind.RAMP);
    assertThat(rung.last().id()).isEqualTo(3);
    board.clear(5, AlarmKind.RAMP, 5);
    board.clear(5, AlarmKind.BATTERY_LOW, 5);
    board.forget();
    raise(6, AlarmKind.RAMP);
    assertThat(rung.last().id()).isEqualTo(1);
  }
}
