package org.rollscope.desktop.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.statement.Query;

/** What happened in sessions, and which alarms there were. Thread-safe. */
public final class Events {
  private static final String ALARMS =
      """
      SELECT a.*, s.person, s.start_time, s.device_start
      FROM alarm a JOIN session s ON s.id = a.session AND s.live = a.live""";

  private final Database database;

  Events(Database database) {
    this.database = database;
  }

  /** The events of the analysis of a session that stands, in order of device time. */
  public List<StoredEvent> of(String session) throws StoreException {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT e.type, e.state, e.time, e.device_time, e.body
                    FROM event e JOIN session s ON s.id = e.session AND s.live = e.live
                    WHERE e.session = :session ORDER BY e.device_time, e.epoch, e.lane, e.seq""")
                .bind("session", session)
                .map((row, context) -> event(row))
                .list());
  }

  private static StoredEvent event(ResultSet row) throws SQLException {
    return new StoredEvent(
        row.getString("type"),
        row.getString("state"),
        Fields.time(row, "time"),
        Fields.number(row, "device_time"),
        row.getString("body"));
  }

  /** The alarms of a session, in order of their onset. */
  public List<StoredAlarm> alarms(String session) throws StoreException {
    return database.read(
        handle ->
            alarms(
                handle
                    .createQuery(ALARMS + " WHERE a.session = :session ORDER BY a.onset, a.number")
                    .bind("session", session)));
  }

  /**
   * The alarms of a person's sessions that began from one time on and before another, the latest
   * session first.
   *
   * @param person identifier; empty for sessions of nobody known
   */
  public List<StoredAlarm> alarms(String person, Instant from, Instant until)
      throws StoreException {
    return database.read(
        handle ->
            alarms(
                handle
                    .createQuery(
                        ALARMS
                            + SessionFilter.OF_PERSON
                            + " AND s.start_time >= :from"
                            + " AND s.start_time < :until"
                            + " ORDER BY s.start_time DESC, a.onset, a.number")
                    .bind("person", person)
                    .bind("from", Fields.micros(from))
                    .bind("until", Fields.micros(until))));
  }

  private static List<StoredAlarm> alarms(Query query) {
    return query.map((row, context) -> alarm(row)).list();
  }

  private static StoredAlarm alarm(ResultSet row) throws SQLException {
    double start = row.getDouble("device_start");
    double onset = Fields.number(row, "onset") - start;
    Instant began = Fields.time(row, "start_time");
    return new StoredAlarm(
        row.getString("session"),
        row.getInt("number"),
        row.getString("kind"),
        row.getString("level"),
        row.getString("zone"),
        Double.isNaN(onset) ? began : began.plusNanos(Math.round(onset * 1e9)),
        onset,
        Fields.number(row, "raised") - start,
        Fields.number(row, "cleared") - start,
        Fields.number(row, "peak"),
        Fields.number(row, "integral"),
        Fields.number(row, "limit_value"),
        row.getString("limit_source"),
        row.getInt("acknowledged") != 0,
        row.getString("person"));
  }
}
