package org.rollscope.bridge.mqtt;

import java.util.ArrayList;
import java.util.List;

/**
 * Durable messages that were written but that the broker does not acknowledge, QoS 0. It works off
 * a connection's packets in their order, so its answer to a later question is a receipt for all of
 * them. One question is on the way at a time. Thread-safe.
 */
final class Receipts {
  private final int most;
  private List<Publication> written = new ArrayList<>();
  private List<Publication> asked = List.of();

  /**
   * @param most that wait for a receipt
   */
  Receipts(int most) {
    this.most = most;
  }

  synchronized boolean hasRoom() {
    return written.size() + asked.size() < most;
  }

  synchronized boolean isEmpty() {
    return written.isEmpty() && asked.isEmpty();
  }

  synchronized void written(Publication publication) {
    written.add(publication);
  }

  /** Whether to ask now; what was written so far is asked for then. */
  synchronized boolean ask() {
    if (!asked.isEmpty() || written.isEmpty()) {
      return false;
    }
    asked = written;
    written = new ArrayList<>();
    return true;
  }

  /** The broker has answered: it has these. */
  synchronized List<Publication> answered() {
    List<Publication> arrived = asked;
    asked = List.of();
    return arrived;
  }
}
