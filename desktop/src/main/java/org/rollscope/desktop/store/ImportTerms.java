package org.rollscope.desktop.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.spot.Zone;

/**
 * What a recording does not tell of itself.
 *
 * @param person identifier of who rolled; null for whoever had the tool then
 * @param zone worked from its beginning on
 * @param ended when it ended, for one that does not tell when it began; null for now, and for a
 *     file the time of its last change
 */
public record ImportTerms(@Nullable String person, Zone zone, @Nullable Instant ended) {
  /** Nothing is known. */
  public static final ImportTerms NONE = new ImportTerms(null, Zone.UNKNOWN, null);

  public ImportTerms withPerson(@Nullable String id) {
    return new ImportTerms(id, zone, ended);
  }

  public ImportTerms withZone(Zone first) {
    return new ImportTerms(person, first, ended);
  }

  public ImportTerms withEnd(Instant time) {
    return new ImportTerms(person, zone, time);
  }
}
