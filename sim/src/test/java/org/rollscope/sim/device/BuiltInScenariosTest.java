package org.rollscope.sim.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rollscope.core.routine.Band;
import org.rollscope.core.routine.CoachResult;
import org.rollscope.core.routine.Goal;
import org.rollscope.core.routine.Pace;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.routine.Step;
import org.rollscope.core.routine.StepResult;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.Event;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.session.Summary;
import org.rollscope.core.spot.Zone;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;

class BuiltInScenariosTest {
  private static final Routine GLUTES =
      new Routine("glutes", "Glutes", List.of(press("left-glute"), press("right-glute")));

  static List<String> names() {
    return Scenarios.names();
  }

  private static Step press(String zone) {
    return new Step(
        Zone.parse(zone),
        InstrumentKind.BALL,
        new Goal.Press(60),
        Band.FIRM,
        Pace.FREE,
        "as the routine glute-ball");
  }

  private static VirtualDevice play(Scenario scenario, long seed, SessionAnalyzer[] analyzer) {
    VirtualDevice device = new VirtualDevice(scenario, seed);
    analyzer[0] = new SessionAnalyzer(AnalyzerConfig.DEFAULT, device.info(), event -> {});
    SampleBlock block = device.newBlock();
    while (device.next(block)) {
      analyzer[0].accept(block);
    }
    analyzer[0].finish();
    return device;
  }

  @ParameterizedTest
  @MethodSource("names")
  void playsWithAnySeed(String name) {
    Scenario scenario = Scenarios.load(name);
    assertThat(scenario.name()).isEqualTo(name);
    for (long seed = 1; seed <= 12; seed++) {
      Truth truth = new VirtualDevice(scenario, seed).truth();
      assertThat(truth.contactTime()).isGreaterThan(20);
      if (truth.contactTime() > 240) {
        break; // so long a one shows enough at once
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void isMeasuredRight(String name) {
    SessionAnalyzer[] analyzer = new SessionAnalyzer[1];
    VirtualDevice device = play(Scenarios.load(name), 1, analyzer);
    Summary summary = Objects.requireNonNull(analyzer[0].summary());
    Score score = Score.of(summary, device.truth());
    System.out.printf("%-22s %5.1f s  %s%n", name, device.duration(), score.line());
    if (!name.equals("bad-link")) {
      assertThat(score.rollError()).isZero();
      assertThat(score.falseAlarms()).isEmpty();
      assertThat(score.alarms()).allMatch(Score.AlarmScore::good);
      assertThat(score.holds()).allMatch(Score.HoldScore::good);
    }
  }

  @Test
  void gluteBallShowsAnAlertEarly() {
    for (long seed = 1; seed <= 12; seed++) {
      VirtualDevice device = new VirtualDevice(Scenarios.load("glute-ball"), seed);
      Truth truth = device.truth();
      assertThat(device.duration()).isBetween(55.0, 95.0);
      assertThat(truth.holds()).hasSize(2);
      assertThat(truth.alarms()).extracting(Truth.Alert::kind).containsExactly("overpressure");
      double sinceSwitchOn = truth.alarms().getFirst().onset() - truth.start() + 3;
      assertThat(sinceSwitchOn).isLessThan(15);
    }
  }

  @Test
  void guidedGlutesDoesWhatTheCoachAsks() {
    for (long seed = 1; seed <= 4; seed++) {
      VirtualDevice device = new VirtualDevice(Scenarios.load("guided-glutes"), seed);
      List<CoachResult> ends = new ArrayList<>();
      SessionAnalyzer analyzer =
          new SessionAnalyzer(
              AnalyzerConfig.DEFAULT,
              device.info(),
              event -> {
                if (event instanceof Event.RoutineEnded ended) {
                  ends.add(ended.result());
                }
              });
      analyzer.guide().start(GLUTES, Set.of());
      SampleBlock block = device.newBlock();
      while (ends.isEmpty() && device.next(block)) {
        analyzer.accept(block);
      }
      assertThat(ends).singleElement().matches(CoachResult::isComplete);
      assertThat(device.played()).as("in the first round").isLessThan(device.duration() / 2);
      assertThat(ends.getFirst().steps()).extracting(StepResult::alarms).containsExactly(1, 0);
    }
  }

  @Test
  void tooLongReachesBothLimits() {
    Truth truth = new VirtualDevice(Scenarios.load("too-long-on-one-spot"), 1).truth();
    assertThat(truth.alarms())
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(alarm.kind()).isEqualTo("spot-time");
              assertThat(alarm.level()).isEqualTo("STOP");
            });
  }

  @Test
  void tooHardRaisesAllThree() {
    Truth truth = new VirtualDevice(Scenarios.load("too-hard"), 1).truth();
    assertThat(truth.alarms())
        .extracting(alarm -> alarm.kind() + " " + alarm.level())
        .containsExactlyInAnyOrder("overpressure WARNING", "overpressure STOP", "ramp WARNING");
  }
}
