package org.rollscope.bridge.outbox;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What of a durable outbox is at hand: the first messages of each lane, and those in flight. The
 * rest of a long lane is in the file only, and read when it is its turn. Not thread-safe.
 */
final class Ready {
  private static final int MOST = 512;
  private static final int FEW = 128;

  private static final class Queue {
    final Deque<Held> waiting = new ArrayDeque<>();

    /** Place of the last one that was put here. */
    long last;

    /** Whether there are more in the file. */
    boolean more;
  }

  private final Map<Lane, Queue> lanes = new EnumMap<>(Lane.class);
  private final NavigableMap<Long, Held> inFlight = new TreeMap<>();
  private final Map<Key, Held> known = new HashMap<>();

  Ready() {
    for (Lane lane : Lane.values()) {
      lanes.put(lane, new Queue());
    }
  }

  private Queue queue(Lane lane) {
    return Objects.requireNonNull(lanes.get(lane));
  }

  /** Takes the newest of its lane, or leaves it to the file. */
  void add(Held held) {
    Queue queue = queue(held.lane());
    if (queue.more || queue.waiting.size() >= MOST) {
      queue.more = true;
    } else {
      put(queue, held);
    }
  }

  private void put(Queue queue, Held held) {
    queue.last = Math.max(queue.last, held.place());
    if (!known.containsKey(held.message().key())) {
      queue.waiting.add(held);
      known.put(held.message().key(), held);
    }
  }

  /** Whether a message was put here, by its place. */
  boolean hasHad(Held held) {
    return held.place() <= queue(held.lane()).last;
  }

  /** Whether a lane is to be filled from the file. */
  boolean wants(Lane lane) {
    Queue queue = queue(lane);
    return queue.more && queue.waiting.size() < FEW;
  }

  boolean wantsAny() {
    for (Lane lane : Lane.values()) {
      if (wants(lane)) {
        return true;
      }
    }
    return false;
  }

  /** Place of the last message of a lane that was put here. */
  long last(Lane lane) {
    return queue(lane).last;
  }

  /**
   * Fills a lane.
   *
   * @param more whether there are still more
   */
  void fill(Lane lane, Collection<Held> next, boolean more) {
    Queue queue = queue(lane);
    next.forEach(held -> put(queue, held));
    queue.more = more;
  }

  /** A lane was read up to a place, though nothing there may be of use. */
  void passed(Lane lane, long place) {
    Queue queue = queue(lane);
    queue.last = Math.max(queue.last, place);
  }

  /**
   * The file may hold earlier messages than those here: all lanes are read from their beginning.
   */
  void readAnew() {
    for (Queue queue : lanes.values()) {
      queue.last = 0;
      queue.more = true;
    }
  }

  @Nullable Held take(Lane lane) {
    Held first = queue(lane).waiting.poll();
    if (first != null) {
      inFlight.put(Row.id(first), first);
    }
    return first;
  }

  /** Removes a message, wherever it is; null where it is not here. */
  @Nullable Held remove(Key key) {
    Held held = known.remove(key);
    if (held != null && inFlight.remove(Row.id(held)) == null) {
      queue(held.lane()).waiting.remove(held);
    }
    return held;
  }

  /** What was in flight waits again, before all others. */
  void requeue() {
    for (Held held : inFlight.descendingMap().values()) {
      queue(held.lane()).waiting.addFirst(held);
    }
    inFlight.clear();
  }

  boolean isInFlight(long id) {
    return inFlight.containsKey(id);
  }

  int inFlight() {
    return inFlight.size();
  }

  /** The rows of all. */
  Set<Long> rows() {
    return all().map(Row::id).collect(Collectors.toCollection(HashSet::new));
  }

  Stream<Held> all() {
    return known.values().stream();
  }

  /** When the oldest was measured, of these here and those not yet saved; null for none. */
  @Nullable Instant oldest(Waiting unsaved) {
    Stream<Held> firsts =
        lanes.values().stream().map(lane -> lane.waiting.peek()).filter(Objects::nonNull);
    return Stream.of(inFlight.values().stream(), firsts, unsaved.firsts())
        .flatMap(each -> each)
        .map(held -> held.message().measured())
        .min(naturalOrder())
        .orElse(null);
  }
}
