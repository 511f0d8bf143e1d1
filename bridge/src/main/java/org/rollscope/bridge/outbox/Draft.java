package org.rollscope.bridge.outbox;

import java.time.Instant;

/**
 * A message before the outbox has given it its sequence.
 *
 * @param device identifier of the device
 * @param boot the device's boot; empty where it has none
 * @param lane how urgent
 * @param lasting whether it is dropped last when the outbox is full: alarms and sessions
 * @param topic full topic
 * @param retained whether the broker keeps it for later subscribers
 * @param measured when it was measured, never when it is sent
 * @param body writes the payload once the key is known
 */
public record Draft(
    String device,
    String boot,
    Lane lane,
    boolean lasting,
    String topic,
    boolean retained,
    Instant measured,
    Body body) {

  /** Writes a payload that may hold its key. */
  @FunctionalInterface
  public interface Body {
    Payload payload(Key key);
  }

  /** The same, written otherwise. */
  public Draft withBody(Body other) {
    return new Draft(device, boot, lane, lasting, topic, retained, measured, other);
  }
}
