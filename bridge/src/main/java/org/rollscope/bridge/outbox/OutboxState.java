package org.rollscope.bridge.outbox;

import java.util.Map;

/**
 * The state of an outbox.
 *
 * @param waiting messages that wait
 * @param inFlight messages sent and not yet acknowledged
 * @param bytes weight of both
 * @param delivered messages acknowledged so far
 * @param dropped messages dropped so far, by lane
 */
public record OutboxState(
    int waiting, int inFlight, long bytes, long delivered, Map<Lane, Long> dropped) {
  public OutboxState {
    dropped = Map.copyOf(dropped);
  }

  public long droppedInAll() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }
}
