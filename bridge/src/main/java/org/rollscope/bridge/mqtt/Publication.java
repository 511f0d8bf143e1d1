package org.rollscope.bridge.mqtt;

import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Lane;
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
 * @param part of the durable message that it is; null for the whole
 */
public record Publication(
    String topic,
    Payload payload,
    int qos,
    boolean retained,
    @Nullable Message durable,
    @Nullable Correlation correlation,
    @Nullable Piece part) {

  /** Tells the asker which question is answered. */
  public static final class Correlation {
    private final byte[] data;

    Correlation(byte[] data) {
      this.data = data;
    }

    byte[] data() {
      return data;
    }
  }

  /** A durable message as it stands in the outbox. */
  public static Publication of(Message message) {
    return new Publication(
        message.topic(), message.payload(), 1, message.retained(), message, null, null);
  }

  /** A retained value; an empty one removes it. */
  public static Publication standing(String topic, Payload payload) {
    return new Publication(topic, payload, 1, true, null, null, null);
  }

  static Publication live(String topic, Payload payload) {
    return once(topic, payload, null);
  }

  /**
   * Something that the broker does not acknowledge.
   *
   * @param durable the message of the outbox that it is, whose arrival is asked for afterwards;
   *     null where it is none
   */
  public static Publication once(String topic, Payload payload, @Nullable Message durable) {
    return new Publication(topic, payload, 0, false, durable, null, null);
  }

  /** Something of no outbox that the broker acknowledges. */
  public static Publication plain(String topic, Payload payload) {
    return answer(topic, payload, null);
  }

  static Publication answer(String topic, Payload payload, @Nullable Correlation correlation) {
    return new Publication(topic, payload, 1, false, null, correlation, null);
  }

  /** A piece of this one. */
  Publication piece(Payload payloadOfPart, Piece which) {
    return new Publication(topic, payloadOfPart, qos, retained, durable, correlation, which);
  }

  /** The same with another payload. */
  public Publication withPayload(Payload other) {
    return new Publication(topic, other, qos, retained, durable, correlation, part);
  }

  /** Whether its arrival must be asked for: it is durable, and not acknowledged by itself. */
  boolean needsReceipt() {
    return durable != null && qos == 0;
  }

  /** Whether it may be cut into pieces: a batch of samples that is whole. */
  boolean isBatch() {
    return durable != null && durable.key().lane() == Lane.SAMPLE && part == null;
  }

  /** The key of the durable message that it is; null where it is none. */
  public @Nullable Key key() {
    return durable == null ? null : durable.key();
  }
}
