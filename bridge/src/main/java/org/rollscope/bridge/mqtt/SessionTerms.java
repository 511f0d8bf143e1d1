package org.rollscope.bridge.mqtt;

import java.time.Duration;
import org.rollscope.bridge.broker.LastWords;

/**
 * What a session at the broker is to be like.
 *
 * @param keep how long the broker keeps it after the connection is lost, and what comes meanwhile;
 *     zero begins and ends with the connection
 * @param receiveMaximum messages that the broker sends before the first is acknowledged
 * @param lastWords who wants to hear everything before the connection ends
 */
record SessionTerms(Duration keep, int receiveMaximum, LastWords lastWords) {
  /** For one who publishes: nothing is left at the broker that is not wanted. */
  static final SessionTerms FRESH = new SessionTerms(Duration.ZERO, 65_535, LastWords.NONE);

  boolean isFresh() {
    return keep.isZero();
  }
}
