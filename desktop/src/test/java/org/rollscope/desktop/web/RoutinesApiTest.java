package org.rollscope.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.desktop.routines.RoutineShelf;
import org.rollscope.desktop.store.Store;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One's own routines over the API: kept, judged, removed. No broker is needed for it. */
@Timeout(60)
class RoutinesApiTest {
  private static final String ALL = "/api/routines";
  private static final String ONE = "/api/routines/{name}";
  private static final String CHECK = "/api/routines/check";
  private static final String MINE =
      """
      title: Mine
      steps:
        - zone: left-calf
          tool: stick
          strokes: 10
          stroke-seconds-least: 2
          stroke-seconds-most: 4
        - routine: glute-ball
      """;

  @TempDir Path folder;
  private ApiDocument document;
  private Path files;
  private Store store;
  private WebServer server;
  private Browser browser;

  @BeforeEach
  void start() throws IOException {
    document = new ApiDocument();
    files = Files.createDirectory(folder.resolve("routines"));
    store = Stores.in(folder);
    BrokerConfig nowhere = BrokerConfig.at("tcp://127.0.0.1:9", "pages");
    server = WebServer.start(WebConfig.local(0, nowhere).withRoutines(files), store);
    browser = new Browser(server.address());
  }

  @AfterEach
  void stop() {
    browser.close();
    server.close();
    store.close();
  }

  private static String yaml(String text) {
    return Json.object().put("yaml", text).toString();
  }

  private JsonNode all() throws Exception {
    Browser.Got got = browser.get(ALL);
    document.fits(ALL, "get", got);
    return got.json().path("routines");
  }

  @Test
  void builtInOnesComeFirstThenOnesOwn() throws Exception {
    Files.writeString(files.resolve("from-file.yaml"), "steps: [{routine: stick-calves}]");
    Files.writeString(files.resolve("broken.yaml"), "steps: [{zone: elbow}]");
    assertThat(browser.put(ALL + "/mine", yaml(MINE)).status()).isEqualTo(200);
    JsonNode all = all();
    assertThat(all.findValuesAsString("name"))
        .startsWith("glute-ball")
        .endsWith("full-legs", "broken", "from-file", "mine");
    assertThat(all.findValuesAsString("kept"))
        .containsOnly("built-in", "file", "store")
        .endsWith("built-in", "file", "file", "store");
    JsonNode mine = all.get(all.size() - 1);
    assertThat(mine.path("seconds").asDouble()).isEqualTo(10 * 3 + 2 * 60);
    assertThat(mine.path("steps").size()).isEqualTo(3);
    assertThat(mine.at("/steps/0/goal/kind").asString()).isEqualTo("strokes");
    JsonNode broken = all.get(all.size() - 3);
    assertThat(broken.path("seconds").isNull()).isTrue();
    assertThat(broken.at("/problems/0/key").asString()).isEqualTo("steps[0].zone");
  }

  @Test
  void filesThatCannotBeReadHideNoOthers() throws Exception {
    Files.write(files.resolve("bytes.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe});
    Files.writeString(files.resolve("endless.yaml"), "#".repeat(33_000));
    JsonNode all = all();
    assertThat(all.size()).isEqualTo(9);
    assertThat(all.get(7).at("/problems/0/words").asString()).contains("bytes cannot be read");
    assertThat(all.get(8).at("/problems/0/words").asString()).contains("longer than 32768");
    assertThat(browser.get(ALL + "/bytes").status()).isEqualTo(422);
  }

  @Test
  void oneIsKeptShownChangedAndRemoved() throws Exception {
    Browser.Got kept = browser.put(ALL + "/mine", yaml(MINE));
    document.fits(ONE, "put", kept);
    Browser.Got got = browser.get(ALL + "/mine");
    document.fits(ONE, "get", got);
    assertThat(got.json()).isEqualTo(kept.json());
    assertThat(got.json().path("yaml").asString()).isEqualTo(MINE);
    assertThat(got.json().at("/form/steps/1/routine").asString()).isEqualTo("glute-ball");
    browser.put(ALL + "/mine", yaml(MINE.replace("Mine", "Yours")));
    assertThat(browser.get(ALL + "/mine").json().path("title").asString()).isEqualTo("Yours");
    Browser.Got gone = browser.delete(ALL + "/mine");
    document.fits(ONE, "delete", gone);
    assertThat(browser.get(ALL + "/mine").status()).isEqualTo(404);
    assertThat(browser.delete(ALL + "/mine").status()).isEqualTo(404);
  }

  @Test
  void whatCannotBeUsedIsRefusedByLineAndKey() throws Exception {
    Browser.Got refused = browser.put(ALL + "/mine", yaml(MINE.replace("left-calf", "elbow")));
    assertThat(refused.status()).isEqualTo(422);
    document.fits(ONE, "put", refused);
    assertThat(refused.json().at("/problems/0/line").asInt()).isEqualTo(3);
    assertThat(refused.json().at("/problems/0/key").asString()).isEqualTo("steps[0].zone");
    assertThat(all().size()).isEqualTo(7);
    Files.writeString(files.resolve("from-file.yaml"), MINE);
    List<Integer> statuses =
        List.of(
            browser.put(ALL + "/mine", yaml("steps: [{routine: mine}]")).status(),
            browser.put(ALL + "/mine", yaml("title: ")).status(),
            browser.put(ALL + "/from-file", yaml(MINE)).status(),
            browser.delete(ALL + "/from-file").status(),
            browser.delete(ALL + "/glute-ball").status());
    assertThat(statuses).containsOnly(422);
    assertThat(browser.put(ALL + "/Not%20A%20Name", yaml(MINE)).status()).isEqualTo(400);
    assertThat(browser.put(ALL + "/mine", yaml("#".repeat(33_000))).status()).isEqualTo(400);
    assertThat(browser.put(ALL + "/mine", "{\"yaml\": 3}").status()).isEqualTo(400);
    assertThat(browser.get(ALL + "/..%2F..%2Fetc").status()).isEqualTo(404);
  }

  @Test
  void formAndTextStayInStep() throws Exception {
    browser.put(ALL + "/mine", yaml(MINE));
    Browser.Got fromText = browser.post(CHECK, yaml(MINE));
    document.fits(CHECK, "post", fromText);
    JsonNode fields = fromText.json().path("form");
    ObjectNode asked = Json.object().put("name", "mine");
    Browser.Got fromForm = browser.post(CHECK, asked.set("form", fields).toString());
    assertThat(fromForm.json().path("yaml").asString()).isEqualTo(MINE);
    assertThat(fromForm.json().path("problems").isEmpty()).isTrue();
    assertThat(fromForm.json().at("/routine/seconds").asDouble()).isEqualTo(150);
  }

  @Test
  void whatIsWrongInAFormIsToldByItsField() throws Exception {
    Browser.Got wrong =
        browser.post(
            CHECK,
            "{\"form\":{\"head\":\"\",\"title\":\"<b>\",\"steps\":[{\"zone\":\"left-calf\",\"tool\":\"stick\",\"strokes\":\"none\"}]}}");
    document.fits(CHECK, "post", wrong);
    assertThat(wrong.json().path("yaml").asString()).contains("title: \"<b>\"", "strokes: none");
    assertThat(wrong.json().at("/problems/0/key").asString()).isEqualTo("steps[0].strokes");
    assertThat(wrong.json().at("/problems/0/line").asInt()).isEqualTo(5);
    assertThat(wrong.json().path("routine").isNull()).isTrue();
    Browser.Got none = browser.post(CHECK, yaml("steps: ["));
    document.fits(CHECK, "post", none);
    assertThat(none.json().path("form").isNull()).isTrue();
    assertThat(browser.post(CHECK, "{\"form\":{\"steps\":[3]}}").status()).isEqualTo(400);
    assertThat(browser.post(CHECK, "{}").status()).isEqualTo(400);
  }

  /** A bridge knows neither the store nor the folder: it gets every step. */
  @Test
  void aCommandCarriesTheWholeText() throws Exception {
    browser.put(ALL + "/mine", yaml(MINE));
    browser.put(ALL + "/two", yaml("title: Two\nsteps: [{routine: mine}, {routine: mine}]"));
    RoutineShelf shelf = new RoutineShelf(store.routines(), files);
    JsonNode begin = shelf.withText(Json.object().put("name", "two"));
    assertThat(begin.path("yaml").asString()).contains("title: Two").doesNotContain("routine:");
    assertThat(begin.path("yaml").asString().split("- zone:", -1)).hasSize(7);
    JsonNode unknown = Json.object().put("name", "at-the-bridge");
    assertThat(shelf.withText(unknown)).isEqualTo(unknown);
    JsonNode next = Json.object().put("do", "next");
    assertThat(shelf.withText(next)).isEqualTo(next);
  }
}
