package org.rollscope.core.routine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.routine.StepResult.Outcome;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Zone;

/** The coach follows what is done, not the clock. */
class CoachTest {
  private static final Zone LEFT = Zone.parse("left-glute");
  private static final Zone RIGHT = Zone.parse("right-glute");

  private static Step step(Zone zone, Goal goal) {
    return new Step(zone, InstrumentKind.BALL, goal, Band.FIRM, Pace.CONTROLLED, "");
  }

  private static Routine routine(Step... steps) {
    return new Routine("test", "Test", List.of(steps));
  }

  @Test
  void aStepIsDoneAfterItsTimeWithinTheBandAndNoSooner() {
    Rolled rolled = new Rolled(routine(step(LEFT, new Goal.Press(30))));
    rolled.lift(60).press(20, 0.5).press(20, 0.1).press(20, 0.95).press(9, 0.5);
    assertThat(rolled.coach.isFinished()).isFalse();
    assertThat(rolled.coach.state().share()).isCloseTo(29 / 30.0, within(1e-3));
    rolled.press(1.1, 0.5);
    assertThat(rolled.coach.isFinished()).isTrue();
    StepResult result = rolled.results.getFirst();
    assertThat(result.outcome()).isEqualTo(Outcome.DONE);
    assertThat(result.inBand()).isCloseTo(30, within(0.02));
    assertThat(result.tooSoft()).isCloseTo(20, within(0.02));
    assertThat(result.tooHard()).isCloseTo(20, within(0.02));
    assertThat(result.share()).isOne();
  }

  @Test
  void saysWhatToDoAndStaysCalm() {
    Rolled rolled = new Rolled(routine(step(LEFT, new Goal.Press(300))));
    rolled.press(1, 0.5).press(2, 0.1).press(1, 0.5); // two seconds are no reason to say anything
    assertThat(rolled.said).containsExactly("step 0 left-glute", "good");
    rolled.press(3.1, 0.1).press(0.6, 0.5).press(0.1, 0.95).press(1, 0.5).press(0.3, 0.95);
    assertThat(rolled.said)
        .containsExactly("step 0 left-glute", "good", "press-more", "good", "ease-off");
    rolled.lift(0.6);
    assertThat(rolled.said).endsWith("ease-off", "begin");
  }

  @Test
  void theNextStepBeginsWhenTheToolIsLifted() {
    Rolled rolled =
        new Rolled(routine(step(LEFT, new Goal.Press(5)), step(RIGHT, new Goal.Press(5))));
    rolled.press(8, 0.5);
    assertThat(rolled.coach.state().advice()).isEqualTo(Advice.CHANGE);
    assertThat(rolled.coach.state().stepDone()).isTrue();
    rolled.lift(0.5).press(1, 0.5).lift(0.9);
    assertThat(rolled.coach.state().index()).isZero();
    rolled.lift(0.2);
    assertThat(rolled.coach.state().index()).isOne();
    rolled.press(5.1, 0.5);
    assertThat(rolled.said)
        .containsExactly(
            "step 0 left-glute",
            "good",
            "ended 0 DONE",
            "change",
            "step 1 right-glute",
            "begin",
            "good",
            "ended 1 DONE",
            "finished",
            "finished");
    assertThat(rolled.finished.getFirst().isComplete()).isTrue();
  }

  @Test
  void inTheSameZoneItGoesOnWithoutLifting() {
    Rolled rolled =
        new Rolled(routine(step(LEFT, new Goal.Press(5)), step(LEFT, new Goal.Strokes(2, 0.1))));
    rolled.press(5.1, 0.5);
    assertThat(rolled.coach.state().index()).isOne();
    rolled.stroke(0.2, 3).stroke(0.2, 3);
    assertThat(rolled.coach.isFinished()).isTrue();
  }

  @Test
  void countsStrokesThatAreLongEnough() {
    Rolled rolled = new Rolled(routine(step(LEFT, new Goal.Strokes(3, 0.2))));
    rolled.stroke(0.25, 3).stroke(0.1, 3).stroke(0.22, 3);
    assertThat(rolled.coach.state().done()).isEqualTo(2);
    rolled.reopen();
    assertThat(rolled.coach.state().done()).isOne();
    rolled.stroke(0.3, 3).stroke(0.25, 3);
    assertThat(rolled.coach.isFinished()).isTrue();
    assertThat(rolled.results.getFirst().strokes()).isEqualTo(4);
    assertThat(rolled.results.getFirst().meanStroke()).isCloseTo(3, within(1e-6));
  }

  @Test
  void aReopenedShortStrokeTakesNothingAway() {
    Rolled rolled = new Rolled(routine(step(LEFT, new Goal.Strokes(3, 0.2))));
    rolled.stroke(0.25, 3).stroke(0.1, 3).reopen();
    assertThat(rolled.coach.state().done()).isOne();
  }

  @Test
  void asksForAnotherPace() {
    Rolled rolled = new Rolled(routine(step(LEFT, new Goal.Strokes(30, 0.1))));
    rolled.stroke(0.2, 1).press(0.1, 0.5);
    assertThat(rolled.coach.state().advice()).isEqualTo(Advice.SLOWER);
    rolled.press(4, 0.5);
    assertThat(rolled.coach.state().advice()).isEqualTo(Advice.GOOD);
    rolled.stroke(0.2, 6).press(0.1, 0.5);
    assertThat(rolled.coach.state().advice()).isEqualTo(Advice.FASTER);
    rolled.stroke(0.2, 3).press(0.6, 0.5);
    assertThat(rolled.coach.state().advice()).isEqualTo(Advice.GOOD);
  }

  @Test
  void eachSpotIsPressedForItsTime() {
    Rolled rolled = new Rolled(routine(step(LEFT, new Goal.Spots(3, 15, 0.03))));
    rolled.press(15.1, 0.5);
    assertThat(rolled.coach.state().advice()).isEqualTo(Advice.MOVE_ON);
    assertThat(rolled.coach.state().done()).isEqualTo(1);
    rolled.press(20, 0.5); // more of the same is not another spot
    assertThat(rolled.coach.state().done()).isEqualTo(1);
    rolled.move(0.02).press(20, 0.5); // nor is what lies between two
    assertThat(rolled.coach.state().done()).isEqualTo(1);
    rolled.move(0.015).press(10, 0.5);
    assertThat(rolled.coach.state().done()).isCloseTo(1 + 10 / 15.0, within(0.01));
    rolled.move(-0.035).press(3, 0.5).move(0.035).press(5.1, 0.5); // back and again: 10 s are kept
    assertThat(rolled.coach.state().done()).isEqualTo(2);
    rolled.move(0.03).lift(3).press(15.1, 0.5);
    assertThat(rolled.coach.isFinished()).isTrue();
  }

  @Test
  void rollingOverManyPlacesTakesNoSpotAway() {
    Rolled rolled = new Rolled(routine(step(LEFT, new Goal.Spots(2, 15, 0.03))));
    rolled.press(15.1, 0.5);
    for (int i = 0; i < 40; i++) {
      rolled.move(0.03).press(0.2, 0.5);
    }
    rolled.move(-40 * 0.03).press(20, 0.5);
    assertThat(rolled.coach.state().done()).isEqualTo(1);
    rolled.move(0.5).press(15.3, 0.5);
    assertThat(rolled.coach.isFinished()).isTrue();
  }

  @Test
  void withoutAMeasuredLoadContactCounts() {
    Rolled rolled = new Rolled(routine(step(LEFT, new Goal.Press(5))));
    rolled.coach.limit(Double.NaN);
    rolled.press(5.1, 0.05);
    assertThat(rolled.coach.isFinished()).isTrue();
  }

  @Test
  void aGapCountsForNothing() {
    Rolled rolled = new Rolled(routine(step(LEFT, new Goal.Press(5))));
    rolled.press(2, 0.5);
    rolled.time += 10;
    rolled.press(2, 0.5);
    assertThat(rolled.coach.state().done()).isCloseTo(4, within(0.03));
  }

  @Test
  void leavesZonesOutThatMustNotBeRolled() {
    Rolled rolled =
        new Rolled(routine(step(LEFT, new Goal.Press(5)), step(RIGHT, new Goal.Press(5))), LEFT);
    assertThat(rolled.said).containsExactly("ended 0 NO_GO", "step 1 right-glute");
    rolled.press(5.1, 0.5);
    assertThat(rolled.finished.getFirst().isComplete()).isTrue();
    Rolled nothing = new Rolled(routine(step(LEFT, new Goal.Press(5))), LEFT);
    assertThat(nothing.coach.isFinished()).isTrue();
    assertThat(nothing.coach.state().advice()).isEqualTo(Advice.FINISHED);
  }

  @Test
  void stepsCanBeLeftAndTheRoutineStopped() {
    Rolled rolled =
        new Rolled(
            routine(
                step(LEFT, new Goal.Press(5)),
                step(RIGHT, new Goal.Press(5)),
                step(LEFT, new Goal.Press(5))));
    rolled.press(2, 0.5);
    rolled.coach.next(rolled.time);
    rolled.press(5.1, 0.5);
    rolled.coach.stop(rolled.time);
    assertThat(rolled.finished).hasSize(1);
    assertThat(rolled.finished.getFirst().steps().stream().map(StepResult::outcome))
        .containsExactly(Outcome.LEFT, Outcome.DONE, Outcome.LEFT);
    assertThat(rolled.finished.getFirst().isComplete()).isFalse();
    assertThat(rolled.results.getFirst().done()).isCloseTo(2, within(0.02));
    rolled.coach.stop(rolled.time);
    rolled.coach.next(rolled.time);
    rolled.press(5, 0.5);
    assertThat(rolled.finished).hasSize(1);
  }

  @Test
  void aStrokeBegunBeforeTheStepIsNotOfIt() {
    Rolled rolled =
        new Rolled(routine(step(LEFT, new Goal.Press(5)), step(LEFT, new Goal.Strokes(1, 0.1))));
    rolled.press(4, 0.5).stroke(0.2, 3);
    assertThat(rolled.coach.state().index()).isOne();
    assertThat(rolled.coach.state().done()).isZero();
  }

  @Test
  void aStrokeOfTheStepBeforeThatIsReopenedTakesNothingAway() {
    Rolled rolled =
        new Rolled(routine(step(LEFT, new Goal.Press(2)), step(LEFT, new Goal.Strokes(2, 0.1))));
    rolled.press(1, 0.5).stroke(0.2, 1.5); // number 1, begun in the step before
    rolled.stroke(0.2, 3);
    rolled.coach.reopened(1);
    rolled.stroke(0.2, 3);
    assertThat(rolled.results.getLast().strokes()).isEqualTo(2);
    assertThat(rolled.results.getLast().meanStroke()).isCloseTo(3, within(1e-6));
  }

  @Test
  void countsAlarmsOfForceWhileTheStepIsDone() {
    Rolled rolled = new Rolled(routine(step(LEFT, new Goal.Press(5))));
    rolled.coach.alarm(AlarmKind.OVERPRESSURE);
    rolled.coach.alarm(AlarmKind.RAMP);
    rolled.coach.alarm(AlarmKind.BATTERY_LOW);
    rolled.press(5.1, 0.5);
    assertThat(rolled.results.getFirst().alarms()).isEqualTo(2);
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> new Goal.Press(0)).hasMessageContaining("900 s");
    assertThatThrownBy(() -> new Goal.Press(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Goal.Strokes(0, 0.1)).hasMessageContaining("1 to 1000");
    assertThatThrownBy(() -> new Goal.Strokes(5, 3)).hasMessageContaining("0.03 to 1 m");
    assertThatThrownBy(() -> new Goal.Spots(5, 15, 0)).hasMessageContaining("apart");
    assertThatThrownBy(() -> new Band(0.5, 0.4)).hasMessageContaining("between 0 and 1");
    assertThatThrownBy(() -> new Pace(4, 2)).hasMessageContaining("4.0 to 2.0");
    assertThatThrownBy(() -> new Routine("No Name", "", List.of())).hasMessageContaining("a-z");
    assertThatThrownBy(() -> new Routine("none", "", List.of())).hasMessageContaining("no steps");
  }
}
