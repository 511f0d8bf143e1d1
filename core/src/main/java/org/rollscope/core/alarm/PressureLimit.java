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
    KPA("kPa"),
    NEWTON("N"),
    PERCENT_BODY_WEIGHT("%BW");

    private final String label;

    Unit(String label) {
      this.label = label;
    }

    /** The unit's name in files and messages. */
    public String label() {
      return label;
    }

    /**
     * The unit of a name.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static Unit parse(String label) {
      for (Unit unit : values()) {
        if (unit.label.equals(label)) {
          return unit;
        }
      }
      throw new IllegalArgumentException("a limit is in kPa, N or %BW, not in " + label);
    }
  }
}
