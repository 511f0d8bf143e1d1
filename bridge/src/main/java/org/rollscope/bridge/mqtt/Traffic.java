package org.rollscope.bridge.mqtt;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.rollscope.bridge.outbox.Lane;

/** What the broker has taken since the start. Thread-safe. */
public final class Traffic {
  /** What a message is. */
  public enum Kind {
    ALARM,
    EVENT,
    SAMPLE,
    /** A retained value. */
    STATE,
    LIVE,
    ANSWER;

    /** The name in figures. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Kind of(Publication publication) {
      if (publication.key() != null) {
        return switch (publication.key().lane()) {
          case ALARM -> ALARM;
          case EVENT -> EVENT;
          case SAMPLE -> SAMPLE;
        };
      }
      if (publication.retained()) {
        return STATE;
      }
      return publication.qos() == 0 ? LIVE : ANSWER;
    }
  }

  /** Told of each durable message that the broker has taken, on a thread of the client. */
  @FunctionalInterface
  public interface Listener {
    /** Must return at once. */
    void taken(Lane lane, Instant measured);
  }

  private final Map<Kind, LongAdder> published = new EnumMap<>(Kind.class);
  private final LongAdder connections = new LongAdder();
  private volatile Listener listener = (lane, measured) -> {};

  Traffic() {
    for (Kind kind : Kind.values()) {
      published.put(kind, new LongAdder());
    }
  }

  void connected() {
    connections.increment();
  }

  void taken(Publication publication) {
    LongAdder count = published.get(Kind.of(publication));
    if (count != null) {
      count.increment();
    }
    if (publication.durable() != null) {
      listener.taken(publication.durable().key().lane(), publication.durable().measured());
    }
  }

  /** Messages of a kind that the broker has taken; live values that were sent to it. */
  public long published(Kind kind) {
    LongAdder count = published.get(kind);
    return count == null ? 0 : count.sum();
  }

  /** How often the broker was connected to. */
  public long connections() {
    return connections.sum();
  }

  public void onTaken(Listener next) {
    listener = next;
  }
}
