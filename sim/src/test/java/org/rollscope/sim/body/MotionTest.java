package org.rollscope.sim.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.sim.scenario.RandomScenario;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.ScenarioException;
import org.rollscope.sim.scenario.Scenarios;

class MotionTest {
  private static final double STEP = 0.0005;

  @Test
  void movesWithoutJumps() {
    for (InstrumentKind kind : InstrumentKind.values()) {
      for (long seed = 0; seed < 10; seed++) {
        Scenario scenario = RandomScenario.of(kind, seed);
        Motion motion = Motion.of(scenario, new SplittableRandom(seed));
        PathPoint last = new PathPoint();
        PathPoint now = new PathPoint();
        motion.surface(0, last);
        double pressure = motion.pressure(0);
        for (double t = STEP; t < motion.duration(); t += STEP) {
          motion.surface(t, now);
          assertThat(Math.hypot(now.x - last.x, now.y - last.y)).isLessThan(STEP);
          assertThat(Math.hypot(now.speedX - last.speedX, now.speedY - last.speedY))
              .isLessThan(10 * STEP);
          double next = motion.pressure(t);
          assertThat(Math.abs(next - pressure)).isLessThan(2500 * STEP);
          assertThat(next).isNotNegative();
          pressure = next;
          PathPoint swap = last;
          last = now;
          now = swap;
        }
      }
    }
  }

  @Test
  void tellsItsSpeedAsItMoves() {
    Motion motion = Motion.of(RandomScenario.of(InstrumentKind.BALL, 3), new SplittableRandom(3));
    PathPoint a = new PathPoint();
    PathPoint b = new PathPoint();
    PathPoint c = new PathPoint();
    for (double t = 1; t < motion.duration(); t += 0.0137) {
      motion.surface(t - STEP, a);
      motion.surface(t, b);
      motion.surface(t + STEP, c);
      assertThat(b.speedX).isCloseTo((c.x - a.x) / (2 * STEP), within(1e-4));
      assertThat(b.speedY).isCloseTo((c.y - a.y) / (2 * STEP), within(1e-4));
      assertThat(b.accelerationX).isCloseTo((c.speedX - a.speedX) / (2 * STEP), within(0.01));
      assertThat(b.accelerationY).isCloseTo((c.speedY - a.speedY) / (2 * STEP), within(0.01));
    }
  }

  private static org.assertj.core.data.Offset<Double> within(double bound) {
    return org.assertj.core.api.Assertions.within(bound);
  }

  @Test
  void variesAsPeopleDoAndNoMore() {
    Scenario scenario =
        Scenarios.parse(
            "strokes",
            """
            instrument: stick
            steps:
              - touch: {pressure: 50 kPa}
              - strokes: {count: 400, length: 200 mm, time: 2 s}
            """);
    Motion motion = Motion.of(scenario, new SplittableRandom(9));
    PathPoint from = new PathPoint();
    PathPoint to = new PathPoint();
    double shortest = 1;
    double longest = 0;
    double fastest = 9;
    double slowest = 0;
    for (Marks.Stroke stroke : motion.marks().strokes()) {
      motion.skin(stroke.start(), from);
      motion.skin(stroke.end(), to);
      double length = Math.abs(to.x - from.x);
      double time = stroke.end() - stroke.start();
      shortest = Math.min(shortest, length);
      longest = Math.max(longest, length);
      fastest = Math.min(fastest, time);
      slowest = Math.max(slowest, time);
    }
    assertThat(shortest).isBetween(0.150, 0.160);
    assertThat(longest).isBetween(0.240, 0.250);
    assertThat(fastest).isBetween(1.19, 1.25);
    assertThat(slowest).isBetween(2.75, 2.81);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "- strokes: {count: 2, length: 100 mm, time: 2 s} | step 1 | touch first",
        "- circles: {count: 2, diameter: 60 mm, time: 2 s} | step 1 | touch first",
        "- lift: 1 s | step 1 | touch first",
      })
  void namesTheStepThatDoesNotFit(String step, String where, String why) {
    Scenario scenario = Scenarios.parse("x.yaml", "instrument: ball\nsteps:\n  " + step + "\n");
    assertThatThrownBy(() -> Motion.of(scenario, new SplittableRandom(1)))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining(where.strip())
        .hasMessageContaining(why.strip());
  }

  @Test
  void refusesStrokesThatCouldCountEitherWay() {
    Scenario scenario =
        Scenarios.parse(
            "x.yaml",
            """
            instrument: ball
            steps:
              - touch: {pressure: 90 kPa}
              - strokes: {count: 4, length: 100 mm, time: 2 s}
              - strokes: {count: 4, length: 100 mm, time: 2 s, direction: 90 deg}
            """);
    assertThatThrownBy(() -> Motion.of(scenario, new SplittableRandom(1)))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("step 3")
        .hasMessageContaining("put a lift or a hold between");
  }

  @Test
  void refusesASurgeLongerThanItsStep() {
    Scenario scenario =
        Scenarios.parse(
            "x.yaml",
            """
            instrument: ball
            steps:
              - touch: {pressure: 90 kPa}
              - hold: {time: 5 s, surge: {pressure: 200 kPa, rise: 4 s, time: 4 s, fall: 1 s}}
            """);
    assertThatThrownBy(() -> Motion.of(scenario, new SplittableRandom(1)))
        .isInstanceOf(ScenarioException.class)
        .hasMessageContaining("longer than the step");
  }
}
