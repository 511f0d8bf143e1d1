package org.rollscope.bridge.outbox;

import java.time.Instant;

/**
 * A durable message.
 *
 * @param key identifies it for good
 * @param lasting whether it is dropped last
 * @param topic full topic
 * @param retained whether the broker keeps it
 * @param measured when it was measured
 * @param payload what is sent
 */
public record Message(
    Key key, boolean lasting, String topic, boolean retained, Instant measured, Payload payload) {
  static final int OVERHEAD = 64;

  static Message of(Key key, Draft draft) {
    return new Message(
        key,
        draft.lasting(),
        draft.topic(),
        draft.retained(),
        draft.measured(),
        draft.body().payload(key));
  }

  /** What it counts for against the outbox's bound, bytes. */
  public long weight() {
    return weight(topic, payload.size());
  }

  static long weight(String topic, int size) {
    return (long) OVERHEAD + topic.length() + size;
  }
}
