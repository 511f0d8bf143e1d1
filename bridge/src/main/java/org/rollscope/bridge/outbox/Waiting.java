package org.rollscope.bridge.outbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Messages by place, found by lane for sending and by rank for dropping. Not thread-safe. */
final class Waiting {
  private final Map<Lane, NavigableMap<Long, Held>> lanes = new EnumMap<>(Lane.class);
  private final Map<Rank, NavigableMap<Long, Held>> ranks = new EnumMap<>(Rank.class);
  private long bytes;

  Waiting() {
    for (Lane lane : Lane.values()) {
      lanes.put(lane, new TreeMap<>());
    }
    for (Rank rank : Rank.values()) {
      ranks.put(rank, new TreeMap<>());
    }
  }

  void put(Held held) {
    lane(held.lane()).put(held.place(), held);
    rank(held).put(held.place(), held);
    bytes += held.message().weight();
  }

  /** The first of a lane; null when there is none. */
  @Nullable Held pollFirst(Lane lane) {
    Map.Entry<Long, Held> first = lane(lane).firstEntry();
    return first == null ? null : remove(first.getValue());
  }

  /** The first to be dropped; null when nothing waits. */
  @Nullable Held pollLeastWanted() {
    Held first = leastWanted(held -> true);
    return first == null ? null : remove(first);
  }

  private @Nullable Held leastWanted(Predicate<Held> mayBe) {
    return ranks.values().stream()
        .flatMap(rank -> rank.values().stream())
        .filter(mayBe)
        .findFirst()
        .orElse(null);
  }

  /** Removes the least wanted, of those that may be, until the rest is within bounds. */
  List<Held> beyond(Bounds bounds, Predicate<Held> mayBe) {
    List<Held> removed = new ArrayList<>();
    while (size() > bounds.messages() || bytes > bounds.bytes()) {
      Held next = leastWanted(mayBe);
      if (next == null) {
        return removed;
      }
      removed.add(next);
      remove(next);
    }
    return removed;
  }

  /** The first of a rank that was stored before a time, ms since 1970; null for none. */
  @Nullable Held pollStoredBefore(long limit) {
    for (NavigableMap<Long, Held> rank : ranks.values()) {
      Map.Entry<Long, Held> first = rank.firstEntry();
      if (first != null && first.getValue().stored() < limit) {
        return remove(first.getValue());
      }
    }
    return null;
  }

  /** Returns what was removed; null where it was not here. */
  @Nullable Held remove(Held held) {
    rank(held).remove(held.place());
    Held removed = lane(held.lane()).remove(held.place());
    if (removed != null) {
      bytes -= removed.message().weight();
    }
    return removed;
  }

  /** Those of a lane behind a place, in order. */
  Collection<Held> behind(Lane lane, long place) {
    return lane(lane).tailMap(place, false).values();
  }

  /** The first of each lane. */
  Stream<Held> firsts() {
    return lanes.values().stream()
        .filter(lane -> !lane.isEmpty())
        .map(lane -> lane.firstEntry().getValue());
  }

  /** All, lane by lane. */
  Stream<Held> all() {
    return lanes.values().stream().flatMap(lane -> lane.values().stream());
  }

  int size() {
    return lanes.values().stream().mapToInt(Map::size).sum();
  }

  /** Weight of all. */
  long bytes() {
    return bytes;
  }

  boolean isEmpty() {
    return lanes.values().stream().allMatch(Map::isEmpty);
  }

  private NavigableMap<Long, Held> lane(Lane lane) {
    return Objects.requireNonNull(lanes.get(lane));
  }

  private NavigableMap<Long, Held> rank(Held held) {
    return Objects.requireNonNull(ranks.get(Rank.of(held.message())));
  }
}
