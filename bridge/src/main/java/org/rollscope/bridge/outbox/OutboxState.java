package org.rollscope.bridge.outbox;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The state of an outbox.
 *
 * @param waiting messages that wait
 * @param inFlight messages sent and not yet acknowledged
 * @param bytes weight of both
 * @param oldest when the oldest of them was measured; null where there is none
 * @param delivered messages acknowledged so far
 * @param dropped messages given up so far, by lane
 * @param problem what keeps it from saving messages, in words; empty for nothing
 */
public record OutboxState(
    int waiting,
    int inFlight,
    long bytes,
    @Nullable Instant oldest,
    long delivered,
    Map<Lane, Long> dropped,
    String problem) {
  public OutboxState {
    dropped = Map.copyOf(dropped);
  }

  public long droppedInAll() {
    return dropped.values().stream().mapToLong(Long::longValue).sum();
  }
}
