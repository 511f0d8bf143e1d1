package org.rollscope.bridge.outbox;

import java.time.Duration;

/**
 * How much an outbox holds, and how long.
 *
 * @param messages most messages
 * @param bytes most bytes, by {@link Message#weight()}
 * @param age a message that waits longer is given up
 */
public record Bounds(int messages, long bytes, Duration age) {
  private static final Duration FOR_EVER = Duration.ofDays(365_000);

  public Bounds {
    if (messages < 1 || bytes < 1) {
      throw new IllegalArgumentException("an outbox must hold at least one message of one byte");
    }
    if (!age.isPositive()) {
      throw new IllegalArgumentException("an outbox must keep a message for some time");
    }
  }

  /** Bounds of the size alone. */
  public Bounds(int messages, long bytes) {
    this(messages, bytes, FOR_EVER);
  }
}
