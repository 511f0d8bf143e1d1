package org.rollscope.bridge.outbox;

/**
 * What an outbox holds too much.
 *
 * @param messages to be given up; 0 or less for none
 * @param bytes weight to be given up; 0 or less for none
 */
record Excess(long messages, long bytes) {
  static final Excess NONE = new Excess(0, 0);

  boolean isNone() {
    return messages <= 0 && bytes <= 0;
  }

  /** What is left to give up after one message. */
  Excess without(long weight) {
    return new Excess(messages - 1, bytes - weight);
  }
}
