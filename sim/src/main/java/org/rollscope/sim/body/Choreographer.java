package org.rollscope.sim.body;

import java.util.random.RandomGenerator;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.ScenarioException;
import org.rollscope.sim.scenario.Step;

/** Turns the steps of a script into movement, one after the other. */
final class Choreographer {
  private static final double SHORTEST_REST_AT_END = 1.5;

  private final Scenario scenario;
  private final RandomGenerator random;
  private final Motion motion;
  private final Pressure pressure;
  private final Place place = new Place();
  private final StrokePlanner strokes;
  private final HoldPlanner holds;
  private final TurnPlanner turns;
  private double now;
  private boolean touching;
  private boolean handled;

  Choreographer(Scenario scenario, RandomGenerator random, Motion motion) {
    this.scenario = scenario;
    this.random = random;
    this.motion = motion;
    pressure = new Pressure(motion.level, random, scenario.instrument().kind());
    strokes = new StrokePlanner(scenario, random, motion, place);
    holds = new HoldPlanner(scenario, random, motion, place);
    turns = new TurnPlanner(scenario, random, motion, place);
  }

  void play() {
    int number = 0;
    for (Step step : scenario.steps()) {
      number++;
      try {
        play(step);
      } catch (ScenarioException | IllegalArgumentException e) {
        throw new ScenarioException(
            "scenario " + scenario.name() + ", step " + number + ": " + e.getMessage(), e);
      }
    }
    end();
  }

  private void play(Step step) {
    switch (step) {
      case Step.Rest rest -> off(rest.time(), false);
      case Step.Carry carry -> off(carry.time(), true);
      case Step.Touch touch -> touch(touch);
      case Step.Strokes some -> strokes(some);
      case Step.Hold hold -> hold(hold);
      case Step.Circles circles -> {
        double until = begin(circles.pressing());
        now = turns.circles(now, circles);
        checkSurge(until);
      }
      case Step.Spiral spiral -> {
        double until = begin(spiral.pressing());
        now = turns.spiral(now, spiral);
        checkSurge(until);
      }
      case Step.Pause pause -> {
        requireContact("a pause");
        now += pause.time();
      }
      case Step.Lift lift -> lift(lift.time());
    }
  }

  private void off(double time, boolean inHand) {
    if (touching) {
      throw new ScenarioException("the tool is on the skin; lift it first");
    }
    if (inHand) {
      takeInHand();
      motion.air.carry(now, now + time);
    }
    now += time;
  }

  private void takeInHand() {
    if (!handled) {
      handled = true;
      motion.handling.changeTo(now, now + 0.5, 1);
    }
  }

  private void touch(Step.Touch touch) {
    if (touching) {
      throw new ScenarioException("the tool touches already");
    }
    if (!handled) {
      off(0.8, true);
    }
    double end = pressure.press(now, touch.pressure(), touch.over());
    touching = true;
    place.settle(now);
    // People begin to roll before they have put their full weight on.
    now = Math.min(end, now + 1);
  }

  private void strokes(Step.Strokes step) {
    double until = begin(step.pressing());
    strokes.line(step);
    for (int i = 0; i < step.count(); i++) {
      now = strokes.stroke(now, step, i);
      if (step.oneWay() && i < step.count() - 1) {
        double level = pressure.last();
        boolean flying = strokes.lastChord() > 0.07 && random.nextInt(2) == 0;
        liftFor(random.nextDouble(0.45, 1.1), flying ? strokes.flyingSince() : now);
        touch(new Step.Touch(level, Double.NaN));
      }
    }
    checkSurge(until);
  }

  private void hold(Step.Hold hold) {
    double until = begin(hold.pressing());
    now = holds.hold(now, hold);
    checkSurge(until);
  }

  private double begin(Step.Pressing pressing) {
    requireContact("this step");
    return pressure.apply(now, pressing);
  }

  private void checkSurge(double until) {
    if (until > now + 1e-9) {
      throw new ScenarioException(
          "the change of pressure lasts %.1f s longer than the step; make one of them fit"
              .formatted(until - now));
    }
  }

  private void requireContact(String what) {
    if (!touching) {
      throw new ScenarioException(what + " needs the tool on the skin; touch first");
    }
  }

  private void lift(double time) {
    requireContact("a lift");
    liftFor(time, now);
  }

  private void liftFor(double time, double from) {
    double gone = Math.max(pressure.release(from), now);
    motion.air.carry(gone, gone + time);
    now = gone + time;
    touching = false;
  }

  private void end() {
    if (touching) {
      lift(0.8);
    }
    motion.handling.changeTo(now, now + 0.5, 0);
    if (scenario.startsMoving()) {
      motion.offset = strokes.insideFirstStroke();
    }
    motion.duration = now + 0.5 + SHORTEST_REST_AT_END - motion.offset;
  }
}
