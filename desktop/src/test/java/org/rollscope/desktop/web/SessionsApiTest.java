package org.rollscope.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.core.sample.Channel;
import org.rollscope.desktop.broker.EmbeddedBroker;
import org.rollscope.desktop.store.Store;
import tools.jackson.databind.JsonNode;

/** What the pages are told of sessions that a bridge has published. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SessionsApiTest {
  private static final String SESSIONS = "/api/sessions";
  private static final String SESSION = "/api/sessions/{session}";
  private static final String TRACE = SESSION + "/trace";

  @TempDir private static Path folder;

  private ApiDocument document;
  private Store store;
  private EmbeddedBroker broker;
  private WebServer server;
  private Browser browser;
  private String anna;
  private String guided;
  private String free;
  private String open;

  @BeforeAll
  void start() throws Exception {
    document = new ApiDocument();
    store = Stores.in(folder);
    guided = FilledStore.roll(store, 1, Duration.ofDays(2), "Anna", FilledStore.ROUTINE, false);
    free = FilledStore.roll(store, 2, Duration.ofDays(9), "Anna", null, false);
    open = FilledStore.roll(store, 3, Duration.ofSeconds(80), null, null, true);
    anna = store.people().named("Anna").orElseThrow().id();
    broker = EmbeddedBroker.start();
    server = WebServer.start(WebConfig.local(0, BrokerConfig.at(broker.address(), "pages")), store);
    browser = new Browser(server.address());
  }

  @AfterAll
  void stop() {
    browser.close();
    server.close();
    broker.close();
    store.close();
  }

  private JsonNode get(String path, String documented) throws Exception {
    Browser.Got got = browser.get(path);
    assertThat(got.status()).as(got.body()).isEqualTo(200);
    document.fits(documented, "get", got);
    return got.json();
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("sessions").forEach(row -> ids.add(row.path("id").asString()));
    return ids;
  }

  @Test
  void listsArePagedAndFiltered() throws Exception {
    JsonNode first = get(SESSIONS + "?limit=2", SESSIONS);
    assertThat(ids(first)).containsExactly(open, guided);
    assertThat(first.at("/sessions/0/open").asBoolean()).isTrue();
    JsonNode second = get(SESSIONS + "?limit=2&before=" + first.path("next").asString(), SESSIONS);
    assertThat(ids(second)).containsExactly(free);
    assertThat(second.path("next").isNull()).isTrue();
    assertThat(ids(get(SESSIONS + "?person=" + anna, SESSIONS))).containsExactly(guided, free);
    assertThat(ids(get(SESSIONS + "?person=", SESSIONS))).containsExactly(open);
    assertThat(ids(get(SESSIONS + "?zone=left-calf", SESSIONS))).isEmpty();
    String start = store.sessions().find(free).orElseThrow().start().toString();
    assertThat(ids(get(SESSIONS + "?from=" + start, SESSIONS))).contains(free);
    assertThat(ids(get(SESSIONS + "?until=" + start, SESSIONS))).isEmpty();
    for (String wrong : List.of("limit=0", "limit=1.5", "limit=x", "from=today")) {
      Browser.Got got = browser.get(SESSIONS + "?" + wrong);
      assertThat(got.status()).as(wrong).isEqualTo(400);
      assertThat(got.json().path("error").asString()).contains(wrong.split("=", -1)[0]);
    }
    assertThat(browser.get(SESSIONS + "?before=1%27OR").status()).isEqualTo(422);
  }

  @Test
  void aSessionTellsWhatWasDone() throws Exception {
    JsonNode all = get(SESSIONS + "/" + guided, SESSION);
    assertThat(all.at("/session/personName").asString()).isEqualTo("Anna");
    assertThat(all.path("running").asBoolean()).isFalse();
    assertThat(all.at("/zones/0/zone").asString()).isEqualTo("left-glute");
    assertThat(all.at("/zones/0/alarms").asInt()).isPositive();
    double duration = all.at("/session/duration").asDouble();
    assertThat(all.path("strokes").size()).isEqualTo(all.at("/session/rolls").asInt());
    for (JsonNode stroke : all.path("strokes")) {
      assertThat(stroke.path(0).asDouble()).isBetween(-0.01, stroke.path(1).asDouble());
      assertThat(stroke.path(1).asDouble()).isBetween(0.0, duration + 0.01);
    }
    assertThat(all.path("holds").size()).isPositive();
    assertThat(all.at("/limits/source").asString()).isEqualTo("therapist");
    JsonNode alarm = all.at("/alarms/0");
    assertThat(alarm.path("limitSource").asString()).isEqualTo("therapist");
    assertThat(alarm.path("onset").asDouble()).isBetween(0.0, duration);
    JsonNode effort = all.path("effort");
    double pressed = 0;
    for (String band : List.of("easy", "band", "high", "stop")) {
      pressed += effort.path(band).asDouble();
    }
    assertThat(pressed).isCloseTo(all.at("/session/contactTime").asDouble(), within(0.5));
    assertThat(effort.path("stop").asDouble()).isPositive();
  }

  @Test
  void visitsAddUpToTheDwellOfTheirSpots() throws Exception {
    JsonNode all = get(SESSIONS + "/" + free, SESSION);
    double[] dwell = new double[all.path("spots").size()];
    all.path("visits")
        .forEach(
            visit ->
                dwell[visit.path(0).asInt()] +=
                    visit.path(2).asDouble() - visit.path(1).asDouble());
    for (int spot = 0; spot < dwell.length; spot++) {
      assertThat(dwell[spot])
          .as("spot %d", spot)
          .isCloseTo(all.path("spots").path(spot).path("dwell").asDouble(), within(0.5));
    }
    assertThat(all.path("routine").isNull()).isTrue();
  }

  @Test
  void theCoachsResultStandsByTheRoutine() throws Exception {
    JsonNode routine = get(SESSIONS + "/" + guided, SESSION).path("routine");
    assertThat(routine.path("name").asString()).isEqualTo("test-glute");
    assertThat(routine.path("complete").asBoolean()).isFalse();
    assertThat(routine.path("steps").size()).isEqualTo(2);
    assertThat(routine.at("/steps/0/outcome").asString()).isEqualTo("done");
    assertThat(routine.at("/steps/1/outcome").asString()).isEqualTo("left");
    assertThat(routine.at("/steps/1/share").asDouble()).isBetween(0.001, 0.5);
  }

  @Test
  void anOpenSessionShowsWhatThereIs() throws Exception {
    JsonNode all = get(SESSIONS + "/" + open, SESSION);
    assertThat(all.at("/session/open").asBoolean()).isTrue();
    assertThat(all.path("running").asBoolean()).isTrue();
    assertThat(all.path("strokes").size()).isPositive();
    assertThat(all.path("spots").size()).isPositive();
    assertThat(all.path("limits").isNull()).isTrue();
    JsonNode trace = get(SESSIONS + "/" + open + "/trace?points=50", TRACE);
    assertThat(trace.path("highest").size()).isEqualTo(50);
    Browser.Got refused = browser.delete(SESSIONS + "/" + open);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("error").asString()).contains("still running");
  }

  @Test
  void theTraceIsTheLoadOverZero() throws Exception {
    JsonNode session = get(SESSIONS + "/" + guided, SESSION).path("session");
    JsonNode trace = get(SESSIONS + "/" + guided + "/trace?points=200", TRACE);
    assertThat(trace.path("unit").asString()).isEqualTo("kPa");
    assertThat(trace.path("highest").size()).isEqualTo(200);
    double highest = 0;
    for (JsonNode load : trace.path("highest")) {
      highest = Math.max(highest, load.asDouble(0));
    }
    assertThat(highest).isCloseTo(session.at("/load/peak").asDouble(), within(1.0));
    double duration = session.path("duration").asDouble();
    assertThat(trace.path("step").asDouble() * 200).isCloseTo(duration, within(0.01));
    JsonNode part = get(SESSIONS + "/" + guided + "/trace?from=2&to=4&points=10", TRACE);
    assertThat(part.path("start").asDouble()).isEqualTo(2);
    assertThat(part.path("step").asDouble()).isCloseTo(0.2, within(0.001));
    for (String wrong : List.of("from=x", "points=0", "points=20001", "from=5&to=4", "from=NaN")) {
      assertThat(browser.get(SESSIONS + "/" + guided + "/trace?" + wrong).status())
          .as(wrong)
          .isEqualTo(400);
    }
  }

  @Test
  void forgedIdentifiersAreRefusedInWords() throws Exception {
    for (String id : List.of("zz", "..%2F..%2Fetc%2Fpasswd", "'%20OR%201=1", "%3Cscript%3E")) {
      for (String rest : List.of("", "/trace", "/notes")) {
        Browser.Got got = browser.get(SESSIONS + "/" + id + rest);
        assertThat(got.status()).as(id + rest).isEqualTo(404);
        assertThat(got.json().path("error").asString()).contains("there is no");
      }
      assertThat(browser.delete(SESSIONS + "/" + id).status()).isEqualTo(404);
      assertThat(browser.put(SESSIONS + "/" + id + "/person", "{\"person\":null}").status())
          .isEqualTo(404);
      assertThat(browser.get("/api/people/" + id + "/trends").status()).isEqualTo(404);
      assertThat(browser.get("/api/people/" + id + "/hints").status()).isEqualTo(404);
    }
  }

  @Test
  void discomfortAndPersonAreChanged() throws Exception {
    String path = SESSIONS + "/" + free;
    assertThat(browser.put(path + "/discomfort", "{\"discomfort\":4}").status()).isEqualTo(200);
    assertThat(store.sessions().find(free).orElseThrow().discomfort()).isEqualTo(4);
    for (String wrong : List.of("{\"discomfort\":11}", "{\"discomfort\":\"4\"}", "{}", "[]")) {
      assertThat(browser.put(path + "/discomfort", wrong).status()).as(wrong).isEqualTo(400);
    }
    String ben = store.people().add("Ben", Double.NaN).id();
    browser.put(path + "/person", "{\"person\":\"" + ben + "\"}");
    assertThat(store.sessions().find(free).orElseThrow().personName()).isEqualTo("Ben");
    assertThat(browser.put(path + "/person", "{\"person\":\"nobody\"}").status()).isEqualTo(422);
    browser.put(path + "/person", "{\"person\":null}");
    assertThat(store.sessions().find(free).orElseThrow().person()).isNull();
    browser.put(path + "/person", "{\"person\":\"" + anna + "\"}");
  }

  @Test
  void notesAreWrittenAndErased() throws Exception {
    String path = SESSIONS + "/" + guided + "/notes";
    String words = "{\"words\":\"<script>alert(1)</script>\",\"author\":\"therapist\"}";
    Browser.Got written = browser.post(path, words);
    assertThat(written.status()).isEqualTo(201);
    document.fits(SESSION + "/notes", "post", written);
    JsonNode notes = get(path, SESSION + "/notes").path("notes");
    assertThat(notes.at("/0/words").asString()).isEqualTo("<script>alert(1)</script>");
    String note = notes.at("/0/id").asString();
    assertThat(browser.post(path, "{\"words\":\" \"}").status()).isEqualTo(422);
    assertThat(browser.post(path, "{\"text\":\"x\"}").status()).isEqualTo(400);
    assertThat(browser.delete(SESSIONS + "/" + free + "/notes/" + note).status()).isEqualTo(404);
    assertThat(browser.delete(path + "/" + note).status()).isEqualTo(200);
    assertThat(get(path, SESSION + "/notes").path("notes").size()).isZero();
  }

  @Test
  void trendsAreByDayAndZone() throws Exception {
    String path = "/api/people/{person}/trends";
    JsonNode trends = get("/api/people/" + anna + "/trends?weeks=4&calendar=Europe/Berlin", path);
    assertThat(trends.path("days").size()).isPositive();
    assertThat(trends.at("/days/0/zone").asString()).isEqualTo("left-glute");
    assertThat(get("/api/people/nobody/trends", path).path("days").size()).isZero();
    assertThat(get("/api/people/" + anna + "/hints", "/api/people/{person}/hints").path("hints"))
        .isEmpty();
    for (String wrong : List.of("weeks=0", "calendar=Middle-earth")) {
      assertThat(browser.get("/api/people/" + anna + "/trends?" + wrong).status()).isEqualTo(400);
    }
  }

  @Test
  void aSessionIsDeletedForGood() throws Exception {
    String id = FilledStore.roll(store, 4, Duration.ofDays(30), null, null, false);
    assertThat(store.samples().of(id, EnumSet.allOf(Channel.class))).isPresent();
    store.notes().add(null, id, "", "gone soon");
    assertThat(browser.delete(SESSIONS + "/" + id).status()).isEqualTo(200);
    assertThat(browser.get(SESSIONS + "/" + id).status()).isEqualTo(404);
    assertThat(store.notes().ofSession(id)).isEmpty();
    assertThat(store.events().of(id)).isEmpty();
  }
}
