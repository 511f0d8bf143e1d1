package org.rollscope.bridge.outbox;

import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps messages until the broker has acknowledged them.
 *
 * <p>A message is offered once, taken for sending, and stays here in flight until it is delivered;
 * when the connection is lost, all that is in flight waits again in its old place. So it arrives at
 * least once, and in order within a lane of a device; receivers drop what comes twice by its {@link
 * Key}.
 *
 * <p>When the bounds of size are reached, room is made in this order: the oldest samples, the
 * oldest events, at last the oldest lasting messages (alarms and sessions). What has waited too
 * long goes likewise. What is in flight is never dropped; if nothing else is left, the offered
 * message is. What was given up leaves a hole in its lane's sequence, and is itself told in a
 * message once the broker acknowledges something again.
 *
 * <p>Beside the messages it keeps the newest value of each retained topic, the standing values.
 *
 * <p>Thread-safe.
 */
public interface Outbox extends AutoCloseable {
  /** Writes the message that tells of a loss. */
  @FunctionalInterface
  interface Notice {
    Draft of(Loss loss);
  }

  /** The epoch of the sequences given here now. */
  String epoch();

  /**
   * Takes a message, which is saved soon and may be taken then.
   *
   * @return its key; another one where it cannot be saved, see {@link SqliteOutbox}
   */
  Key offer(Draft draft);

  /**
   * The next message to send, of the most urgent lane, which is in flight from now on; null when
   * nothing waits.
   */
  default @Nullable Message take() {
    for (Lane lane : Lane.values()) {
      Message message = take(lane);
      if (message != null) {
        return message;
      }
    }
    return null;
  }

  /** Like {@link #take()}, of one lane only. */
  @Nullable Message take(Lane lane);

  /** The broker has acknowledged a message: it is removed, in flight or not. */
  void delivered(Key key);

  /** The broker will never take a message: it is removed, and told as a loss. */
  void refused(Key key, Loss.Reason reason);

  /** The connection is lost: what was in flight waits again, in its old order. */
  void requeue();

  /** The newest value of a retained topic; an empty one removes it. */
  void stand(String topic, Payload value);

  /** The broker has taken the removal of a retained topic: nothing is left to be told of it. */
  void forget(String topic);

  /** The standing values that were kept when this outbox was opened, as they are now. */
  Map<String, Payload> standing();

  /** Told of each standing value once it is saved, on any thread; must be quick. */
  void onStand(BiConsumer<String, Payload> listener);

  /** What is inside and what was dropped. */
  OutboxState state();

  /** How many messages of a device were given up since this outbox was opened. */
  long dropped(String device);

  /** Called whenever there may be something to take, on any thread; must be quick. */
  void onReady(Runnable listener);

  /** Waits until everything that was offered may be taken. */
  void flush() throws InterruptedException;

  /** Saves what is not saved yet. */
  @Override
  void close();
}
