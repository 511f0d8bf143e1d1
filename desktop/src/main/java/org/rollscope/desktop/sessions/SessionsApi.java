package org.rollscope.desktop.sessions;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.sample.PlainText;
import org.rollscope.desktop.http.Answer;
import org.rollscope.desktop.http.Api;
import org.rollscope.desktop.http.Body;
import org.rollscope.desktop.http.Refusal;
import org.rollscope.desktop.store.Note;
import org.rollscope.desktop.store.SessionFilter;
import org.rollscope.desktop.store.SessionPage;
import org.rollscope.desktop.store.SessionRow;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreException;
import org.rollscope.desktop.store.StoredEvent;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code /api/sessions}: what was rolled, and what people say about it. */
public final class SessionsApi implements Api {
  private static final int LARGEST_PAGE = 200;
  private static final int USUAL_PAGE = 20;
  private static final int LONGEST_NOTE = 20_000;
  private static final int LONGEST_AUTHOR = 80;
  private static final int LONGEST_ID = 100;
  private static final int MOST_POINTS = 20_000;
  private static final int USUAL_POINTS = 1_000;
  private static final double LONGEST_SESSION = 1e7;
  private static final double MOST_DISCOMFORT = 10;

  /** One that has been silent for longer is over, although its end has not come. */
  private static final Duration SILENCE = Duration.ofMinutes(3);

  private final Store store;
  private final InstantSource clock;

  public SessionsApi(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/api/sessions", this::list);
    routes.get("/api/sessions/{session}", this::show);
    routes.delete("/api/sessions/{session}", this::remove);
    routes.get("/api/sessions/{session}/trace", this::trace);
    routes.put("/api/sessions/{session}/discomfort", this::rate);
    routes.put("/api/sessions/{session}/person", this::assign);
    routes.get("/api/sessions/{session}/notes", this::notes);
    routes.post("/api/sessions/{session}/notes", this::write);
    routes.delete("/api/sessions/{session}/notes/{note}", this::erase);
  }

  private void list(Context request) throws StoreException {
    Query query = new Query(request);
    SessionFilter filter =
        new SessionFilter(
            query.text("person"),
            query.text("zone"),
            query.text("tool"),
            query.time("from"),
            query.time("until"));
    int limit = query.count("limit", 1, LARGEST_PAGE, USUAL_PAGE);
    SessionPage page = store.sessions().page(filter, query.text("before"), limit);
    Answer.json(request, Json.tree(page));
  }

  private SessionRow session(Context request) throws StoreException {
    String id = request.pathParam("session");
    return store
        .sessions()
        .find(id)
        .orElseThrow(
            () ->
                new Refusal(
                    Refusal.UNKNOWN,
                    "there is no session '" + PlainText.of(id) + "'; it may have been deleted"));
  }

  private void show(Context request) throws StoreException {
    SessionRow row = session(request);
    ObjectNode answer = new SessionDetails(store).of(row);
    answer.put("running", isRunning(row));
    Answer.json(request, answer);
  }

  private boolean isRunning(SessionRow row) throws StoreException {
    if (!row.open()) {
      return false;
    }
    List<StoredEvent> events = store.events().of(row.id());
    Instant last = events.isEmpty() ? row.start() : events.getLast().time();
    return last.plus(SILENCE).isAfter(clock.instant());
  }

  private void remove(Context request) throws StoreException {
    SessionRow row = session(request);
    if (isRunning(row)) {
      throw new Refusal(Refusal.REFUSED, "this session is still running; stop the tool first");
    }
    store.sessions().remove(row.id());
    Answer.done(request);
  }

  private void trace(Context request) throws StoreException {
    SessionRow row = session(request);
    Query query = new Query(request);
    double from = query.number("from", -LONGEST_SESSION, LONGEST_SESSION, 0);
    double to = query.number("to", from, LONGEST_SESSION, Double.POSITIVE_INFINITY);
    int points = query.count("points", 1, MOST_POINTS, USUAL_POINTS);
    SessionLoad load = SessionLoad.of(store.sessions().summary(row.id()));
    Answer.json(
        request,
        LoadTrace.json(
            store.samples().trace(row.id(), from, to, points, SessionLoad.CHANNELS), load));
  }

  private void rate(Context request) throws StoreException {
    SessionRow row = session(request);
    double discomfort = Body.of(request, "discomfort").number("discomfort", 0, MOST_DISCOMFORT);
    store.sessions().rate(row.id(), discomfort);
    Answer.done(request);
  }

  private void assign(Context request) throws StoreException {
    SessionRow row = session(request);
    Body body = Body.of(request, "person");
    store.sessions().assign(row.id(), body.has("person") ? body.text("person", LONGEST_ID) : null);
    Answer.done(request);
  }

  private void notes(Context request) throws StoreException {
    ObjectNode answer = Json.object();
    ArrayNode notes = answer.putArray("notes");
    for (Note note : store.notes().ofSession(session(request).id())) {
      notes.add(Json.tree(note));
    }
    Answer.json(request, answer);
  }

  private void write(Context request) throws StoreException {
    SessionRow row = session(request);
    Body body = Body.of(request, "words", "author");
    Note note =
        store
            .notes()
            .add(
                null,
                row.id(),
                body.text("author", LONGEST_AUTHOR, ""),
                body.text("words", LONGEST_NOTE));
    Answer.json(request.status(201), Json.tree(note));
  }

  private void erase(Context request) throws StoreException {
    String note = request.pathParam("note");
    boolean known =
        store.notes().ofSession(session(request).id()).stream()
            .anyMatch(each -> each.id().equals(note));
    if (!known) {
      throw new Refusal(Refusal.UNKNOWN, "there is no such note about this session");
    }
    store.notes().remove(note);
    Answer.done(request);
  }
}
