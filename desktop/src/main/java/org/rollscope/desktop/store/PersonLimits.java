package org.rollscope.desktop.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.store.StoreException.Kind;

/** What a person may be pressed with, and where not at all. Thread-safe. */
public final class PersonLimits {
  private static final double STANDARD_GRAVITY = 9.80665;
  private static final int LONGEST_REASON = 500;
  private static final String EVERYWHERE = "";

  private record ZoneLimit(String zone, PressureLimit limit) {}

  private final Database database;
  private final InstantSource clock;

  PersonLimits(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A person's limits as the analysis takes them; the defaults where there are none. */
  public Limits of(String person) throws StoreException {
    return database.read(
        handle -> {
          double kilograms =
              handle
                  .createQuery("SELECT body_weight FROM person WHERE id = :person")
                  .bind("person", person)
                  .map((row, context) -> Fields.number(row, "body_weight"))
                  .findOne()
                  .orElseThrow(() -> People.unknown(person));
          Map<Zone, PressureLimit> byZone = new HashMap<>();
          PressureLimit everywhere = PressureLimit.BY_INSTRUMENT;
          for (ZoneLimit one : limits(handle, person)) {
            if (one.zone.equals(EVERYWHERE)) {
              everywhere = one.limit;
            } else {
              byZone.put(Zone.parse(one.zone), one.limit);
            }
          }
          Set<Zone> noGo =
              noGo(handle, person).stream().map(NoGo::zone).collect(Collectors.toSet());
          return new Limits(kilograms * STANDARD_GRAVITY, byZone, everywhere, noGo);
        });
  }

  private static List<ZoneLimit> limits(Handle handle, String person) {
    return handle
        .createQuery("SELECT * FROM pressure_limit WHERE person = :person")
        .bind("person", person)
        .map(
            (row, context) ->
                new ZoneLimit(
                    row.getString("zone"),
                    new PressureLimit(
                        row.getDouble("high"),
                        row.getDouble("high_high"),
                        PressureLimit.Unit.valueOf(row.getString("unit")),
                        row.getString("source"))))
        .list();
  }

  /**
   * Sets a limit.
   *
   * @param zone null for every zone without one of its own
   */
  public void set(String person, @Nullable Zone zone, PressureLimit limit) throws StoreException {
    if (!Double.isFinite(limit.high()) || !Double.isFinite(limit.highHigh())) {
      throw new StoreException(Kind.REFUSED, "a limit must be two numbers");
    }
    database.change(
        handle -> {
          People.require(handle, person);
          handle
              .createUpdate(
                  """
                  INSERT INTO pressure_limit (person, zone, high, high_high, unit, source, since)
                  VALUES (:person, :zone, :high, :highHigh, :unit, :source, :since)
                  ON CONFLICT (person, zone) DO UPDATE SET high = excluded.high,
                    high_high = excluded.high_high, unit = excluded.unit,
                    source = excluded.source, since = excluded.since""")
              .bind("person", person)
              .bind("zone", label(zone))
              .bind("high", limit.high())
              .bind("highHigh", limit.highHigh())
              .bind("unit", limit.unit().name())
              .bind("source", limit.source())
              .bind("since", Fields.micros(clock.instant()))
              .execute();
        });
  }

  /** Removes a limit; the default holds again. */
  public void remove(String person, @Nullable Zone zone) throws StoreException {
    database.change(
        handle ->
            handle
                .createUpdate("DELETE FROM pressure_limit WHERE person = :person AND zone = :zone")
                .bind("person", person)
                .bind("zone", label(zone))
                .execute());
  }

  private static String label(@Nullable Zone zone) {
    return zone == null ? EVERYWHERE : zone.label();
  }

  /** Where a person must not be rolled. */
  public List<NoGo> noGo(String person) throws StoreException {
    return database.read(handle -> noGo(handle, person));
  }

  private static List<NoGo> noGo(Handle handle, String person) {
    return handle
        .createQuery("SELECT * FROM no_go WHERE person = :person ORDER BY zone")
        .bind("person", person)
        .map((row, context) -> noGo(row))
        .list();
  }

  private static NoGo noGo(ResultSet row) throws SQLException {
    return new NoGo(
        Zone.parse(row.getString("zone")),
        row.getString("reason"),
        row.getString("source"),
        Fields.time(row, "since"));
  }

  /**
   * Marks a zone as not to be rolled.
   *
   * @param source person or therapist
   */
  public void forbid(String person, Zone zone, String reason, String source) throws StoreException {
    if (reason.length() > LONGEST_REASON) {
      throw new StoreException(
          Kind.REFUSED, "the reason must have at most " + LONGEST_REASON + " characters");
    }
    database.change(
        handle -> {
          People.require(handle, person);
          handle
              .createUpdate(
                  """
                  INSERT INTO no_go (person, zone, reason, source, since)
                  VALUES (:person, :zone, :reason, :source, :since)
                  ON CONFLICT (person, zone) DO UPDATE SET reason = excluded.reason,
                    source = excluded.source, since = excluded.since""")
              .bind("person", person)
              .bind("zone", zone.label())
              .bind("reason", reason)
              .bind("source", source)
              .bind("since", Fields.micros(clock.instant()))
              .execute();
        });
  }

  /** Lets a zone be rolled again. */
  public void allow(String person, Zone zone) throws StoreException {
    database.change(
        handle ->
            handle
                .createUpdate("DELETE FROM no_go WHERE person = :person AND zone = :zone")
                .bind("person", person)
                .bind("zone", zone.label())
                .execute());
  }
}
