package org.rollscope.desktop.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Zone;
import org.rollscope.sim.scenario.Faults;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.SensorGrade;
import org.rollscope.sim.scenario.Step;

/**
 * A stick held on a spot while the pressure swells over its limit of 150 kPa and back, again and
 * again. Each wave crosses the limit at another moment between two frames.
 */
final class PressureWaves {
  static final double RATE = 200;
  private static final double BASE = 60;
  private static final double TOP = 185;
  private static final double RISE = 1.8;
  private static final double STAY = 0.8;
  private static final double FALL = 0.6;
  private static final double RADIUS = 0.02;

  private PressureWaves() {}

  /** So many waves, some 4.5 s each. */
  static Scenario of(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Step> steps = new ArrayList<>();
    steps.add(new Step.Rest(2.2));
    steps.add(new Step.Touch(BASE, Double.NaN));
    for (int i = 0; i < count; i++) {
      Step.Surge wave = new Step.Surge(TOP, random.nextDouble(0.3, 0.6), RISE, STAY, FALL);
      steps.add(new Step.Hold(random.nextDouble(4.3, 4.6), 0.004, Step.Pressing.KEEP.with(wave)));
    }
    steps.add(new Step.Lift(0.6));
    return new Scenario(
        "pressure-waves",
        "pressure that swells over the limit again and again",
        Instrument.of(InstrumentKind.STICK, RADIUS),
        Zone.UNKNOWN,
        SensorGrade.CONSUMER,
        RATE,
        false,
        Scenario.Human.USUAL,
        Scenario.Thermal.NONE,
        Faults.NONE,
        steps);
  }
}
