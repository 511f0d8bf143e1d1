package org.rollscope.bridge.outbox;

import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Messages by place, found by lane for sending and by rank for dropping. Not thread-safe. */
final class Waiting {
  /** Who is dropped first; the order of {@link Outbox}. */
  private enum Rank {
    SAMPLE,
    EVENT,
    LASTING;

    static Rank of(Message message) {
      if (message.lasting() || message.key().lane() == Lane.ALARM) {
        return LASTING;
      }
      return message.key().lane() == Lane.SAMPLE ? SAMPLE : EVENT;
    }
  }

  private final Map<Lane, NavigableMap<Long, Message>> lanes = new EnumMap<>(Lane.class);
  private final Map<Rank, NavigableMap<Long, Message>> ranks = new EnumMap<>(Rank.class);

  Waiting() {
    for (Lane lane : Lane.values()) {
      lanes.put(lane, new TreeMap<>());
    }
    for (Rank rank : Rank.values()) {
      ranks.put(rank, new TreeMap<>());
    }
  }

  void put(long place, Message message) {
    lane(message).put(place, message);
    rank(message).put(place, message);
  }

  /** The first of a lane with its place; null when there is none. */
  Map.@Nullable Entry<Long, Message> pollFirst(Lane lane) {
    Map.Entry<Long, Message> first = Objects.requireNonNull(lanes.get(lane)).pollFirstEntry();
    if (first != null) {
      rank(first.getValue()).remove(first.getKey());
    }
    return first;
  }

  /** The first to be dropped; null when nothing waits. */
  @Nullable Message pollLeastWanted() {
    for (NavigableMap<Long, Message> rank : ranks.values()) {
      Map.Entry<Long, Message> first = rank.pollFirstEntry();
      if (first != null) {
        lane(first.getValue()).remove(first.getKey());
        return first.getValue();
      }
    }
    return null;
  }

  void remove(long place, Message message) {
    lane(message).remove(place);
    rank(message).remove(place);
  }

  int size() {
    return lanes.values().stream().mapToInt(Map::size).sum();
  }

  private NavigableMap<Long, Message> lane(Message message) {
    return Objects.requireNonNull(lanes.get(message.key().lane()));
  }

  private NavigableMap<Long, Message> rank(Message message) {
    return Objects.requireNonNull(ranks.get(Rank.of(message)));
  }
}
