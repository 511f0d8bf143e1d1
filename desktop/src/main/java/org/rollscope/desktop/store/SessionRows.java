package org.rollscope.desktop.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of sessions. */
final class SessionRows {
  static final String SELECT =
      """
      SELECT s.id, s.tool, s.person, s.instrument, s.zone, s.start_time, s.duration, s.contact_time,
        s.rolls, s.distance, s.load_unit, s.load_mean, s.load_peak, s.load_dose, s.alarms,
        s.routine, s.discomfort, CASE WHEN s.summary IS NULL THEN 1 ELSE 0 END AS open,
        t.name AS tool_name, p.name AS person_name,
        (SELECT string_agg(z.zone, ' ' ORDER BY z.contact_time DESC, z.zone)
          FROM session_zone z WHERE z.session = s.id) AS zones
      FROM session s JOIN tool t ON t.id = s.tool LEFT JOIN person p ON p.id = s.person""";

  private SessionRows() {}

  static SessionRow read(ResultSet row) throws SQLException {
    String zones = row.getString("zones");
    Integer alarms = Fields.count(row, "alarms");
    return new SessionRow(
        row.getString("id"),
        row.getString("tool"),
        row.getString("tool_name"),
        row.getString("person"),
        row.getString("person_name"),
        row.getString("instrument"),
        List.of((zones == null ? row.getString("zone") : zones).split(" ")),
        Fields.time(row, "start_time"),
        row.getInt("open") == 1,
        Fields.number(row, "duration"),
        Fields.number(row, "contact_time"),
        Fields.count(row, "rolls"),
        Fields.number(row, "distance"),
        load(row),
        alarms == null ? 0 : alarms,
        row.getString("routine"),
        Fields.number(row, "discomfort"));
  }

  private static SessionRow.@Nullable Load load(ResultSet row) throws SQLException {
    String unit = row.getString("load_unit");
    return unit == null
        ? null
        : new SessionRow.Load(
            unit,
            Fields.number(row, "load_mean"),
            Fields.number(row, "load_peak"),
            Fields.number(row, "load_dose"));
  }
}
