package org.rollscope.desktop.demo;

import java.util.ArrayList;
import java.util.List;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.alarm.LimitsInForce;
import org.rollscope.core.contact.Load;
import org.rollscope.core.routine.Goal;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.sim.scenario.Faults;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.SensorGrade;
import org.rollscope.sim.scenario.Step;
import org.rollscope.sim.scenario.Step.Pressing;
import org.rollscope.sim.scenario.Step.Surge;

/**
 * Turns a routine into what somebody does who follows it in their own manner: enough of everything
 * for the coach, with the little more that people do.
 */
final class GuidedScript {
  private static final double MORE = 1.15;
  private static final int STROKES_AT_ONCE = 6;
  private static final double BALL_STROKE = 0.1;

  /** So much longer that a person's variation leaves it long enough. */
  private static final double LONGER = 1.36;

  private static final double BETWEEN_SPOTS = Step.SHORTEST_STROKE;
  private static final double EASED_IN = 2;

  /** Slower than the ramp alarm, kPa/s. */
  private static final double RISE = 100;

  /** Largest speed of a smooth rise over its mean. */
  private static final double PEAK_SPEED = 1.875;

  private static final double EIGHTH_TURN = Math.PI / 4;
  private static final double LONGEST_STAY = 10;

  private final Instrument tool;
  private final Limits limits;
  private final Manner manner;
  private final List<Step> script = new ArrayList<>();
  private int excesses;
  private double high;

  private GuidedScript(Instrument tool, Limits limits, Manner manner) {
    this.tool = tool;
    this.limits = limits;
    this.manner = manner;
    excesses = manner.excesses();
  }

  /**
   * The session of somebody with a tool.
   *
   * @param routine its steps with that tool are done, those on excluded zones left out
   * @param rate of the tool's samples, Hz
   */
  static Scenario of(
      Routine routine, InstrumentKind kind, Limits limits, Manner manner, double rate) {
    GuidedScript script =
        new GuidedScript(Instrument.of(kind, kind.typicalRadius()), limits, manner);
    List<org.rollscope.core.routine.Step> steps =
        routine.steps().stream()
            .filter(step -> step.tool() == kind && !limits.noGo().contains(step.zone()))
            .toList();
    script.play(steps);
    return new Scenario(
        routine.name(),
        routine.title(),
        script.tool,
        steps.getFirst().zone(),
        SensorGrade.CONSUMER,
        rate,
        false,
        Scenario.Human.USUAL,
        Scenario.Thermal.NONE,
        Faults.NONE,
        script.script);
  }

  private void play(List<org.rollscope.core.routine.Step> steps) {
    script.add(new Step.Rest(2));
    script.add(new Step.Carry(1));
    double left = manner.share() * steps.size();
    for (int i = 0; i < steps.size() && left > 0; i++) {
      org.rollscope.core.routine.Step step = steps.get(i);
      boolean goesOn = i > 0 && step.zone().equals(steps.get(i - 1).zone());
      if (!goesOn) {
        high = high(step);
        script.add(new Step.Touch(pressure(), EASED_IN));
      }
      work(step.goal(), Math.min(1, left));
      left--;
      boolean goesOnNext = i + 1 < steps.size() && step.zone().equals(steps.get(i + 1).zone());
      if (!goesOnNext || left <= 0) {
        script.add(new Step.Lift(4));
      }
      excesses = 0;
    }
  }

  private double high(org.rollscope.core.routine.Step step) {
    Load load = Load.of(Channel.PRESSURE.bit(), tool, 1);
    return LimitsInForce.of(limits, step.zone(), tool, load).high();
  }

  private double pressure() {
    return manner.level() * high;
  }

  private void work(Goal goal, double share) {
    switch (goal) {
      case Goal.Press press -> press(share < 1 ? share * press.seconds() : MORE * press.seconds());
      case Goal.Strokes strokes ->
          strokes(
              share < 1 ? Math.max(1, share * strokes.count()) : MORE * strokes.count(),
              LONGER * strokes.length());
      case Goal.Spots spots ->
          spots(
              Math.max(1, (int) Math.round(share * spots.count())),
              MORE * MORE * spots.seconds(),
              Math.max(BETWEEN_SPOTS, MORE * spots.spacing()));
    }
  }

  /** To and fro, side to side, and a stay now and then. */
  private void press(double seconds) {
    double spent = 0;
    for (int part = 0; spent < seconds; part++) {
      if (part % 2 == 1) {
        double stay = Math.clamp(seconds - spent, Step.SHORTEST_HOLD, LONGEST_STAY);
        script.add(new Step.Hold(stay, 0.005, Pressing.KEEP));
        spent += stay;
      } else {
        spent += strokes(STROKES_AT_ONCE, BALL_STROKE, part * EIGHTH_TURN);
      }
    }
  }

  private void strokes(double count, double length) {
    int groups = (int) Math.ceil(count / STROKES_AT_ONCE);
    int each = (int) Math.ceil(count / groups);
    for (int group = 0; group < groups; group++) {
      strokes(each, length, 0);
    }
  }

  private double strokes(int count, double length, double direction) {
    script.add(
        new Step.Strokes(
            count,
            length,
            manner.stroke(),
            direction,
            false,
            0.05,
            0.05,
            Pressing.KEEP.with(excess(count))));
    return count * manner.stroke();
  }

  /** What is too much, where there are enough strokes to be too much in. */
  private Surge excess(int count) {
    double top = manner.excess() * high;
    double rise = PEAK_SPEED * (top - pressure()) / RISE;
    Surge surge = new Surge(top, 0.5, rise, 1.2, 0.8);
    if (excesses == 0 || surge.end() > 0.5 * count * manner.stroke()) {
      return Surge.NONE;
    }
    excesses--;
    return surge;
  }

  private void spots(int count, double seconds, double apart) {
    for (int spot = 0; spot < count; spot++) {
      if (spot > 0) {
        script.add(new Step.Strokes(1, apart, 1.2, 0, false, 0, 0, Pressing.KEEP));
      }
      script.add(new Step.Hold(seconds, 0.004, Pressing.KEEP));
    }
  }
}
