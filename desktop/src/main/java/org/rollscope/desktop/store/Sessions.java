package org.rollscope.desktop.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.PlainText;
import org.rollscope.desktop.store.StoreException.Kind;

/** What was rolled. Thread-safe. */
public final class Sessions {
  private static final int LARGEST_PAGE = 500;
  private static final Pattern PLACE = Pattern.compile("(-?\\d{1,18})\\.([0-9a-f]{1,64})");
  private static final double MOST_DISCOMFORT = 10;

  private final Database database;

  Sessions(Database database) {
    this.database = database;
  }

  /**
   * A page of a list.
   *
   * @param after what the page before told as next; null for the first page
   * @param most how many at most, 1 to 500
   * @throws StoreException also where {@code after} is none
   */
  public SessionPage page(SessionFilter filter, @Nullable String after, int most)
      throws StoreException {
    int limit = Math.clamp(most, 1, LARGEST_PAGE);
    Place place = after == null ? null : Place.parse(after);
    List<SessionRow> rows =
        database.read(handle -> rows(query(handle, filter, place).bind("most", limit + 1)));
    if (rows.size() <= limit) {
      return new SessionPage(rows, null);
    }
    List<SessionRow> page = List.copyOf(rows.subList(0, limit));
    SessionRow last = page.getLast();
    return new SessionPage(page, Fields.micros(last.start()) + "." + last.id());
  }

  /** Where in the list: behind the session of that start and identifier. */
  private record Place(long start, String id) {
    static Place parse(String text) throws StoreException {
      Matcher parts = PLACE.matcher(text);
      if (!parts.matches()) {
        throw new StoreException(
            Kind.REFUSED, "'" + PlainText.of(text) + "' is no place in a list of sessions");
      }
      return new Place(Long.parseLong(parts.group(1)), parts.group(2));
    }
  }

  private static Query query(Handle handle, SessionFilter filter, @Nullable Place place) {
    StringBuilder where = new StringBuilder(" WHERE 1 = 1");
    String person = filter.person();
    if (person != null) {
      where.append(person.isEmpty() ? " AND s.person IS NULL" : " AND s.person = :person");
    }
    if (filter.zone() != null) {
      where.append(
          " AND (s.zone = :zone OR EXISTS (SELECT 1 FROM session_zone z"
              + " WHERE z.session = s.id AND z.zone = :zone))");
    }
    where.append(filter.tool() == null ? "" : " AND s.tool = :tool");
    where.append(filter.from() == null ? "" : " AND s.start_time >= :from");
    where.append(filter.until() == null ? "" : " AND s.start_time < :until");
    if (place != null) {
      where.append(" AND (s.start_time < :place OR (s.start_time = :place AND s.id < :placeId))");
    }
    Query query =
        handle.createQuery(
            SessionRows.SELECT + where + " ORDER BY s.start_time DESC, s.id DESC LIMIT :most");
    query.configure(SqlStatements.class, statements -> statements.setUnusedBindingAllowed(true));
    query
        .bind("person", person)
        .bind("zone", filter.zone())
        .bind("tool", filter.tool())
        .bind("from", optionalMicros(filter.from()))
        .bind("until", optionalMicros(filter.until()));
    if (place != null) {
      query.bind("place", place.start).bind("placeId", place.id);
    }
    return query;
  }

  private static @Nullable Long optionalMicros(@Nullable Instant time) {
    return time == null ? null : Fields.micros(time);
  }

  private static List<SessionRow> rows(Query query) {
    return query.map((row, context) -> SessionRows.read(row)).list();
  }

  public Optional<SessionRow> find(String id) throws StoreException {
    return database.read(
        handle ->
            handle
                .createQuery(SessionRows.SELECT + " WHERE s.id = :id")
                .bind("id", id)
                .map((row, context) -> SessionRows.read(row))
                .findOne());
  }

  /** A session's summary as docs/summary.schema.json describes it; empty while it is open. */
  public Optional<String> summary(String id) throws StoreException {
    return text(id, "summary");
  }

  /** What the coach made of a session, JSON; empty where no routine was followed. */
  public Optional<String> coach(String id) throws StoreException {
    return text(id, "coach");
  }

  private Optional<String> text(String id, String column) throws StoreException {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT <column> AS told FROM session WHERE id = :id")
                .define("column", column)
                .bind("id", id)
                .map((row, context) -> Optional.ofNullable(row.getString("told")))
                .findOne()
                .flatMap(told -> told));
  }

  /**
   * Says who it was.
   *
   * @param person identifier; null for nobody known
   */
  public void assign(String id, @Nullable String person) throws StoreException {
    database.change(
        handle -> {
          if (person != null) {
            People.require(handle, person);
          }
          set(handle, id, "person", person);
        });
  }

  /**
   * Keeps how it felt.
   *
   * @param discomfort 0 to 10
   */
  public void rate(String id, double discomfort) throws StoreException {
    if (!(discomfort >= 0 && discomfort <= MOST_DISCOMFORT)) {
      throw new StoreException(Kind.REFUSED, "discomfort must be 0 to 10");
    }
    database.change(handle -> set(handle, id, "discomfort", discomfort));
  }

  /**
   * Keeps which routine was followed, and how that went.
   *
   * @param result of the coach, JSON
   */
  public void coached(String id, String routine, String result) throws StoreException {
    database.change(
        handle -> {
          set(handle, id, "routine", routine);
          set(handle, id, "coach", result);
        });
  }

  /** Removes a session for good: what was found, the notes about it, and its raw samples. */
  public void remove(String id) throws StoreException {
    database.change(handle -> SessionRemoval.remove(handle, id));
  }

  private static void set(Handle handle, String id, String column, @Nullable Object value)
      throws StoreException {
    int changed =
        handle
            .createUpdate("UPDATE session SET <column> = :value WHERE id = :id")
            .define("column", column)
            .bind("value", value)
            .bind("id", id)
            .execute();
    if (changed == 0) {
      throw unknown(id);
    }
  }

  /** Makes sure that there is a session of that identifier. */
  static void require(Handle handle, String id) throws StoreException {
    if (!isKnown(handle, id)) {
      throw unknown(id);
    }
  }

  static boolean isKnown(Handle handle, String id) {
    return handle
        .createQuery("SELECT 1 FROM session WHERE id = :id")
        .bind("id", id)
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }

  static StoreException unknown(String id) {
    return new StoreException(
        Kind.REFUSED, "there is no session '" + PlainText.of(id) + "' in the store");
  }
}
