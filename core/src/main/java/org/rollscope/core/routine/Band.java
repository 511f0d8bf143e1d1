package org.rollscope.core.routine;

/**
 * How hard a step is to be done, so that the same routine suits everybody: as shares of the HIGH
 * limit of whoever rolls.
 *
 * @param low below it is too soft
 * @param high above it is too hard
 */
public record Band(double low, double high) {
  /** Firm, with room to the limit. Engineering default. */
  public static final Band FIRM = new Band(0.3, 0.9);

  public Band {
    if (!(low >= 0 && low < high && high <= 1)) {
      throw new IllegalArgumentException(
          "a band lies between 0 and 1 with its low end below its high one, not %s to %s"
              .formatted(low, high));
    }
  }

  /** Where a load lies that is a share of the HIGH limit; {@code NaN} is unknown. */
  Fit of(double level) {
    if (Double.isNaN(level)) {
      return Fit.UNKNOWN;
    }
    if (level < low) {
      return Fit.SOFT;
    }
    return level > high ? Fit.HARD : Fit.IN_BAND;
  }
}
