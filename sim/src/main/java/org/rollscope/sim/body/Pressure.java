package org.rollscope.sim.body;

import java.util.random.RandomGenerator;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.sim.scenario.ScenarioException;
import org.rollscope.sim.scenario.Step;

/** Lays the pressure of the script down in time. */
final class Pressure {
  /** Peak loading rates, kPa/s: easing in stays clear of the ramp alarm's 150. */
  private static final double GENTLE = 110;

  private static final double QUICK = 250;

  /** Below this share of the HIGH limit loading may be quick. */
  private static final double LIGHT = 0.45;

  private static final double PEAK_SPEED = 1.875;

  private final SmoothTrack level;
  private final RandomGenerator random;
  private final double high;

  Pressure(SmoothTrack level, RandomGenerator random, InstrumentKind kind) {
    this.level = level;
    this.random = random;
    high = DefaultLimits.high(kind);
  }

  /** Presses to a pressure; {@code over} NaN or 0 takes the time that a careful person takes. */
  double press(double now, double pressure, double over) {
    double start = Math.max(now, level.busyUntil());
    double time = over > 0 ? over : usualTime(pressure);
    if (Math.abs(pressure - level.last()) > 0.01) {
      level.changeTo(start, start + time, pressure);
    }
    return start + time;
  }

  private double usualTime(double pressure) {
    double peakRate = pressure < LIGHT * high ? QUICK : GENTLE;
    double needed = PEAK_SPEED * Math.abs(pressure - level.last()) / peakRate;
    return Math.max(needed, 0.4) * random.nextDouble(1, 1.2);
  }

  /** The pressure at the end of what is laid down. */
  double last() {
    return level.last();
  }

  double busyUntil() {
    return level.busyUntil();
  }

  /** Presses as a step says, from its beginning on; returns when its surge is over. */
  double apply(double begin, Step.Pressing pressing) {
    double until = begin;
    if (!Double.isNaN(pressing.pressure())) {
      until = press(begin, pressing.pressure(), pressing.over());
    }
    Step.Surge surge = pressing.surge();
    if (!surge.isPresent()) {
      return until;
    }
    double base = level.last();
    double start = Math.max(begin + surge.after(), level.busyUntil());
    double top = start + surge.rise();
    double fall = top + surge.time();
    if (surge.pressure() <= base) {
      throw new ScenarioException(
          "a surge to "
              + surge.pressure()
              + " kPa must be above the pressure it starts from, "
              + base);
    }
    level.changeTo(start, top, surge.pressure());
    level.changeTo(fall, fall + surge.fall(), base);
    return fall + surge.fall();
  }

  /** Takes the pressure off and returns when it is gone. */
  double release(double now) {
    double start = Math.max(now, level.busyUntil());
    double end = start + random.nextDouble(0.3, 0.45);
    level.changeTo(start, end, 0);
    return end;
  }
}
