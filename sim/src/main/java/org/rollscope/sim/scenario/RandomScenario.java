package org.rollscope.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Zone;
import org.rollscope.sim.scenario.Step.Pressing;
import org.rollscope.sim.scenario.Step.Surge;

/**
 * Makes up a session of 40 to 120 s that mixes everything people do: strokes with hiccups and
 * pauses, one-way strokes, circles and spirals of a ball, holds, lift-offs short and long, pressure
 * that comes too fast or grows too high, and starts in mid-movement.
 */
public final class RandomScenario {
  private static final double USUAL_RATE = 200;
  private static final double SHARE_MOVING_AT_START = 0.12;
  private static final double SHARE_CHILLED = 0.3;
  private static final double SHARE_OF_TURNS = 0.25;

  private final InstrumentKind kind;
  private final RandomGenerator random;
  private final Habits habits;
  private final List<Step> steps = new ArrayList<>();
  private final boolean chilled;
  private double length;
  private boolean free;

  private RandomScenario(InstrumentKind kind, long seed) {
    this.kind = kind;
    random = new SplittableRandom(seed * 31 + kind.wireCode());
    habits = Habits.of(kind);
    chilled = kind == InstrumentKind.FOOT_ROLLER && random.nextDouble() < SHARE_CHILLED;
  }

  /** The session of a seed. */
  public static Scenario of(InstrumentKind kind, long seed) {
    return new RandomScenario(kind, seed).make(seed);
  }

  private Scenario make(long seed) {
    boolean moving = random.nextDouble() < SHARE_MOVING_AT_START;
    double wanted = random.nextDouble(36, 100);
    if (!moving) {
      add(new Step.Rest(between(1.8, 2.5)), 2);
      add(new Step.Carry(between(0.6, 1.2)), 1);
    }
    touch();
    // A first stroke that is under way at the start must have enough of its way ahead.
    strokes(Surge.NONE, moving ? 0.09 : habits.strokeFrom());
    while (length < wanted) {
      section();
    }
    add(new Step.Lift(between(0.5, 1)), 1);
    Scenario.Thermal thermal =
        chilled ? new Scenario.Thermal(between(6, 12), 1500) : Scenario.Thermal.NONE;
    return new Scenario(
        "random-" + kind.label() + "-" + seed,
        "made up from seed " + seed,
        Instrument.of(kind, radius()),
        new Zone(habits.muscle(), Zone.Side.LEFT),
        SensorGrade.CONSUMER,
        USUAL_RATE,
        moving,
        Scenario.Human.USUAL,
        thermal,
        Faults.NONE,
        steps);
  }

  private void section() {
    double dice = random.nextDouble();
    boolean ball = kind == InstrumentKind.BALL;
    if (ball && !free) {
      settle();
    } else if (ball && random.nextDouble() < SHARE_OF_TURNS) {
      turns();
    } else if (free && steps.getLast() instanceof Step.Hold) {
      afterHold();
    } else if (dice < 0.28) {
      strokes(Surge.NONE, habits.strokeFrom());
    } else if (dice < 0.38 && !chilled) {
      strokes(excess(), habits.strokeFrom());
    } else if (dice < 0.48) {
      oneWay();
    } else if (dice < 0.64) {
      hold(Surge.NONE);
    } else if (dice < 0.72 && !chilled) {
      hold(excess());
    } else if (dice < 0.78 && !chilled) {
      hold(jolt());
    } else {
      lift();
    }
  }

  /** Two stays on one place would be one hold. */
  private void afterHold() {
    double dice = random.nextDouble();
    if (dice < 0.55) {
      strokes(Surge.NONE, habits.strokeFrom());
    } else if (dice < 0.7 && !chilled) {
      strokes(excess(), habits.strokeFrom());
    } else if (dice < 0.85) {
      oneWay();
    } else {
      lift();
    }
  }

  /** After this a ball may head anywhere. */
  private void settle() {
    if (random.nextBoolean()) {
      lift();
    } else {
      hold(Surge.NONE);
    }
  }

  private void touch() {
    add(new Step.Touch(between(habits.pressureFrom(), habits.pressureTo()), Double.NaN), 1);
    free = true;
  }

  private void lift() {
    boolean newPatch = random.nextDouble() < 0.35;
    double time = newPatch ? between(3, 5) : between(0.45, 1.1);
    add(new Step.Lift(time), time + 0.4);
    touch();
  }

  private void hold(Surge surge) {
    double time = Math.max(between(5, 14), surge.isPresent() ? surge.end() * 1.12 + 1 : 0);
    add(new Step.Hold(time, between(0.004, 0.008), Pressing.KEEP.with(surge)), time);
    free = true;
  }

  private void strokes(Surge surge, double shortest) {
    double chord = between(Math.max(habits.strokeFrom(), shortest), habits.strokeTo());
    double time = between(1, 1.7) + 3 * chord;
    int count = random.nextInt(4, 10);
    if (surge.isPresent()) {
      count = Math.max(count, (int) Math.ceil((surge.end() + 1) / (0.55 * time)));
    }
    add(
        new Step.Strokes(
            count, chord, time, direction(), false, 0.15, 0.15, Pressing.KEEP.with(surge)),
        count * time);
    free = false;
  }

  private void oneWay() {
    double chord = between(habits.strokeFrom(), habits.strokeTo());
    double time = between(1, 1.6) + 2 * chord;
    int count = random.nextInt(3, 6);
    add(
        new Step.Strokes(count, chord, time, direction(), true, 0.1, 0.1, Pressing.KEEP),
        count * (time + 2));
    free = false;
  }

  private void turns() {
    if (random.nextBoolean()) {
      int count = random.nextInt(1, 5);
      double time = between(2.2, 3.6);
      add(
          new Step.Circles(count, between(0.05, 0.09), time, direction(), Pressing.KEEP),
          count * time);
    } else {
      int count = random.nextInt(2, 4);
      double from = between(0.024, 0.030);
      double time = count * between(2.4, 3.6);
      double to = from * between(1.2, 1.5);
      add(new Step.Spiral(count, from, to, time, direction(), Pressing.KEEP), time);
    }
    free = false;
  }

  /** Pressure that grows clearly beyond a limit, slowly enough to be no ramp. */
  private Surge excess() {
    boolean far = random.nextDouble() < 0.35;
    double top =
        far
            ? habits.highHigh() * between(1.1, 1.2)
            : between(habits.high() * 1.1, habits.highHigh() * 0.9);
    double rise = 1.875 * (top - habits.pressureFrom()) / 105;
    return new Surge(top, 3 * between(0.9, 1.1), rise, between(0.8, 2.5), between(0.5, 1.2));
  }

  /** Pressure that comes much too fast. */
  private Surge jolt() {
    double least = Math.max(habits.pressureTo() + 62, habits.high() * 0.6);
    double top = kind == InstrumentKind.FOAM_ROLLER ? between(98, 106) : between(least, least + 8);
    return new Surge(top, 3, between(0.32, 0.42), between(0.8, 2), between(0.5, 1));
  }

  /** In whole tenths of a millimetre, as a device tells it. */
  private double radius() {
    return Math.rint(between(habits.radiusFrom(), habits.radiusTo()) * 1e4) / 1e4;
  }

  private double direction() {
    return between(-Math.PI, Math.PI);
  }

  private double between(double low, double high) {
    return random.nextDouble(low, high);
  }

  private void add(Step step, double time) {
    steps.add(step);
    length += time;
  }
}
