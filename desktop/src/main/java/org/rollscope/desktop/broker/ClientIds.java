package org.rollscope.desktop.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.access.Refusal;

/**
 * Whose client identifiers are. A client with the identifier of another one takes its place and
 * what waits for it, so only the same user may, while the other is there and as long as something
 * waits for it; and one user may have only so much waiting. Thread-safe.
 */
final class ClientIds {
  /** What comes of asking for an identifier: one of both. */
  record Claim(@Nullable Session session, @Nullable Refusal refusal) {}

  /** What belongs to an identifier. */
  static final class Session {
    private final String owner;

    /** What its client has subscribed to. */
    private final Set<String> filters = ConcurrentHashMap.newKeySet();

    private volatile int kept;
    private int clients;
    private long left;

    Session(String owner) {
      this.owner = owner;
    }

    /** How long it is kept when its client is away, s; 0 for not at all. */
    int kept() {
      return kept;
    }

    Set<String> filters() {
      return filters;
    }
  }

  private final Map<String, Session> sessions = new HashMap<>();
  private final Limits limits;
  private final LongSupplier clock;

  /**
   * @param clock ns, that goes only forward
   */
  ClientIds(Limits limits, LongSupplier clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /**
   * A client connects; where it gets a session, {@link #release} follows.
   *
   * @param clean whether nothing of before is wanted
   * @param kept how long the session is to be kept when the client is away, s; 0 for not at all
   */
  synchronized Claim claim(String id, String owner, boolean clean, int kept) {
    sessions.values().removeIf(this::isOver);
    Session session = sessions.get(id);
    if (session != null && !session.owner.equals(owner)) {
      return new Claim(null, Refusal.CLIENT_ID);
    }
    if (kept > 0 && (session == null || session.kept == 0) && keptFor(owner) >= limits.sessions()) {
      return new Claim(null, Refusal.SESSIONS);
    }
    if (session == null) {
      session = new Session(owner);
      sessions.put(id, session);
    }
    if (clean) {
      session.filters.clear();
    }
    session.kept = kept;
    session.clients++;
    return new Claim(session, null);
  }

  private long keptFor(String owner) {
    return sessions.values().stream()
        .filter(session -> session.kept > 0 && session.owner.equals(owner))
        .count();
  }

  private boolean isOver(Session session) {
    long away = clock.getAsLong() - session.left;
    return session.clients == 0 && away >= TimeUnit.SECONDS.toNanos(session.kept);
  }

  /** A client has left. */
  synchronized void release(Session session) {
    session.clients--;
    session.left = clock.getAsLong();
  }
}
