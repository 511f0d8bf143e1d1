package org.rollscope.bridge;

import org.rollscope.core.wire.DecodeCounts;

/**
 * What was decoded of a device over all its connections, each of which counts from 0. Thread-safe.
 */
final class DecodeTally {
  private static final DecodeCounts NOTHING = new DecodeCounts(0, 0, 0, 0, 0, 0, 0);

  private DecodeCounts before = NOTHING;
  private DecodeCounts now = NOTHING;
  private long connections;

  /** Another connection begins. */
  synchronized void opened() {
    before = overall();
    now = NOTHING;
    connections++;
  }

  synchronized void counts(DecodeCounts ofThisConnection) {
    now = ofThisConnection;
  }

  synchronized DecodeCounts overall() {
    return before.plus(now);
  }

  synchronized long connections() {
    return connections;
  }
}
