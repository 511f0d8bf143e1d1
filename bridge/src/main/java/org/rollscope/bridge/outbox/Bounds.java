package org.rollscope.bridge.outbox;

/**
 * How much an outbox holds.
 *
 * @param messages most messages
 * @param bytes most bytes, by {@link Message#weight()}
 */
public record Bounds(int messages, long bytes) {
  public Bounds {
    if (messages < 1 || bytes < 1) {
      throw new IllegalArgumentException("an outbox must hold at least one message of one byte");
    }
  }
}
