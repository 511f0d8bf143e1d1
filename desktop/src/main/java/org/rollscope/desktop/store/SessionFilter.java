package org.rollscope.desktop.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions; null is any.
 *
 * @param person identifier; empty for those of nobody known
 * @param zone label
 * @param tool identifier
 * @param from the earliest start
 * @param until before which they started
 */
public record SessionFilter(
    @Nullable String person,
    @Nullable String zone,
    @Nullable String tool,
    @Nullable Instant from,
    @Nullable Instant until) {
  /** The sessions of whom "person" is bound to; those of nobody known where that is empty. */
  static final String OF_PERSON = " WHERE coalesce(s.person, '') = :person";

  public static final SessionFilter ALL = new SessionFilter(null, null, null, null, null);

  public SessionFilter ofPerson(String id) {
    return new SessionFilter(id, zone, tool, from, until);
  }

  public SessionFilter ofZone(String label) {
    return new SessionFilter(person, label, tool, from, until);
  }

  public SessionFilter ofTool(String id) {
    return new SessionFilter(person, zone, id, from, until);
  }

  public SessionFilter between(Instant earliest, Instant before) {
    return new SessionFilter(person, zone, tool, earliest, before);
  }
}
