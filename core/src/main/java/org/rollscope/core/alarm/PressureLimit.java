package org.rollscope.core.alarm;

/**
 * An overpressure limit as a person or a therapist states it.
 *
 * @param high HIGH, in {@code unit}
 * @param highHigh HIGH_HIGH, in {@code unit}
 * @param unit what the numbers mean
 * @param source therapist, comfort-test, person or default
 */
public record PressureLimit(double high, double highHigh, Unit unit, String source) {
  /** The engineering default of whichever instrument is used. */
  public static final PressureLimit BY_INSTRUMENT =
      new PressureLimit(Double.NaN, Double.NaN, Unit.KPA, "default");

  public PressureLimit {
    if (high <= 0 || highHigh < high) {
      throw new IllegalArgumentException(
          "limits must be above 0 and HIGH_HIGH not below HIGH, are " + high + ", " + highHigh);
    }
  }

  /** What a limit is stated in. */
  public enum Unit {
    KPA,
    NEWTON,
    PERCENT_BODY_WEIGHT
  }
}
