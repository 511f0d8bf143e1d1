package org.rollscope.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.broker.EmbeddedBroker;
import org.rollscope.desktop.store.Store;
import tools.jackson.databind.JsonNode;

/** The people's part of the API, held against its document; no bridge is there. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleApiTest {
  private static final String PERSON = "/api/people/{person}";
  private static final String TOOL = "ball1";

  @TempDir static Path folder;
  private ApiDocument document;
  private EmbeddedBroker broker;
  private Store store;
  private WebServer server;
  private Browser browser;

  @BeforeAll
  void start() throws Exception {
    document = new ApiDocument();
    broker = EmbeddedBroker.start();
    store = Stores.in(folder);
    server =
        WebServer.start(
            WebConfig.local(0, BrokerConfig.at(broker.address(), "people-pages")), store);
    browser = new Browser(server.address());
  }

  @AfterAll
  void stop() {
    browser.close();
    server.close();
    store.close();
    broker.close();
  }

  /** Asks, and holds the answer against the document. */
  private JsonNode ask(String method, String path, String document, String body, int status)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(server.address()).resolve(path))
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
    Browser.Got got = browser.send(request);
    assertThat(got.status()).as("%s %s: %s", method, path, got.body()).isEqualTo(status);
    this.document.fits(document, method.toLowerCase(Locale.ROOT), got);
    return got.json();
  }

  private String add(String name) throws Exception {
    String body = "{\"name\":\"" + name + "\",\"bodyWeight\":70.5}";
    return ask("POST", "/api/people", "/api/people", body, 201).path("id").asString();
  }

  @Test
  void peopleAreAddedAndChanged() throws Exception {
    String id = add("Ada");
    JsonNode got = ask("GET", "/api/people/" + id, PERSON, "", 200);
    assertThat(got.path("bodyWeight").asDouble()).isEqualTo(70.5);
    assertThat(got.path("cautions").asString()).isEqualTo("open");
    String other = "{\"name\":\" Ada Lovelace \",\"bodyWeight\":null}";
    JsonNode changed = ask("PUT", "/api/people/" + id, PERSON, other, 200);
    assertThat(changed.path("name").asString()).isEqualTo("Ada Lovelace");
    assertThat(changed.path("bodyWeight").isNull()).isTrue();
    assertThat(ask("GET", "/api/people", "/api/people", "", 200).path("people").toString())
        .contains("Ada Lovelace");
    ask("POST", "/api/people", "/api/people", "{\"name\":\"Ada Lovelace\"}", 422);
    ask("POST", "/api/people", "/api/people", "{\"name\":\" \"}", 422);
    ask("POST", "/api/people", "/api/people", "{\"name\":7}", 400);
    ask("POST", "/api/people", "/api/people", "{\"name\":\"x\",\"bodyWeight\":1}", 400);
    ask("GET", "/api/people/0123456789abcdef", PERSON, "", 404);
    ask("PUT", "/api/people/..%2Fetc", PERSON, other, 404);
  }

  @Test
  void onesDataGoIntoAFileAndForGood() throws Exception {
    String id = add("Fay <b>");
    store.tools().give(TOOL, id);
    HttpRequest export =
        HttpRequest.newBuilder(
                URI.create(server.address()).resolve("/api/people/" + id + "/export"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> file = client.send(export, HttpResponse.BodyHandlers.ofByteArray());
      assertThat(file.headers().firstValue("Content-Disposition"))
          .contains("attachment; filename*=UTF-8''rollscope%20Fay%20%3Cb%3E.zip");
      try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file.body()))) {
        assertThat(zip.getNextEntry()).isNotNull();
      }
    }
    ask("DELETE", "/api/people/" + id, PERSON, "{\"name\":\"Fay\"}", 422);
    ask("DELETE", "/api/people/" + id, PERSON, "{\"name\":\"Fay <b>\"}", 200);
    ask("GET", "/api/people/" + id, PERSON, "", 404);
    assertThat(store.tools().holder(TOOL).orElseThrow().person()).isNull();
  }

  @Test
  void limitsHaveTheirSourceAndDefaultsBesides() throws Exception {
    String limits = "/api/people/" + add("Bea") + "/limits";
    String list = PERSON + "/limits";
    String one = list + "/{zone}";
    JsonNode none = ask("GET", limits, list, "", 200);
    assertThat(none.path("zones")).isEmpty();
    assertThat(none.path("everywhere").isNull()).isTrue();
    assertThat(none.at("/defaults/ball/high").asDouble()).isEqualTo(250);
    String limit = "{\"high\":90,\"highHigh\":120,\"unit\":\"kPa\",\"source\":\"therapist\"}";
    ask("PUT", limits + "/left-calf", one, limit, 200);
    ask("PUT", limits + "/everywhere", one, limit.replace("kPa", "%BW"), 200);
    JsonNode two = ask("GET", limits, list, "", 200);
    assertThat(two.at("/zones/0/zone").asString()).isEqualTo("left-calf");
    assertThat(two.at("/zones/0/source").asString()).isEqualTo("therapist");
    assertThat(two.at("/everywhere/unit").asString()).isEqualTo("%BW");
    ask("DELETE", limits + "/left-calf", one, "", 200);
    assertThat(ask("GET", limits, list, "", 200).path("zones")).isEmpty();
    ask("PUT", limits + "/left-wing", one, limit, 404);
    ask("PUT", limits + "/left-calf", one, limit.replace("120", "80"), 400);
    ask("PUT", limits + "/left-calf", one, limit.replace("therapist", "a friend"), 400);
    ask("PUT", limits + "/left-calf", one, limit.replace("90", "1e999"), 400);
  }

  @Test
  void answersMarkZonesAndLeaveThoseOfATherapist() throws Exception {
    String id = add("Cleo");
    String cautions = "/api/people/" + id + "/cautions";
    String path = PERSON + "/cautions";
    store.limits().forbid(id, Zone.parse("left-foot"), "operated", "therapist");
    ask("PUT", cautions, path, "{\"notNow\":true}", 200);
    JsonNode putOff = ask("GET", cautions, path, "", 200);
    assertThat(putOff.path("state").asString()).isEqualTo("put-off");
    String answers =
        """
        {"zones": {"fracture": ["left-foot", "right-calf"], "open-wound": ["right-calf"],
                   "osteomyelitis": []}}""";
    JsonNode answered = ask("PUT", cautions, path, answers, 200);
    assertThat(answered.path("state").asString()).isEqualTo("answered");
    assertThat(answered.at("/zones/osteomyelitis").isArray()).isTrue();
    assertThat(noGo(id))
        .isEqualTo("[left-foot: operated (therapist), right-calf: open-wound, fracture (person)]");
    ask("PUT", cautions, path, "{\"zones\":{\"fracture\":[\"left-quads\"]}}", 200);
    assertThat(noGo(id))
        .isEqualTo("[left-foot: operated (therapist), left-quads: fracture (person)]");
    ask("PUT", cautions, path, "{\"zones\":{}}", 200);
    assertThat(noGo(id)).isEqualTo("[left-foot: operated (therapist)]");
    ask("PUT", cautions, path, "{\"zones\":{\"hunger\":[]}}", 400);
    ask("PUT", cautions, path, "{\"zones\":{\"fracture\":[\"wing\"]}}", 400);
    ask("PUT", cautions, path, "{\"zones\":{\"fracture\":7}}", 400);
    ask("PUT", cautions, path, "{}", 400);
  }

  private String noGo(String id) throws Exception {
    String path = PERSON + "/no-go";
    return ask("GET", "/api/people/" + id + "/no-go", path, "", 200)
        .path("zones")
        .valueStream()
        .map(
            one ->
                "%s: %s (%s)"
                    .formatted(
                        one.path("zone").asString(),
                        one.path("reason").asString(),
                        one.path("source").asString()))
        .toList()
        .toString();
  }

  @Test
  void aZoneIsMarkedAndLetGo() throws Exception {
    String id = add("Dora");
    String zone = "/api/people/" + id + "/no-go/left-glute";
    String path = PERSON + "/no-go/{zone}";
    ask("PUT", zone, path, "{\"reason\":\"a bruise\",\"source\":\"person\"}", 200);
    assertThat(noGo(id)).isEqualTo("[left-glute: a bruise (person)]");
    ask("DELETE", zone, path, "", 200);
    assertThat(noGo(id)).isEqualTo("[]");
    ask("PUT", zone, path, "{\"source\":7}", 400);
  }

  @Test
  void whoRollsIsNotedAlsoWhenNoBridgeIsThere() throws Exception {
    store.tools().give(TOOL, null);
    String id = add("Eve");
    String roller = "/api/tools/" + TOOL + "/person";
    String path = "/api/tools/{tool}/person";
    JsonNode noted = ask("PUT", roller, path, "{\"person\":\"" + id + "\"}", 200);
    assertThat(noted.path("told").asBoolean(true)).isFalse();
    JsonNode eve = ask("GET", "/api/people/" + id, PERSON, "", 200);
    assertThat(eve.at("/tools/0").asString()).isEqualTo(TOOL);
    ask("PUT", roller, path, "{\"person\":null}", 200);
    assertThat(ask("GET", "/api/people/" + id, PERSON, "", 200).path("tools")).isEmpty();
    ask("PUT", roller, path, "{\"person\":\"nobody\"}", 404);
    ask("PUT", roller, path, "{}", 400);
    ask("PUT", "/api/tools/none/person", path, "{\"person\":null}", 404);
    String comfort = "/api/tools/" + TOOL + "/comfort";
    String test = "/api/tools/{tool}/comfort";
    ask("PUT", comfort, test, "{\"zone\":\"left-calf\"}", 422);
    ask("GET", comfort, test, "", 404);
  }

  @Test
  void thePracticeIsKept() throws Exception {
    String path = "/api/practice";
    assertThat(ask("GET", path, path, "", 200).path("name").asString()).isEmpty();
    ask("PUT", path, path, "{\"name\":\"Practice <b>Sun</b>\",\"phone\":\" 0123 \"}", 200);
    JsonNode kept = ask("GET", path, path, "", 200);
    assertThat(kept.path("name").asString()).isEqualTo("Practice <b>Sun</b>");
    assertThat(kept.path("phone").asString()).isEqualTo("0123");
    ask("PUT", path, path, "{\"name\":7}", 400);
  }
}
