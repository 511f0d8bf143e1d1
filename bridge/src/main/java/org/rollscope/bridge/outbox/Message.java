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
  private static final long OVERHEAD = 64;

  /** What it counts for against the outbox's bound, bytes. */
  public long weight() {
    return OVERHEAD + topic.length() + payload.size();
  }
}
