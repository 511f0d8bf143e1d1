package org.rollscope.bridge.outbox;

import org.jspecify.annotations.Nullable;

/**
 * Keeps messages until the broker has acknowledged them.
 *
 * <p>A message is offered once, taken for sending, and stays here in flight until it is delivered;
 * when the connection is lost, all that is in flight waits again in its old place. So it arrives at
 * least once, and in order within a lane of a device; receivers drop what comes twice by its {@link
 * Key}.
 *
 * <p>When the bounds are reached, room is made in this order: the oldest samples, the oldest
 * events, at last the oldest lasting messages (alarms and sessions). What is in flight is never
 * dropped; if nothing else is left, the offered message is. Dropped messages leave a hole in their
 * lane's sequence and are counted. Thread-safe.
 */
public interface Outbox extends AutoCloseable {
  /** The epoch of the sequences given here. */
  String epoch();

  /** Stores a message; returns its key. */
  Key offer(Draft draft);

  /**
   * The next message to send, of the most urgent lane, which is in flight from now on; null when
   * nothing waits.
   */
  @Nullable Message take();

  /** Like {@link #take()}, of one lane only. */
  @Nullable Message take(Lane lane);

  /** The broker has acknowledged a message: it is removed, in flight or not. */
  void delivered(Key key);

  /** The connection is lost: what was in flight waits again, in its old order. */
  void requeue();

  /** What is inside and what was dropped. */
  OutboxState state();

  /** How many messages of a device were dropped. */
  long dropped(String device);

  /** Called after each offer, on the thread that offered; must be quick. */
  void onOffer(Runnable listener);

  @Override
  void close();
}
