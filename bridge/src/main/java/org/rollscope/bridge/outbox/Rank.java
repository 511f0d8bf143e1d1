package org.rollscope.bridge.outbox;

/** Who is dropped first; the order of {@link Outbox}. */
enum Rank {
  SAMPLE,
  EVENT,
  LASTING;

  static Rank of(Message message) {
    if (message.lasting() || message.key().lane() == Lane.ALARM) {
      return LASTING;
    }
    return message.key().lane() == Lane.SAMPLE ? SAMPLE : EVENT;
  }
}
