package org.rollscope.sim.body;

import org.rollscope.core.sample.InstrumentKind;

/**
 * The default overpressure limits as the domain page states them, kPa. Written down a second time
 * on purpose: the truth must not come from the analysis it judges.
 */
public final class DefaultLimits {
  private DefaultLimits() {}

  public static double high(InstrumentKind kind) {
    return switch (kind) {
      case BALL -> 250;
      case STICK -> 150;
      case FOOT_ROLLER -> 200;
      case FOAM_ROLLER -> 80;
    };
  }

  public static double highHigh(InstrumentKind kind) {
    return switch (kind) {
      case BALL -> 350;
      case STICK -> 220;
      case FOOT_ROLLER -> 300;
      case FOAM_ROLLER -> 120;
    };
  }
}
