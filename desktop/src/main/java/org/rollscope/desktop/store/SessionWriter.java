package org.rollscope.desktop.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Writes sessions as they are told, in pieces and in any order. */
final class SessionWriter {
  /**
   * One analysis of a session.
   *
   * @param session identifier
   * @param live by a bridge, else from a log
   */
  record Analysis(String session, String tool, String boot, boolean live) {}

  private final Handle handle;

  SessionWriter(Handle handle) {
    this.handle = handle;
  }

  /**
   * Something of a session has come. A session that is not known yet begins with it.
   *
   * @param deviceTime of what has come, s
   * @param time of the same on the wall clock
   * @return whether it is new
   */
  boolean require(Analysis of, double deviceTime, Instant time) {
    Tools.require(handle, of.tool(), time);
    return handle
            .createUpdate(
                """
                INSERT INTO session
                  (id, tool, boot, person, live, instrument, zone, device_start, start_time)
                VALUES (:id, :tool, :boot, :person, :live,
                  (SELECT instrument FROM tool WHERE id = :tool), 'unknown', :start, :time)
                ON CONFLICT (id) DO NOTHING""")
            .bind("id", of.session())
            .bind("tool", of.tool())
            .bind("boot", of.boot())
            .bind("person", Tools.personAt(handle, of.tool(), time))
            .bind("live", of.live() ? 1 : 0)
            .bind("start", Double.isFinite(deviceTime) ? deviceTime : 0)
            .bind("time", Fields.micros(time))
            .execute()
        > 0;
  }

  /** The session's beginning, exactly. */
  void started(Analysis of, double deviceStart, Instant time, @Nullable String person) {
    require(of, deviceStart, time);
    handle
        .createUpdate(
            """
            UPDATE session SET device_start = :start, start_time = :time,
              person = coalesce(person, :person)
            WHERE id = :id AND summary IS NULL""")
        .bind("id", of.session())
        .bind("start", deviceStart)
        .bind("time", Fields.micros(time))
        .bind("person", person == null ? Tools.personAt(handle, of.tool(), time) : person)
        .execute();
  }

  /** The zone that is worked, while the session is open. */
  void zone(Analysis of, String zone) {
    handle
        .createUpdate("UPDATE session SET zone = :zone WHERE id = :id AND summary IS NULL")
        .bind("zone", zone)
        .bind("id", of.session())
        .execute();
  }

  /** The routine that is followed from now on. */
  void routine(Analysis of, String name) {
    handle
        .createUpdate("UPDATE session SET routine = :name WHERE id = :id")
        .bind("name", name)
        .bind("id", of.session())
        .execute();
  }

  /** What the coach made of a routine; a later routine of the session stands before it. */
  void coached(Analysis of, JsonNode result) {
    handle
        .createUpdate("UPDATE session SET routine = :name, coach = :result WHERE id = :id")
        .bind("name", Fields.label(result, "routine", ""))
        .bind("result", Fields.storable(result.toString()))
        .bind("id", of.session())
        .execute();
  }

  /**
   * The session is over. A live summary stands before one from a log; of two alike the later one.
   *
   * @param summary as docs/summary.schema.json describes it
   * @param start of the session on the wall clock
   */
  void ended(Analysis of, JsonNode summary, Instant start, @Nullable String reason) {
    double deviceStart = summary.path("start").asDouble(0);
    require(of, deviceStart, start);
    if (!stands(of)) {
      return;
    }
    JsonNode load = summary.path(summary.path("pressure").isObject() ? "pressure" : "force");
    Update update =
        handle.createUpdate(
            """
            UPDATE session SET live = :live, instrument = :instrument, zone = :zone,
              device_start = :start, device_end = :end, start_time = :time,
              end_reason = coalesce(:reason, end_reason), duration = :duration,
              contact_time = :contactTime, contacts = :contacts, rolls = :rolls,
              roll_cycles = :rollCycles, distance = :distance, load_unit = :loadUnit,
              load_mean = :mean, load_peak = :peak, load_dose = :dose, alarms = :alarms,
              summary = :summary
            WHERE id = :id""");
    double duration = summary.path("duration").asDouble(0);
    update
        .bind("id", of.session())
        .bind("live", of.live() ? 1 : 0)
        .bind("instrument", Fields.label(summary, "instrument", ""))
        .bind("zone", Fields.label(summary, "zone", "unknown"))
        .bind("start", deviceStart)
        .bind("end", deviceStart + duration)
        .bind("time", Fields.micros(start))
        .bind("reason", reason)
        .bind("duration", duration)
        .bind("contactTime", number(summary, "contactTime"))
        .bind("contacts", count(summary, "contacts"))
        .bind("rolls", count(summary, "rolls"))
        .bind("rollCycles", count(summary, "rollCycles"))
        .bind("distance", number(summary, "distance"))
        .bind("loadUnit", load.isObject() ? unit(summary) : null)
        .bind("mean", number(load, "mean"))
        .bind("peak", number(load, "peak"))
        .bind("dose", number(load, "dose"))
        .bind("alarms", summary.path("alarms").size())
        .bind("summary", Fields.storable(summary.toString()))
        .execute();
    if (of.live()) {
      takeOverRecorded(of, deviceStart, deviceStart + duration);
    }
    zones(of.session(), summary);
    new AlarmWriter(handle).all(of, summary.path("alarms"));
  }

  /** Sessions of recordings that share time with a live one are the same. */
  private void takeOverRecorded(Analysis of, double start, double end) {
    handle
        .createQuery(
            """
            SELECT id FROM session WHERE tool = :tool AND boot = :boot AND live = 0 AND id <> :id
              AND device_start <= :end AND device_end >= :start""")
        .bind("tool", of.tool())
        .bind("boot", of.boot())
        .bind("id", of.session())
        .bind("start", start)
        .bind("end", end)
        .mapTo(String.class)
        .list()
        .forEach(other -> takeOver(of.session(), other));
  }

  /** Another session turns out to be this one: what people told of it goes over. */
  void takeOver(String session, String other) {
    handle
        .createUpdate("UPDATE note SET session = :id WHERE session = :other")
        .bind("id", session)
        .bind("other", other)
        .execute();
    handle
        .createUpdate(
            """
            UPDATE session SET
              person = coalesce(person, (SELECT person FROM session WHERE id = :other)),
              discomfort = coalesce(discomfort, (SELECT discomfort FROM session WHERE id = :other))
            WHERE id = :id""")
        .bind("id", session)
        .bind("other", other)
        .execute();
    handle.createUpdate("DELETE FROM session WHERE id = :other").bind("other", other).execute();
  }

  private static String unit(JsonNode summary) {
    return summary.path("pressure").isObject() ? "kPa" : "N";
  }

  private boolean stands(Analysis of) {
    return of.live()
        || handle
            .createQuery(
                "SELECT 1 FROM session WHERE id = :id AND live = 1 AND summary IS NOT NULL")
            .bind("id", of.session())
            .mapTo(Integer.class)
            .findOne()
            .isEmpty();
  }

  /** What a zone has received. */
  private static final class Share {
    private double contactTime;
    private double dose = Double.NaN;
    private double peak = Double.NaN;
    private int rolls;
    private int alarms;

    void spot(JsonNode spot) {
      contactTime += spot.path("dwell").asDouble(0);
      if (spot.path("dose").isNumber()) {
        dose = (Double.isNaN(dose) ? 0 : dose) + spot.path("dose").asDouble();
      }
      if (spot.path("peak").isNumber()) {
        double told = spot.path("peak").asDouble();
        peak = Double.isNaN(peak) ? told : Math.max(peak, told);
      }
    }
  }

  /** Spots name their zone; a stroke's is that of its patch. */
  private void zones(String session, JsonNode summary) {
    Map<String, Share> shares = new HashMap<>();
    Map<Integer, String> zoneOfPatch = new HashMap<>();
    for (JsonNode spot : summary.path("spots")) {
      String zone = Fields.label(spot, "zone", "unknown");
      zoneOfPatch.put(spot.path("patch").asInt(0), zone);
      shares.computeIfAbsent(zone, none -> new Share()).spot(spot);
    }
    String last = Fields.label(summary, "zone", "unknown");
    if (shares.isEmpty()) {
      shares.put(last, wholeSession(summary));
    }
    for (JsonNode stroke : summary.path("strokes")) {
      String zone = zoneOfPatch.getOrDefault(stroke.path("patch").asInt(0), last);
      shares.computeIfAbsent(zone, none -> new Share()).rolls++;
    }
    for (JsonNode alarm : summary.path("alarms")) {
      String zone = Fields.label(alarm, "zone", last);
      shares.computeIfAbsent(zone, none -> new Share()).alarms++;
    }
    write(session, shares, summary.path("rolls").isNumber());
  }

  /** A tool that cannot tell places has one: the zone at the end. */
  private static Share wholeSession(JsonNode summary) {
    Share all = new Share();
    JsonNode load = summary.path(summary.path("pressure").isObject() ? "pressure" : "force");
    all.contactTime = summary.path("contactTime").asDouble(0);
    all.dose = load.path("dose").asDouble(Double.NaN);
    all.peak = load.path("peak").asDouble(Double.NaN);
    return all;
  }

  private void write(String session, Map<String, Share> shares, boolean rolls) {
    handle
        .createUpdate("DELETE FROM session_zone WHERE session = :session")
        .bind("session", session)
        .execute();
    PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO session_zone (session, zone, contact_time, dose, peak, rolls, alarms)
            VALUES (:session, :zone, :contactTime, :dose, :peak, :rolls, :alarms)""");
    shares.forEach(
        (zone, share) ->
            batch
                .bind("session", session)
                .bind("zone", zone)
                .bind("contactTime", share.contactTime)
                .bind("dose", Fields.nullable(share.dose))
                .bind("peak", Fields.nullable(share.peak))
                .bind("rolls", rolls ? share.rolls : null)
                .bind("alarms", share.alarms)
                .add());
    batch.execute();
  }

  static @Nullable Double number(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isNumber() ? Fields.nullable(value.asDouble()) : null;
  }

  private static @Nullable Integer count(JsonNode node, String name) {
    JsonNode value = node.path(name);
    return value.isInt() ? value.asInt() : null;
  }
}
