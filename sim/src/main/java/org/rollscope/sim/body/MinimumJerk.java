package org.rollscope.sim.body;

/**
 * The course of a human reaching movement from 0 to 1 in unit time, and a longer-lasting sibling
 * with a steady middle part.
 */
final class MinimumJerk {
  private MinimumJerk() {}

  static double place(double u) {
    if (u <= 0) {
      return 0;
    }
    return u >= 1 ? 1 : u * u * u * (10 + u * (-15 + 6 * u));
  }

  static double speed(double u) {
    return u <= 0 || u >= 1 ? 0 : 30 * u * u * (1 - u) * (1 - u);
  }

  static double acceleration(double u) {
    return u <= 0 || u >= 1 ? 0 : 60 * u * (1 - u) * (1 - 2 * u);
  }

  /** When a share of the way is done, as a share of the time. */
  static double when(double place) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 50; i++) {
      double middle = (low + high) / 2;
      if (place(middle) < place) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }
}
