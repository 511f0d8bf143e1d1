package org.rollscope.core.alarm;

import org.rollscope.core.contact.Load;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Zone;

/**
 * Overpressure limits in the unit in which the load is measured.
 *
 * @param high HIGH
 * @param highHigh HIGH_HIGH
 * @param unit kPa or N
 * @param source therapist, comfort-test, person or default
 */
public record LimitsInForce(double high, double highHigh, String unit, String source) {
  /** Where the limit came from when nobody has set one. */
  public static final String DEFAULT_SOURCE = "default";

  /** Stands in for a body weight nobody has told, N (70 kg). Engineering default. */
  private static final double ASSUMED_BODY_WEIGHT = 70 * 9.80665;

  /**
   * What a person's limits come to for a zone and a tool. A limit that cannot be converted, such as
   * newtons on a tool whose contact area is unknown, gives way to the default.
   */
  public static LimitsInForce of(Limits limits, Zone zone, Instrument tool, Load load) {
    PressureLimit own = limits.of(zone);
    double factor = factor(own.unit(), limits.bodyWeight(), tool.contactArea(), load);
    if (Double.isFinite(factor * own.high() * own.highHigh())) {
      return new LimitsInForce(
          factor * own.high(), factor * own.highHigh(), load.unit(), own.source());
    }
    return byInstrument(tool, load, limits.bodyWeight());
  }

  private static double factor(
      PressureLimit.Unit unit, double bodyWeight, double contactArea, Load load) {
    double perNewton = load.isForce() ? 1 : 1e-3 / contactArea;
    return switch (unit) {
      case KPA -> load.isForce() ? Double.NaN : 1;
      case NEWTON -> perNewton;
      case PERCENT_BODY_WEIGHT -> bodyWeight / 100 * perNewton;
    };
  }

  private static LimitsInForce byInstrument(Instrument tool, Load load, double bodyWeight) {
    if (load.isForce()) {
      double weight = Double.isFinite(bodyWeight) ? bodyWeight : ASSUMED_BODY_WEIGHT;
      return new LimitsInForce(0.5 * weight, 0.7 * weight, load.unit(), DEFAULT_SOURCE);
    }
    return usual(tool.kind());
  }

  /** The engineering default for pressure of a kind of instrument. */
  public static LimitsInForce usual(InstrumentKind kind) {
    return switch (kind) {
      case BALL -> new LimitsInForce(250, 350, Load.KPA, DEFAULT_SOURCE);
      case STICK -> new LimitsInForce(150, 220, Load.KPA, DEFAULT_SOURCE);
      case FOOT_ROLLER -> new LimitsInForce(200, 300, Load.KPA, DEFAULT_SOURCE);
      case FOAM_ROLLER -> new LimitsInForce(80, 120, Load.KPA, DEFAULT_SOURCE);
    };
  }
}
