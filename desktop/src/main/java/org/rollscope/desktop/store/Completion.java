package org.rollscope.desktop.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.InfoReader;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.store.ClockRun.Mark;
import org.rollscope.desktop.store.RecordingAnalysis.Found;
import tools.jackson.databind.JsonNode;

/**
 * Completes sessions in which a bridge was killed, from their samples: one that no bridge went on
 * with has no end, and the totals of one that a restarted bridge went on with begin at the restart.
 * Should a bridge tell the end of an open one after all, that stands.
 */
final class Completion {
  private static final double MICROS = 1e6;

  /** Two analyses may find the first contact a moment apart, s. */
  private static final double NEAR = 1;

  /** Told by a bridge, and either open or begun more than once. */
  private static final String CUT =
      """
      SELECT s.* FROM session s WHERE s.live = 1 AND (s.summary IS NULL OR 1 <
        (SELECT count(*) FROM event e WHERE e.session = s.id AND e.live = 1
          AND e.type = 'session' AND e.state = 'started'))""";

  /** One power-up of a tool. */
  record Boot(String tool, String boot) {}

  /**
   * A session that was cut.
   *
   * @param start device time, s
   * @param time of the same on the wall clock
   * @param contactTime what was told of it, s; 0 for nothing
   */
  private record Cut(
      String id,
      Boot boot,
      @Nullable String person,
      String zone,
      double start,
      Instant time,
      double contactTime) {}

  private final Database database;
  private final Ids ids;
  private final PersonLimits limits;

  Completion(Database database, Ids ids, PersonLimits limits) {
    this.database = database;
    this.ids = ids;
    this.limits = limits;
  }

  /** Where sessions were cut. */
  Set<Boot> boots() throws StoreException {
    return database.read(
        handle -> cuts(handle, CUT).stream().map(Cut::boot).collect(Collectors.toSet()));
  }

  /**
   * Completes the sessions of a boot from which nothing more is expected.
   *
   * @return their identifiers
   */
  List<String> complete(Boot boot) throws StoreException {
    List<Cut> cuts =
        database.read(
            handle ->
                cuts(
                    handle,
                    CUT + " AND s.tool = :tool AND s.boot = :boot ORDER BY s.device_start",
                    boot));
    List<String> completed = new ArrayList<>();
    for (Cut cut : cuts) {
      Limits own = cut.person() == null ? Limits.DEFAULT : limits.of(cut.person());
      if (database.write(handle -> complete(handle, cut, own))) {
        completed.add(cut.id());
      }
    }
    return completed;
  }

  private static List<Cut> cuts(Handle handle, String query, Boot... of) {
    Query asked = handle.createQuery(query);
    for (Boot boot : of) {
      asked.bind("tool", boot.tool()).bind("boot", boot.boot());
    }
    return asked
        .map(
            (row, context) ->
                new Cut(
                    row.getString("id"),
                    new Boot(row.getString("tool"), row.getString("boot")),
                    row.getString("person"),
                    row.getString("zone"),
                    row.getDouble("device_start"),
                    Fields.time(row, "start_time"),
                    row.getDouble("contact_time")))
        .list();
  }

  private boolean complete(Handle handle, Cut cut, Limits own) throws StoreException {
    JsonNode info = info(handle, cut.boot().tool());
    Optional<DeviceInfo> known = InfoReader.read(cut.boot().tool(), info);
    if (known.isEmpty()) {
      return false;
    }
    DeviceInfo device = known.get().withBoot(cut.boot().boot());
    List<Mark> marks = zones(handle, cut);
    AnalyzerConfig config =
        asCalibrated(handle, cut)
            .withLimits(own)
            .withZone(firstZone(handle, cut, marks.isEmpty(), info));
    long start = Math.round(cut.start() * MICROS);
    List<Found> all =
        new RecordingAnalysis(handle, device, config)
            .within(end(handle, cut), next(handle, cut))
            .around(start, start, marks);
    for (Found found : all) {
      if (isThat(found, cut)) {
        handle
            .createUpdate("UPDATE session SET live = 0, summary = NULL WHERE id = :id")
            .bind("id", cut.id())
            .execute();
        RecordedSession session = RecordedSession.place(handle, device, found.summary());
        session.write(found.events(), cut.time(), ids);
        return true;
      }
    }
    return false;
  }

  /** An analysis that lacks samples tells less than the bridge did: it is worth nothing. */
  private static boolean isThat(Found found, Cut cut) {
    double begin = found.summary().start();
    return Math.abs(begin - cut.start()) <= NEAR
        && found.summary().contactTime() >= cut.contactTime();
  }

  private static JsonNode info(Handle handle, String tool) {
    return handle
        .createQuery("SELECT info FROM tool WHERE id = :id")
        .bind("id", tool)
        .mapTo(String.class)
        .findOne()
        .map(Json.MAPPER::readTree)
        .orElseGet(Json::object);
  }

  /** As the tool was calibrated when a bridge last told a session of it. */
  private static AnalyzerConfig asCalibrated(Handle handle, Cut cut) {
    JsonNode data =
        handle
            .createQuery(
                """
                SELECT summary FROM session WHERE tool = :tool AND summary IS NOT NULL
                ORDER BY CASE WHEN id = :id THEN 0 ELSE 1 END, start_time DESC LIMIT 1""")
            .bind("tool", cut.boot().tool())
            .bind("id", cut.id())
            .mapTo(String.class)
            .findOne()
            .map(Json.MAPPER::readTree)
            .orElseGet(Json::object)
            .path("data");
    double scale = data.path("scale").asDouble(1);
    return AnalyzerConfig.DEFAULT
        .withTare(data.path("zeros").valueStream().map(zero -> zero.asDouble(0)).toList())
        .withPressureScale(scale > 0 ? scale : 1);
  }

  /** The zones that were chosen while it was rolled. */
  private static List<Mark> zones(Handle handle, Cut cut) {
    return handle
        .createQuery(
            """
            SELECT device_time, body FROM event
            WHERE session = :id AND live = 1 AND type = 'zone' AND device_time IS NOT NULL
            ORDER BY device_time""")
        .bind("id", cut.id())
        .map(
            (row, context) -> {
              Zone zone = zone(Json.MAPPER.readTree(row.getString("body")));
              return new Mark(
                  Math.round(row.getDouble("device_time") * MICROS),
                  analyzer -> analyzer.zone(zone));
            })
        .list();
  }

  /**
   * The zone it began with.
   *
   * @param stayed whether no other was chosen while it was rolled
   */
  private static Zone firstZone(Handle handle, Cut cut, boolean stayed, JsonNode info) {
    Optional<Zone> chosen =
        handle
            .createQuery(
                """
                SELECT body FROM event WHERE tool = :tool AND live = 1 AND type = 'zone'
                  AND time <= :start AND coalesce(session, '') <> :id
                ORDER BY time DESC LIMIT 1""")
            .bind("tool", cut.boot().tool())
            .bind("start", Fields.micros(cut.time()))
            .bind("id", cut.id())
            .mapTo(String.class)
            .findOne()
            .map(body -> zone(Json.MAPPER.readTree(body)));
    if (chosen.isPresent() || !stayed) {
      return chosen.orElse(Zone.UNKNOWN);
    }
    Zone told = zone(Json.object().put("zone", cut.zone()));
    return told.equals(Zone.UNKNOWN) ? zone(info) : told;
  }

  private static Zone zone(JsonNode body) {
    try {
      return Zone.parse(body.path("zone").asString(""));
    } catch (IllegalArgumentException e) {
      return Zone.UNKNOWN;
    }
  }

  /** The end of the session before it, µs. */
  private static long end(Handle handle, Cut cut) {
    double end = beside(handle, cut, "max(device_end)", "<");
    return Double.isNaN(end) ? Long.MIN_VALUE : Math.round(end * MICROS);
  }

  /** The start of the session after it, µs. */
  private static long next(Handle handle, Cut cut) {
    double start = beside(handle, cut, "min(device_start)", ">");
    return Double.isNaN(start) ? Long.MAX_VALUE : Math.round(start * MICROS);
  }

  private static double beside(Handle handle, Cut cut, String edge, String side) {
    return handle
        .createQuery(
            "SELECT %s AS edge FROM session WHERE tool = :tool AND boot = :boot".formatted(edge)
                + " AND id <> :id AND device_start %s :start".formatted(side))
        .bind("start", cut.start())
        .bind("tool", cut.boot().tool())
        .bind("boot", cut.boot().boot())
        .bind("id", cut.id())
        .map((row, context) -> Fields.number(row, "edge"))
        .one();
  }
}
