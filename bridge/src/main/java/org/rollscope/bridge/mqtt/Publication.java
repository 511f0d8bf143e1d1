package org.rollscope.bridge.mqtt;

import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Message;
import org.rollscope.bridge.outbox.Payload;

/**
 * A message as it goes to the broker.
 *
 * @param topic full topic
 * @param payload what is sent
 * @param qos 0 or 1
 * @param retained whether the broker keeps it
 * @param durable the message of the outbox that it is; null where it is none
 * @param correlation of an answer, for the asker; null where it is none
 */
record Publication(
    String topic,
    Payload payload,
    int qos,
    boolean retained,
    @Nullable Message durable,
    @Nullable Correlation correlation) {

  /** Tells the asker which question is answered. */
  static final class Correlation {
    private final byte[] data;

    Correlation(byte[] data) {
      this.data = data;
    }

    byte[] data() {
      return data;
    }
  }

  static Publication of(Message message) {
    return new Publication(
        message.topic(), message.payload(), 1, message.retained(), message, null);
  }

  static Publication standing(String topic, Payload payload) {
    return new Publication(topic, payload, 1, true, null, null);
  }

  static Publication live(String topic, Payload payload) {
    return new Publication(topic, payload, 0, false, null, null);
  }

  static Publication answer(String topic, Payload payload, @Nullable Correlation correlation) {
    return new Publication(topic, payload, 1, false, null, correlation);
  }

  @Nullable Key key() {
    return durable == null ? null : durable.key();
  }
}
