package org.rollscope.bridge.config;

import java.time.Duration;

/**
 * Limits of the wait between attempts, which never end.
 *
 * @param shortest first wait
 * @param longest the wait doubles up to this
 */
public record Reconnect(Duration shortest, Duration longest) {
  public static final Reconnect BROKER =
      new Reconnect(Duration.ofSeconds(1), Duration.ofSeconds(30));

  /** Looking for a port costs nothing, and the user who has just plugged the tool in waits. */
  public static final Reconnect DEVICE =
      new Reconnect(Duration.ofMillis(250), Duration.ofSeconds(2));

  public Reconnect {
    if (shortest.isNegative() || shortest.isZero() || longest.compareTo(shortest) < 0) {
      throw new IllegalArgumentException("the waits must be above 0 and the longest not shorter");
    }
  }
}
