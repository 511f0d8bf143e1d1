package org.rollscope.desktop.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.statement.Query;

/** How it goes on, from day to day. Thread-safe. */
public final class Trends {
  private static final String SHARES =
      """
      SELECT s.start_time, s.load_unit, s.discomfort, z.*
      FROM session s JOIN session_zone z ON z.session = s.id""";

  private final Database database;

  Trends(Database database) {
    this.database = database;
  }

  /** A zone on a day, as a key. */
  private record Cell(LocalDate day, String zone, String unit) {}

  /** Sums up. */
  private static final class Sum {
    private int sessions;
    private double contactTime;
    private double dose = Double.NaN;
    private double peak = Double.NaN;
    private int rolls;
    private int alarms;
    private double discomfort;
    private int told;

    void add(ZoneShare part) {
      sessions++;
      contactTime += part.contactTime();
      if (!Double.isNaN(part.dose())) {
        dose = (Double.isNaN(dose) ? 0 : dose) + part.dose();
      }
      if (!Double.isNaN(part.peak())) {
        peak = Double.isNaN(peak) ? part.peak() : Math.max(peak, part.peak());
      }
      rolls += part.rolls();
      alarms += part.alarms();
      if (!Double.isNaN(part.discomfort())) {
        discomfort += part.discomfort();
        told++;
      }
    }

    DayTotal of(Cell cell) {
      return new DayTotal(
          cell.day,
          cell.zone,
          cell.unit,
          sessions,
          contactTime,
          dose,
          peak,
          rolls,
          alarms,
          told == 0 ? Double.NaN : discomfort / told);
    }
  }

  /** What each zone has received in a session, the longest worked first. */
  public List<ZoneShare> ofSession(String session) throws StoreException {
    return database.read(
        handle ->
            shares(
                handle
                    .createQuery(
                        SHARES + " WHERE s.id = :session ORDER BY z.contact_time DESC, z.zone")
                    .bind("session", session)));
  }

  /**
   * What each zone has received in each of a person's sessions that began from one time on and
   * before another; the latest session first.
   *
   * @param person identifier; empty for sessions of nobody known
   */
  public List<ZoneShare> perSession(String person, Instant from, Instant until)
      throws StoreException {
    return database.read(
        handle ->
            shares(
                handle
                    .createQuery(
                        SHARES
                            + SessionFilter.OF_PERSON
                            + """
                             AND s.start_time >= :from AND s.start_time < :until
                            ORDER BY s.start_time DESC, s.id, z.contact_time DESC, z.zone""")
                    .bind("person", person)
                    .bind("from", Fields.micros(from))
                    .bind("until", Fields.micros(until))));
  }

  private static List<ZoneShare> shares(Query query) {
    return query.map((row, context) -> share(row)).list();
  }

  private static ZoneShare share(ResultSet row) throws SQLException {
    String unit = row.getString("load_unit");
    return new ZoneShare(
        row.getString("session"),
        Fields.time(row, "start_time"),
        row.getString("zone"),
        unit == null ? "" : unit,
        row.getDouble("contact_time"),
        Fields.number(row, "dose"),
        Fields.number(row, "peak"),
        row.getInt("rolls"),
        row.getInt("alarms"),
        Fields.number(row, "discomfort"));
  }

  /**
   * A person's totals by day and zone, of the sessions that began from one time on and before
   * another; the earliest day first.
   *
   * @param person identifier; empty for sessions of nobody known
   * @param calendar where days begin
   */
  public List<DayTotal> perDay(String person, ZoneId calendar, Instant from, Instant until)
      throws StoreException {
    Map<Cell, Sum> sums =
        new TreeMap<>(
            Comparator.comparing(Cell::day).thenComparing(Cell::zone).thenComparing(Cell::unit));
    for (ZoneShare part : perSession(person, from, until)) {
      LocalDate day = part.start().atZone(calendar).toLocalDate();
      sums.computeIfAbsent(new Cell(day, part.zone(), part.unit()), none -> new Sum()).add(part);
    }
    return sums.entrySet().stream().map(one -> one.getValue().of(one.getKey())).toList();
  }
}
