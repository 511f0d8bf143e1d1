package org.rollscope.sim.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.Surface;
import org.rollscope.core.sample.Vector;
import org.rollscope.sim.scenario.RandomScenario;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;

/**
 * Ideal sensors in the tool must lead back to the movement, by arithmetic written a second time.
 */
class ToolTest {
  private static final double DT = 0.005;
  private static final double G = 9.80665;

  /** People without tremor, which is on top of the scripted way. */
  private static final Scenario.Human STEADY = new Scenario.Human(1, 0, 0.03, 0);

  @ParameterizedTest
  @CsvSource({
    "BALL, ABOVE",
    "BALL, BELOW",
    "STICK, BELOW",
    "STICK, ABOVE",
    "FOOT_ROLLER, ABOVE",
    "FOAM_ROLLER, ABOVE"
  })
  void rollsBackToTheScriptedWay(InstrumentKind kind, Surface surface) {
    for (long seed = 0; seed < 5; seed++) {
      Scenario made = RandomScenario.of(kind, seed).withHuman(STEADY);
      Instrument instrument = tilted(made.instrument().withSurface(surface));
      check(Motion.of(with(made, instrument), new SplittableRandom(seed)), seed);
    }
  }

  /** A cylinder whose axis lies askew in the body frame. */
  private static Instrument tilted(Instrument instrument) {
    return new Instrument(
        instrument.kind(),
        instrument.radius(),
        new Vector(0.3, -0.5, 0.8),
        instrument.surface(),
        1,
        Double.NaN);
  }

  private static Scenario with(Scenario made, Instrument instrument) {
    return new Scenario(
        made.name(),
        made.description(),
        instrument,
        made.zone(),
        made.grade(),
        made.rate(),
        made.startsMoving(),
        made.human(),
        made.thermal(),
        made.faults(),
        made.steps());
  }

  private static void check(Motion motion, long seed) {
    Instrument instrument = motion.instrument();
    double sign = instrument.surface() == Surface.BELOW ? 1 : -1;
    Tool tool = new Tool(motion, new SplittableRandom(seed), 0);
    double[] q = tool.orientation();
    double[] rate = new double[3];
    double[] force = new double[3];
    PathPoint point = new PathPoint();
    double x = 0;
    double y = 0;
    boolean before = false;
    for (double t = DT; t < motion.duration(); t += DT) {
      tool.advance(t, rate, force);
      double[] half = turned(q, rate, DT / 2);
      double[] earth = rotate(half, rate);
      q = turned(q, rate, DT);
      motion.skin(t, point);
      boolean touching = motion.pressure(t - DT) > 4 && motion.pressure(t) > 4;
      if (touching && before) {
        if (instrument.kind().isCylinder()) {
          Vector axis = instrument.axis();
          x += sign * instrument.radius() * along(axis, rate) * DT;
        } else {
          x += sign * instrument.radius() * earth[1] * DT;
          y -= sign * instrument.radius() * earth[0] * DT;
        }
        assertThat(Math.hypot(x - point.x(), y - point.y())).isLessThan(1e-4);
      } else {
        x = point.x();
        y = point.y();
      }
      before = touching;
    }
    double[] end = tool.orientation();
    assertThat(Math.abs(product(q, end))).isCloseTo(1, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"glute-ball", "calf-stick", "foam-roller-quads"})
  void feelsGravityAndTheAccelerationOfItsCentre(String name) {
    Scenario scenario = Scenarios.load(name).withHuman(STEADY);
    Motion motion = Motion.of(scenario, new SplittableRandom(1));
    double sign = motion.instrument().surface() == Surface.BELOW ? 1 : -1;
    Tool tool = new Tool(motion, new SplittableRandom(1), 0);
    double[] rate = new double[3];
    double[] force = new double[3];
    PathPoint a = new PathPoint();
    PathPoint b = new PathPoint();
    PathPoint c = new PathPoint();
    double step = 1e-3;
    for (double t = DT; t < motion.duration() - step; t += DT) {
      tool.advance(t, rate, force);
      double[] felt = rotate(tool.orientation(), force);
      motion.skin(t - step, a);
      motion.skin(t, b);
      motion.skin(t + step, c);
      double ax = (a.x() - 2 * b.x() + c.x()) / (step * step);
      double ay = (a.y() - 2 * b.y() + c.y()) / (step * step);
      if (motion.pressure(t) > 4) {
        assertThat(felt[2]).isCloseTo(G, within(1e-3));
        if (motion.instrument().kind().isCylinder()) {
          assertThat(Math.hypot(felt[0], felt[1])).isCloseTo(Math.abs(ax), within(0.02));
        } else {
          assertThat(felt[0]).isCloseTo(sign * ax, within(0.02));
          assertThat(felt[1]).isCloseTo(sign * ay, within(0.02));
        }
      }
    }
  }

  @Test
  void liesStillBeforeItIsTakenInHandAndAfter() {
    Motion motion = Motion.of(Scenarios.load("glute-ball"), new SplittableRandom(4));
    Tool tool = new Tool(motion, new SplittableRandom(4), 0);
    double[] rate = new double[3];
    double[] force = new double[3];
    for (double t = DT; t < motion.duration(); t += DT) {
      tool.advance(t, rate, force);
      if (t < 2 || t > motion.duration() - 1.4) {
        assertThat(norm(rate)).isLessThan(1e-9);
        assertThat(norm(force)).isCloseTo(G, within(1e-9));
        assertThat(motion.pressure(t)).isZero();
      }
    }
  }

  @Test
  void slidesOverTheSkinWhenItSlips() {
    String script =
        """
        instrument: stick
        human: {variation: 0, tremor: 0, wander: 0, slip: 10 %}
        steps:
          - touch: {pressure: 50 kPa}
          - strokes: {count: 1, length: 200 mm, time: 2 s}
        """;
    Motion motion = Motion.of(Scenarios.parse("slip", script), new SplittableRandom(1));
    Tool tool = new Tool(motion, new SplittableRandom(1), 0);
    double[] rate = new double[3];
    double[] force = new double[3];
    double rolled = 0;
    PathPoint point = new PathPoint();
    for (double t = DT; t < motion.duration(); t += DT) {
      tool.advance(t, rate, force);
      if (motion.pressure(t) > 1) {
        rolled += rate[0] * DT * 0.020;
      }
    }
    motion.skin(motion.duration(), point);
    assertThat(point.x()).isCloseTo(0.2, within(1e-9));
    assertThat(rolled).isCloseTo(0.18, within(1e-4));
  }

  private static double along(Vector axis, double[] rate) {
    return rate[0] * axis.x() + rate[1] * axis.y() + rate[2] * axis.z();
  }

  private static double product(double[] a, double[] b) {
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2] + a[3] * b[3];
  }

  private static double norm(double[] v) {
    return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
  }

  private static double[] turned(double[] q, double[] rate, double dt) {
    double angle = norm(rate) * dt;
    double s = angle < 1e-12 ? dt / 2 : Math.sin(angle / 2) / norm(rate);
    double c = Math.cos(angle / 2);
    double x = rate[0] * s;
    double y = rate[1] * s;
    double z = rate[2] * s;
    return new double[] {
      q[0] * c - q[1] * x - q[2] * y - q[3] * z,
      q[0] * x + q[1] * c + q[2] * z - q[3] * y,
      q[0] * y - q[1] * z + q[2] * c + q[3] * x,
      q[0] * z + q[1] * y - q[2] * x + q[3] * c
    };
  }

  /** v + 2 u × (u × v + w v). */
  private static double[] rotate(double[] q, double[] v) {
    double cx = q[2] * v[2] - q[3] * v[1] + q[0] * v[0];
    double cy = q[3] * v[0] - q[1] * v[2] + q[0] * v[1];
    double cz = q[1] * v[1] - q[2] * v[0] + q[0] * v[2];
    return new double[] {
      v[0] + 2 * (q[2] * cz - q[3] * cy),
      v[1] + 2 * (q[3] * cx - q[1] * cz),
      v[2] + 2 * (q[1] * cy - q[2] * cx)
    };
  }
}
