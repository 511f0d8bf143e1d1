package org.rollscope.sim.scenario;

import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Muscle;

/**
 * What people usually do with a kind of tool; lengths in m, pressures in kPa. Engineering figures
 * after the sources of the domain page (Curran 2008, Baumgart 2019, Sezik 2024).
 *
 * @param high default HIGH limit, which scripts keep well clear of or pass clearly
 * @param highHigh default HIGH_HIGH limit
 */
record Habits(
    Muscle muscle,
    double radiusFrom,
    double radiusTo,
    double strokeFrom,
    double strokeTo,
    double pressureFrom,
    double pressureTo,
    double high,
    double highHigh) {

  static Habits of(InstrumentKind kind) {
    return switch (kind) {
      case BALL -> new Habits(Muscle.GLUTE, 0.030, 0.045, 0.06, 0.14, 60, 110, 250, 350);
      case STICK -> new Habits(Muscle.CALF, 0.016, 0.024, 0.12, 0.32, 35, 66, 150, 220);
      case FOOT_ROLLER -> new Habits(Muscle.FOOT, 0.022, 0.035, 0.07, 0.18, 45, 88, 200, 300);
      case FOAM_ROLLER -> new Habits(Muscle.QUADS, 0.050, 0.075, 0.12, 0.35, 20, 34, 80, 120);
    };
  }
}
