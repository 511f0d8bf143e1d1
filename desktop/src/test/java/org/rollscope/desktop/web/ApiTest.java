package org.rollscope.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.RememberedDevices;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.desktop.demo.Rig;
import org.rollscope.desktop.doctor.Doctor;
import org.rollscope.desktop.doctor.Machine;
import org.rollscope.desktop.doctor.Scope;
import org.rollscope.desktop.pairing.PairingApi;
import org.rollscope.desktop.pairing.Toolbox;
import org.rollscope.desktop.store.Store;
import org.rollscope.sim.device.Transmitter.Format;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;
import tools.jackson.databind.JsonNode;

/** The API with a real bridge, broker and simulated tool, held against its document. */
@Timeout(60)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiTest {
  private static final Scenario LONG =
      Scenarios.parse(
          "long.yaml",
          """
          instrument: ball
          radius: 32 mm
          zone: left-glute
          steps:
            - rest: 1 s
            - touch: {pressure: 90 kPa}
            - strokes: {count: 1000, length: 110 mm, time: 2 s}
          """);

  @TempDir private static Path folder;

  private ApiDocument document;
  private Store store;
  private Rig rig;
  private WebServer server;
  private Browser browser;
  private String tool;

  @BeforeAll
  void start() throws Exception {
    document = new ApiDocument();
    VirtualDevice device = new VirtualDevice(LONG, 4);
    rig = Rig.of(device, LONG.zone(), Format.BINARY, 4);
    store = Stores.in(folder);
    WebConfig config = WebConfig.local(0, BrokerConfig.at(rig.broker(), "pages"));
    server = WebServer.start(config, store, List.of(pairing(config.broker())));
    browser = new Browser(server.address());
    rig.start();
    tool = device.info().id();
    try (Stream<String> lines = browser.lines("/api/live?haptic=1")) {
      Iterator<String> each = lines.iterator();
      String line = each.next();
      while (!line.contains("\"contact\":true")) {
        line = each.next();
      }
      for (int traces = 0; traces < 5; line = each.next()) {
        traces += line.equals("event: trace") ? 1 : 0;
      }
    }
  }

  private static PairingApi pairing(BrokerConfig broker) {
    RememberedDevices nobody = new RememberedDevices(folder.resolve("devices.yaml"));
    Toolbox toolbox = new Toolbox(nobody, BleSettings.DEFAULT, System::nanoTime);
    Scope way = new Scope(BridgeConfig.of(broker, List.of()), List.of(), true, false, folder);
    return new PairingApi(toolbox, new Doctor(Machine.thisOne(), way));
  }

  @AfterAll
  void stop() {
    browser.close();
    server.close();
    store.close();
    rig.close();
  }

  @Test
  void theDocumentNamesTheRoutesThereAre() {
    assertThat(server.routes().stream().filter(route -> route.contains("/api/")))
        .containsExactlyInAnyOrderElementsOf(document.routes());
  }

  @Test
  void theStateIsAsDocumented() throws Exception {
    Browser.Got got = browser.get("/api/state");
    assertThat(got.status()).isEqualTo(200);
    document.fits("/api/state", "get", got);
    JsonNode state = got.json();
    assertThat(state.at("/broker/connected").asBoolean()).isTrue();
    assertThat(state.at("/bridges/bridge").asBoolean()).as(got.body()).isTrue();
    JsonNode shown = state.at("/tools/0");
    assertThat(shown.path("id").asString()).isEqualTo(tool);
    assertThat(shown.at("/info/zone").asString()).isEqualTo("left-glute");
    assertThat(shown.at("/trace/0").size()).isGreaterThan(3);
    assertThat(shown.at("/trace/1").size()).isEqualTo(shown.at("/trace/0").size());
    assertThat(shown.path("spots").size()).isPositive();
    document.fits("/api/about", "get", browser.get("/api/about"));
    document.fits("/api/pairing", "get", browser.get("/api/pairing"));
  }

  @Test
  void commandsGoToTheToolAndAreAnswered() throws Exception {
    String path = "/api/tools/{tool}/commands/{command}";
    String commands = "/api/tools/" + tool + "/commands/";
    Browser.Got done = browser.post(commands + "zone", "{\"zone\":\"right-glute\"}");
    assertThat(done.status()).as(done.body()).isEqualTo(200);
    document.fits(path, "post", done);
    awaitZone("right-glute");
    Browser.Got refused = browser.post(commands + "acknowledge", "{\"kind\":\"cold\"}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().path("error").asString()).contains("cold is not active");
    document.fits(path, "post", refused);
  }

  private void awaitZone(String zone) throws Exception {
    try (Stream<String> lines = browser.lines("/api/live")) {
      String told = "\"zone\":\"" + zone + "\"";
      assertThat(lines.filter(line -> line.contains(told)).findFirst()).isPresent();
    }
  }

  /** The bridge has never heard of it: its text comes with the command. */
  @Test
  void aRoutineOfOnesOwnIsBegunByItsName() throws Exception {
    String yaml = "title: Mine\\nsteps: [{zone: left-glute, tool: ball, press-seconds: 600}]";
    Browser.Got kept = browser.put("/api/routines/only-here", "{\"yaml\":\"" + yaml + "\"}");
    assertThat(kept.status()).as(kept.body()).isEqualTo(200);
    String routine = "/api/tools/" + tool + "/commands/routine";
    Browser.Got begun = browser.post(routine, "{\"name\":\"only-here\"}");
    assertThat(begun.status()).as(begun.body()).isEqualTo(200);
    assertThat(begun.json().path("steps").asString()).isEqualTo("1");
    try (Stream<String> lines = browser.lines("/api/live")) {
      assertThat(lines.anyMatch(line -> line.contains("\"routine\":\"only-here\""))).isTrue();
    }
    assertThat(browser.post(routine, "{\"do\":\"stop\"}").status()).isEqualTo(200);
  }

  @Test
  void whatIsNoCommandIsRefusedBeforeItIsSent() throws Exception {
    String commands = "/api/tools/" + tool + "/commands/";
    List<String> refusals = new ArrayList<>();
    refuse(refusals, commands + "levitate", "{}", 404);
    refuse(refusals, "/api/tools/nobody/commands/tare", "{}", 404);
    refuse(refusals, "/api/tools/..%2F..%2Fetc/commands/tare", "{}", 404);
    refuse(refusals, commands + "zone", "{\"zone\":\"left-wing\"}", 400);
    refuse(refusals, commands + "zone", "{\"zone\":[1]}", 400);
    refuse(refusals, commands + "zone", "[1]", 400);
    refuse(refusals, commands + "zone", "{\"zone\":", 400);
    refuse(refusals, commands + "identify", "{\"seconds\":1e9}", 400);
    refuse(refusals, commands + "tare", "{\"more\":1}", 400);
    refuse(refusals, commands + "routine", "{\"name\":\"../../etc\"}", 400);
    refuse(refusals, commands + "routine", "{\"do\":\"dance\"}", 400);
    refuse(refusals, commands + "routine", "{\"name\":\"no-such-routine\"}", 422);
    refuse(refusals, commands + "person", "{\"name\":\"" + "x".repeat(101) + "\"}", 400);
    assertThat(refusals).isEmpty();
  }

  private void refuse(List<String> refusals, String path, String body, int status)
      throws IOException, InterruptedException {
    Browser.Got got = browser.post(path, body);
    boolean told = got.status() != status || got.json().path("error").asString("").isEmpty();
    if (told) {
      refusals.add(path + " " + body + ": " + got.status() + " " + got.body());
    }
  }

  @Test
  void aPageThatComesLateHasEverythingInItsFirstEvent() throws Exception {
    try (Stream<String> lines = browser.lines("/api/live")) {
      List<String> first = lines.limit(5).toList();
      assertThat(first).element(2).isEqualTo("event: state");
      JsonNode state = Json.MAPPER.readTree(first.get(3).substring("data: ".length()));
      assertThat(state.at("/tools/0/id").asString()).isEqualTo(tool);
    }
  }
}
