package org.rollscope.desktop.store;

import java.util.random.RandomGenerator;

/** New identifiers, which nobody guesses and none of which comes twice. Thread-safe. */
final class Ids {
  private final RandomGenerator random;

  Ids(RandomGenerator random) {
    this.random = random;
  }

  /** 16 hexadecimal digits. */
  synchronized String next() {
    return "%016x".formatted(random.nextLong());
  }
}
