package org.rollscope.desktop.faults;

import java.util.SplittableRandom;

/** How much is tested, and from which seed: short unless {@code -Dfaults.full} is given. */
final class Extent {
  static final boolean FULL =
      System.getProperty("faults.full") != null
          && !"false".equals(System.getProperty("faults.full"));

  private Extent() {}

  static int of(int whenShort, int whenFull) {
    return FULL ? whenFull : whenShort;
  }

  /** A random source for a test, whose seed is told. */
  @SuppressWarnings("SystemOut")
  static SplittableRandom random(String test) {
    long seed = Long.getLong("faults.seed", 1);
    System.out.println("Faults: " + test + ", -Dfaults.seed=" + seed);
    return new SplittableRandom(seed * 31 + test.hashCode());
  }
}
