package org.rollscope.desktop.column;

import org.jspecify.annotations.Nullable;

/**
 * The values that a sensor can tell: whole numbers times a step, or divided by steps a unit. The
 * two differ in the last bit, so it matters which one the values were made by.
 *
 * @param divides whether it is steps a unit
 * @param by the step, or how many there are in a unit; above 0
 */
record Grid(boolean divides, double by) {
  /** Whole numbers larger than this are not told apart safely. */
  private static final double LARGEST = 1L << 50;

  private static final double MOST_STEPS = 1e12;
  private static final int NEIGHBOURS = 3;

  double value(long index) {
    return divides ? index / by : index * by;
  }

  /** The index whose value is nearest. */
  long index(double value) {
    return Math.round(divides ? value * by : value / by);
  }

  /** Whether all values are on it, bit for bit; a negative zero is not. */
  boolean holds(double[] values, int count) {
    for (int i = 0; i < count; i++) {
      long index = index(values[i]);
      if (Math.abs(index) > LARGEST
          || Double.doubleToRawLongBits(value(index)) != Double.doubleToRawLongBits(values[i])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Finds the coarsest grid that holds all values.
   *
   * @param values finite, none a negative zero
   * @return null where there is none
   */
  static @Nullable Grid find(double[] values, int count) {
    double largest = 0;
    for (int i = 0; i < count; i++) {
      largest = Math.max(largest, Math.abs(values[i]));
    }
    if (largest == 0) {
      return new Grid(false, 1);
    }
    double step = StepFinder.find(values, count);
    if (!(step > 0) || largest / step > LARGEST) {
      return null;
    }
    Grid steps = new Grid(true, Math.rint(1 / step));
    if (steps.by >= 1 && steps.by <= MOST_STEPS && steps.holds(values, count)) {
      return steps;
    }
    // The largest value tells the step best.
    double exact = largest / Math.rint(largest / step);
    double candidate = exact;
    for (int i = 0; i < NEIGHBOURS; i++) {
      candidate = Math.nextDown(candidate);
    }
    for (int i = 0; i < 2 * NEIGHBOURS + 1; i++) {
      Grid grid = new Grid(false, candidate);
      if (grid.holds(values, count)) {
        return grid;
      }
      candidate = Math.nextUp(candidate);
    }
    return null;
  }
}
