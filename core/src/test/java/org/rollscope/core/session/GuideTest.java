package org.rollscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.routine.Advice;
import org.rollscope.core.routine.Band;
import org.rollscope.core.routine.CoachResult;
import org.rollscope.core.routine.Goal;
import org.rollscope.core.routine.Pace;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.routine.Step;
import org.rollscope.core.routine.StepResult;
import org.rollscope.core.routine.StepResult.Outcome;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SyntheticTool;
import org.rollscope.core.spot.Zone;

/** A routine is gone through with what the analysis itself finds out. */
class GuideTest {
  private static final Zone LEFT = Zone.parse("left-glute");
  private static final Zone RIGHT = Zone.parse("right-glute");

  /** The default HIGH limit of a ball is 250 kPa. */
  private static final double IN_BAND = 120;

  private static Step step(Zone zone, Goal goal) {
    return new Step(zone, InstrumentKind.BALL, goal, Band.FIRM, Pace.FREE, "");
  }

  private static final Routine ROUTINE =
      new Routine(
          "test",
          "Test",
          List.of(
              step(LEFT, new Goal.Press(10)),
              step(LEFT, new Goal.Strokes(4, 0.08)),
              step(RIGHT, new Goal.Spots(2, 5, 0.03))));

  private static SyntheticTool rolled() {
    return SyntheticTool.ball()
        .rest(2)
        .press(IN_BAND, 1)
        .rest(11)
        .strokes(4, 0.1, 2)
        .rest(1)
        .press(0, 1)
        .rest(2)
        .press(IN_BAND, 1)
        .rest(6)
        .roll(0.035, 0, 1)
        .rest(6)
        .press(0, 0.5);
  }

  @Test
  void stepsAreDoneAsTheToolIsRolled() {
    SyntheticTool tool = rolled();
    Replay replay = new Replay(Replay.TARED, tool.device());
    replay.analyzer.guide().start(ROUTINE, Set.of());
    replay.feed(tool);
    CoachResult result = replay.all(Event.RoutineEnded.class).getFirst().result();
    assertThat(result.steps().stream().map(StepResult::outcome))
        .containsExactly(Outcome.DONE, Outcome.DONE, Outcome.DONE);
    assertThat(result.steps().get(1).strokes()).isEqualTo(4);
    assertThat(replay.all(Event.ZoneChanged.class).stream().map(Event.ZoneChanged::zone))
        .containsExactly(LEFT, RIGHT);
    assertThat(replay.all(Event.Advised.class).stream().map(Event.Advised::advice))
        .contains(Advice.GOOD, Advice.CHANGE, Advice.MOVE_ON)
        .endsWith(Advice.FINISHED);
    assertThat(replay.analyzer.snapshot().routine()).isNotNull();
  }

  @Test
  void theSameSamplesGiveTheSameAdvice() {
    Replay whole = new Replay(Replay.TARED, rolled().device());
    whole.analyzer.guide().start(ROUTINE, Set.of());
    whole.feed(rolled());
    Replay again = new Replay(Replay.TARED, rolled().device());
    again.analyzer.guide().start(ROUTINE, Set.of());
    again.feed(rolled());
    assertThat(again.events).isEqualTo(whole.events);
  }

  @Test
  void theEndOfTheSessionEndsTheRoutine() {
    SyntheticTool tool = SyntheticTool.ball().rest(2).press(IN_BAND, 1).rest(3).press(0, 1);
    Replay replay = new Replay(Replay.TARED, tool.device());
    replay.analyzer.guide().start(ROUTINE, Set.of());
    replay.feed(tool).finish();
    CoachResult result = replay.all(Event.RoutineEnded.class).getFirst().result();
    assertThat(result.isComplete()).isFalse();
    List<Event> events = replay.events;
    int ended = events.indexOf(replay.all(Event.RoutineEnded.class).getFirst());
    int session = events.indexOf(replay.all(Event.SessionEnded.class).getFirst());
    assertThat(ended).isLessThan(session);
    assertThat(replay.analyzer.guide().state()).isNull();
    assertThat(replay.analyzer.guide().next()).isFalse();
    assertThat(replay.analyzer.guide().stop()).isFalse();
  }

  @Test
  void bandsAreSharesOfThePersonsOwnLimit() {
    SyntheticTool tool = rolled();
    Replay replay = new Replay(Replay.TARED, tool.device());
    replay.analyzer.guide().start(ROUTINE, Set.of());
    replay.analyzer.limits(
        new Limits(
            Double.NaN,
            Map.of(),
            new PressureLimit(900, 1000, PressureLimit.Unit.KPA, "person"),
            Set.of()));
    replay.feed(tool);
    assertThat(replay.all(Event.Advised.class).stream().map(Event.Advised::advice))
        .contains(Advice.PRESS_MORE)
        .doesNotContain(Advice.GOOD);
  }

  @Test
  void anotherRoutineTakesThePlaceOfTheOneThereIs() {
    Replay replay = new Replay(Replay.TARED, rolled().device());
    replay.analyzer.guide().start(ROUTINE, Set.of());
    replay.analyzer.guide().start(ROUTINE, Set.of(LEFT));
    assertThat(replay.all(Event.RoutineStarted.class)).hasSize(2);
    assertThat(replay.all(Event.RoutineEnded.class)).hasSize(1);
    assertThat(replay.all(Event.StepEnded.class).getLast().result().outcome())
        .isEqualTo(Outcome.NO_GO);
  }
}
