package org.rollscope.bridge.protocol;

/** The charge of a lithium-ion cell, for devices that tell only its voltage. */
final class LithiumCell {
  /**
   * Voltage at rest, V, and charge, %, of a usual cell at room temperature. Between the points it
   * is a line; a cell under load or cold looks emptier than it is.
   */
  private static final double[][] CURVE = {
    {3.00, 0}, {3.45, 5}, {3.68, 10}, {3.74, 20}, {3.77, 30}, {3.79, 40},
    {3.82, 50}, {3.87, 60}, {3.92, 70}, {3.98, 80}, {4.06, 90}, {4.20, 100}
  };

  private LithiumCell() {}

  /** The charge at a voltage, %, rounded. */
  static double charge(double volts) {
    if (volts <= CURVE[0][0]) {
      return 0;
    }
    for (int i = 1; i < CURVE.length; i++) {
      double[] low = CURVE[i - 1];
      double[] high = CURVE[i];
      if (volts <= high[0]) {
        double share = (volts - low[0]) / (high[0] - low[0]);
        return Math.rint(low[1] + share * (high[1] - low[1]));
      }
    }
    return 100;
  }
}
