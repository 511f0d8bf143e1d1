package org.rollscope.desktop.sessions;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.sample.PlainText;
import org.rollscope.desktop.http.Answer;
import org.rollscope.desktop.http.Api;
import org.rollscope.desktop.http.Refusal;
import org.rollscope.desktop.sessions.Repeats.Repeat;
import org.rollscope.desktop.store.DayTotal;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/people/{person}/trends} and {@code /hints}: how it goes on. */
public final class HistoryApi implements Api {
  private static final String NOBODY = "nobody";
  private static final int MOST_WEEKS = 104;
  private static final int USUAL_WEEKS = 12;

  private final Store store;
  private final InstantSource clock;
  private final ZoneId here;

  /**
   * @param here where days begin, unless a page says otherwise
   */
  public HistoryApi(Store store, InstantSource clock, ZoneId here) {
    this.store = store;
    this.clock = clock;
    this.here = here;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/api/people/{person}/trends", this::trends);
    routes.get("/api/people/{person}/hints", this::hints);
  }

  /** Whom it is about; empty for the sessions of nobody known. */
  private String person(Context request) throws StoreException {
    String id = request.pathParam("person");
    if (id.equals(NOBODY)) {
      return "";
    }
    if (store.people().find(id).isEmpty()) {
      throw new Refusal(Refusal.UNKNOWN, "there is no person '" + PlainText.of(id) + "'");
    }
    return id;
  }

  /** Whole weeks from Monday on, the last of which is this one. */
  private void trends(Context request) throws StoreException {
    String person = person(request);
    Query query = new Query(request);
    int weeks = query.count("weeks", 1, MOST_WEEKS, USUAL_WEEKS);
    ZoneId calendar = query.calendar("calendar", here);
    LocalDate today = clock.instant().atZone(calendar).toLocalDate();
    LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    LocalDate first = monday.minusWeeks(weeks - 1L);
    LocalDate after = monday.plusWeeks(1);
    ObjectNode answer = Json.object();
    answer.put("from", first.toString()).put("until", after.toString());
    answer.put("today", today.toString());
    ArrayNode days = answer.putArray("days");
    for (DayTotal day :
        store.trends().perDay(person, calendar, start(first, calendar), start(after, calendar))) {
      days.add(Json.tree(day));
    }
    Answer.json(request, answer);
  }

  private static Instant start(LocalDate day, ZoneId calendar) {
    return day.atStartOfDay(calendar).toInstant();
  }

  private void hints(Context request) throws StoreException {
    String person = person(request);
    Instant now = clock.instant();
    Instant from = now.minus(Repeats.SPAN);
    ObjectNode answer = Json.object();
    ArrayNode hints = answer.putArray("hints");
    for (Repeat repeat :
        Repeats.of(
            store.trends().perSession(person, from, now),
            store.events().alarms(person, from, now))) {
      hints.add(Json.tree(repeat));
    }
    Answer.json(request, answer);
  }
}
