package org.rollscope.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.RememberedDevices;
import org.rollscope.desktop.companion.Companion;
import org.rollscope.desktop.companion.Opened;
import org.rollscope.desktop.pairing.Toolbox;
import org.rollscope.desktop.store.StoreAddress;
import tools.jackson.databind.JsonNode;

/** Tools are found, paired, named and forgotten while the companion runs. */
@Timeout(120)
class PairingApiTest {
  @TempDir Path folder;

  private RememberedDevices remembered;
  private Companion companion;
  private Browser browser;
  private ApiDocument document;

  @BeforeEach
  void start() throws Exception {
    document = new ApiDocument();
    remembered = new RememberedDevices(folder.resolve("devices.yaml"));
    BleSettings nowhere = BleSettings.DEFAULT.withBus("unix:path=" + folder.resolve("no-bus"));
    Toolbox toolbox = new Toolbox(remembered, nowhere, System::nanoTime);
    List<DeviceConfig> tools = toolbox.tools();
    companion =
        Companion.start(
            null,
            bridge -> bridge.withDevices(tools),
            toolbox,
            new StoreAddress.InFile(folder.resolve("store.db")),
            0,
            Opened.TO_NOBODY);
    browser = new Browser(companion.pages().address());
  }

  @AfterEach
  void stop() {
    browser.close();
    companion.close();
  }

  private JsonNode search(String port) throws Exception {
    Browser.Got got = browser.post("/api/paired/search", "{\"port\":\"" + port + "\"}");
    assertThat(got.status()).as(got.body()).isEqualTo(200);
    document.fits("/api/paired/search", "post", got);
    return got.json();
  }

  private JsonNode pair(SimulatedPort tool) throws Exception {
    JsonNode found = search(tool.path()).at("/found/0");
    assertThat(found.path("usable").asBoolean()).as(found.toString()).isTrue();
    Browser.Got got = browser.post("/api/paired", "{\"link\":\"" + tool.path() + "\"}");
    assertThat(got.status()).as(got.body()).isEqualTo(200);
    document.fits("/api/paired", "post", got);
    document.fits("/api/paired", "get", browser.get("/api/paired"));
    return got.json();
  }

  /** Waits until a page would be told so. */
  private void awaitTold(String... parts) throws Exception {
    try (Stream<String> lines = browser.lines("/api/live")) {
      Iterator<String> each = lines.iterator();
      while (!Stream.of(parts).allMatch(each.next()::contains)) {
        continue;
      }
    }
  }

  /** How what a tool measures now is told. */
  private static String live(SimulatedPort tool) {
    return "{\"id\":\"" + tool.id() + "\",\"live\":";
  }

  private Browser.Got change(String method, String tool, String body) throws Exception {
    return browser.send(
        HttpRequest.newBuilder(
                URI.create(companion.pages().address()).resolve("/api/paired/" + tool))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build());
  }

  @Test
  void aToolIsFoundPairedNamedAndForgotten() throws Exception {
    try (SimulatedPort tool = SimulatedPort.open("glute-ball", 1, 1)) {
      assertThat(browser.get("/api/paired").json())
          .hasToString("{\"tools\":[],\"pluggedIn\":null}");
      JsonNode found = search(tool.path()).at("/found/0");
      assertThat(found.path("tellsItsTool").asBoolean()).isTrue();
      assertThat(found.path("pairedAs").isNull()).isTrue();
      assertThat(found.path("battery").asDouble()).isPositive();
      JsonNode paired = pair(tool);
      assertThat(paired.path("id").asString()).isEqualTo(tool.id());
      awaitTold(live(tool));
      assertThat(search(tool.path()).at("/found/0/pairedAs").asString()).isEqualTo(tool.id());

      assertThat(change("PUT", tool.id(), "{\"name\":\"Anna's ball\"}").status()).isEqualTo(200);
      awaitTold("\"name\":\"Anna's ball\"", "\"radius\"");
      assertThat(remembered.load().getFirst().name()).isEqualTo("Anna's ball");
      assertThat(browser.get("/api/paired").json().at("/tools/0/name").asString())
          .isEqualTo("Anna's ball");

      assertThat(change("DELETE", tool.id(), "").status()).isEqualTo(200);
      assertThat(remembered.load()).isEmpty();
      while (!browser.get("/api/state").json().path("tools").isEmpty()) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void twoAreReadSideBySideAndTheOtherStays() throws Exception {
    try (SimulatedPort stays = SimulatedPort.open("glute-ball", 1, 1);
        SimulatedPort goes = SimulatedPort.open("calf-stick", 2, 1)) {
      pair(stays);
      awaitTold(live(stays));
      pair(goes);
      awaitTold(live(goes));
      assertThat(change("DELETE", goes.id(), "").status()).isEqualTo(200);
      awaitTold(live(stays));
      List<String> left =
          remembered.load().stream().map(device -> String.valueOf(device.id())).toList();
      assertThat(left).containsExactly(stays.id());
    }
  }

  @Test
  void whatKeepsItFromHearingIsSaid() throws Exception {
    Browser.Got got = browser.post("/api/paired/search", "{}");
    assertThat(got.status()).as(got.body()).isEqualTo(200);
    assertThat(got.json().path("bluetoothProblem").asString()).contains("D-Bus");
    JsonNode silent = search(folder.resolve("nothing").toString()).at("/found/0");
    assertThat(silent.path("usable").asBoolean()).isFalse();
    assertThat(silent.path("problem").asString()).contains("There is no serial port");
  }

  @Test
  void whatMakesNoSenseIsRefused() throws Exception {
    assertThat(browser.post("/api/paired/search", "{\"port\":\"replay:/etc/passwd\"}").status())
        .isEqualTo(422);
    assertThat(browser.post("/api/paired/search", "{\"port\":\"ble:auto\"}").status())
        .isEqualTo(422);
    assertThat(browser.post("/api/paired/search", "{\"where\":1}").status()).isEqualTo(400);
    assertThat(browser.post("/api/paired", "{\"link\":\"/dev/null\"}").status()).isEqualTo(404);
    assertThat(browser.post("/api/paired", "{\"link\":\"a\",\"instrument\":\"hammer\"}").status())
        .isEqualTo(400);
    assertThat(change("PUT", "nobody", "{\"name\":\"Green\"}").status()).isEqualTo(404);
    assertThat(change("PUT", "nobody", "{\"name\":\" \"}").status()).isEqualTo(400);
    assertThat(change("DELETE", "nobody", "").status()).isEqualTo(404);
  }
}
