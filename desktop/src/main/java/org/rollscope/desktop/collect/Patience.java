package org.rollscope.desktop.collect;

import java.time.Duration;

/**
 * How long messages wait for those before them.
 *
 * @param time after which a gap is taken for one
 * @param messages most that wait in one series; more, and the gap is taken for one at once
 */
public record Patience(Duration time, int messages) {
  /** Longer than a bridge that has lost its connection takes to send again what was under way. */
  public static final Patience DEFAULT = new Patience(Duration.ofSeconds(30), 2000);

  public Patience {
    if (time.isNegative() || messages < 1) {
      throw new IllegalArgumentException("at least one message must be able to wait for some time");
    }
  }
}
