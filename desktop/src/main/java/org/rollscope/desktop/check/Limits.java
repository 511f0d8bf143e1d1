package org.rollscope.desktop.check;

/** What can be measured of a massage tool and what cannot; engineering defaults. */
final class Limits {
  static final double GRAVITY = 9.80665;
  private static final double COLDEST = -40;
  private static final double HOTTEST = 85;

  private Limits() {}

  /** Whether a temperature, °C, lies where electronics live. */
  static boolean isTemperature(double celsius) {
    return celsius >= COLDEST && celsius <= HOTTEST;
  }
}
