package org.rollscope.desktop.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.desktop.broker.EmbeddedBroker;
import org.rollscope.desktop.demo.Rig;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.watch.Subscriber;
import org.rollscope.desktop.web.Chromium.Screen;
import org.rollscope.sim.device.Transmitter.Format;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;

/** The pages in a real browser, over the real server, broker, bridge and a simulated tool. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesInBrowserTest {
  private static final int MOST_BYTES = 500_000;
  private static final String ADVICE = ".advice";
  private static final String ZONE = ".zone-button";
  private static final Scenario TOO_HARD =
      Scenarios.parse(
          "too-hard-soon.yaml",
          """
          instrument: ball
          radius: 32 mm
          zone: left-glute
          steps:
            - rest: 1.2 s
            - touch: {pressure: 110 kPa}
            - strokes:
                count: 10
                length: 100 mm
                time: 2 s
                surge: {pressure: 300 kPa, after: 2 s, rise: 1.6 s, time: 9 s, fall: 0.6 s}
            - strokes: {count: 1000, length: 90 mm, time: 2.2 s}
          """);

  @TempDir static Path profile;
  private Store store;
  private Chromium browser;

  @BeforeAll
  void open() throws IOException {
    store = Stores.in(profile);
    browser = new Chromium(profile);
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
    store.close();
  }

  private WebServer serve(String broker, int port) throws IOException {
    return WebServer.start(WebConfig.local(port, BrokerConfig.at(broker, "pages-" + port)), store);
  }

  @Test
  void thereIsNothingYet() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start();
        WebServer server = serve(broker.address(), 0)) {
      browser.open(server.address(), Screen.LAPTOP, "{}");
      browser.awaitText("main", "No tool yet");
      browser.inspect("empty");
      browser.click("a[href='/tools']");
      browser.awaitText("main h1", "Tools");
      browser.inspect("tools-empty");
      browser.keys("g");
      browser.awaitText("main h1", "Settings");
      browser.awaitText("main", "On your phone");
      browser.inspect("settings");
      browser.settings("{\"language\":\"de\"}");
      browser.awaitText("main h1", "Einstellungen");
      assertThat(browser.run("return document.documentElement.lang")).isEqualTo("de");
      browser.open(server.address() + "pair", Screen.PHONE, "{}");
      browser.awaitText("main h1", "not paired yet");
      browser.inspect("pair");
    }
  }

  @Test
  void aSessionIsSeenSteeredAndWarnedOf() throws Exception {
    VirtualDevice device = new VirtualDevice(TOO_HARD, 1);
    try (Rig rig = Rig.of(device, TOO_HARD.zone(), Format.BINARY, 1);
        WebServer server = serve(rig.broker(), 0)) {
      browser.open(server.address(), Screen.LAPTOP, "{\"theme\":\"dark\"}");
      browser.awaitText("main", "No tool yet");
      rig.start();
      browser.awaitText(".bar", "Simulated ball");
      browser.awaitText(ADVICE, "Ease off");
      assertThat(browser.has(".alarm-frame")).isTrue();
      theTraceIsOfRawSamples();
      assertThat(browser.run("return document.getElementById('assertive').textContent"))
          .asString()
          .startsWith("Ease off");
      assertThat(browser.height(".figure .value")).isGreaterThanOrEqualTo(20);
      browser.inspect("too-hard");
      browser.await("the frame ends", () -> !browser.has(".alarm-frame"));
      assertThat(browser.text(".counts")).contains("Rolls").contains("kPa");
      browser.inspect("live");
      theZoneIsChosenByKeyboard();
      everythingNeededIsOnAPhonesFirstScreen();
      browser.screen(Screen.LAPTOP);
      browser.keys("?");
      browser.awaitText("dialog.help", "Start or stop");
      browser.shoot("keys-laptop");
      browser.escape();
      theUnitIsAsChosen();
      toolsAreShownAndSpokenTo();
    }
  }

  /** Two points of each 25 ms: more than the live states could give. */
  private void theTraceIsOfRawSamples() {
    browser.await(
        "a dense trace",
        () ->
            Boolean.TRUE.equals(
                browser.run(
                    "const times = document.querySelector('rs-trace').tool.times.slice(-60);"
                        + "return times.length === 60 && times.at(-1) - times[0] < 1")));
  }

  private void theZoneIsChosenByKeyboard() throws IOException {
    browser.screen(Screen.LAPTOP);
    browser.keys("z");
    browser.await(
        "a zone has the focus",
        () -> "radio".equals(browser.run("return document.activeElement.getAttribute('role')")));
    assertThat(browser.run("return document.activeElement.getAttribute('aria-label')"))
        .isEqualTo("Left glute");
    for (Screen screen : List.of(Screen.LAPTOP, Screen.PHONE)) {
      browser.screen(screen);
      browser.shoot("zones-" + screen.name().toLowerCase(Locale.ROOT));
      assertThat(browser.violations()).as("zones").isEmpty();
    }
    browser.keys("c");
    assertThat(browser.run("return document.activeElement.getAttribute('aria-label')"))
        .asString()
        .endsWith("calf");
    browser.keys(Keys.ENTER);
    browser.awaitText(ZONE, "calf");
    browser.await("the dialog is closed", () -> !browser.has("dialog[open]"));
  }

  private void everythingNeededIsOnAPhonesFirstScreen() {
    browser.screen(Screen.PHONE);
    browser.run("scrollTo(0, 0)");
    for (String part :
        new String[] {ADVICE, ".figure", ".gauge", ".counts", ".time", "rs-trace", ".bar .main"}) {
      Object inside =
          browser.run(
              "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
                  + " return box.top >= 0 && box.bottom <= document.querySelector('.rail').getBoundingClientRect().top",
              part);
      assertThat(inside).as(part).isEqualTo(true);
    }
  }

  private void theUnitIsAsChosen() {
    browser.settings("{\"pressure\":\"psi\"}");
    browser.awaitText(".figure", "psi");
    browser.settings("{\"pressure\":\"kPa\"}");
    browser.awaitText(".figure", "kPa");
  }

  private void toolsAreShownAndSpokenTo() throws IOException {
    browser.click("a[href='/tools']");
    browser.awaitText("main h1", "Tools");
    browser.awaitText(".tool-card", "engineering default");
    browser.click(".deeds button");
    browser.awaitText(".said", "It shows itself.");
    browser.inspect("tools");
  }

  @Test
  void aServerThatComesBackIsFoundAgain() throws Exception {
    VirtualDevice device = new VirtualDevice(TOO_HARD, 2);
    try (Rig rig = Rig.of(device, TOO_HARD.zone(), Format.BINARY, 1)) {
      rig.start();
      WebServer first = serve(rig.broker(), 0);
      int port = first.port();
      try (first) {
        browser.open(first.address(), Screen.LAPTOP, "{}");
        browser.await("it rolls", () -> browser.text(".counts").contains("Distance"));
      }
      browser.awaitText(".notice", "is lost");
      browser.shoot("offline-laptop");
      assertThat(browser.violations()).isEmpty();
      try (WebServer second = serve(rig.broker(), port)) {
        browser.await("the notice is gone", () -> !browser.has(".notice"));
        browser.await("it is live", () -> !browser.has(".live.stale") && browser.has(".live"));
        assertThat(second.port()).isEqualTo(port);
      }
    }
  }

  /** Two tools that no simulator would be: one whose name is a script. */
  @Test
  void namesAreTextAndSeveralToolsHaveTabs() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start();
        WebServer server = serve(broker.address(), 0);
        Subscriber client = Subscriber.connect(broker.address(), "by-hand", "nothing")) {
      browser.open(server.address(), Screen.LAPTOP, "{}");
      browser.awaitText("main", "No tool yet");
      for (String name : List.of("Ball", "<img src=x onerror=alert(1)>")) {
        String tool = "rollscope/" + (name.equals("Ball") ? "one" : "two");
        client.send(
            tool + "/info",
            ("{\"name\":\"" + name + "\",\"instrument\":\"ball\",\"channels\":[\"pressure\"]}")
                .getBytes(UTF_8));
        client.send(tool + "/status", "{\"state\":\"searching\",\"error\":null}".getBytes(UTF_8));
      }
      browser.awaitText("[role=tablist]", "<img src=x onerror=alert(1)>");
      assertThat(browser.has("main img")).isFalse();
      browser.keys("0");
      browser.await("all are shown", () -> browser.has(".all-tools"));
      browser.inspect("all");
      browser.keys("1");
      browser.awaitText(ADVICE, "Looking for Ball");
      browser.inspect("searching");
    }
  }

  @Test
  void aPageIsSmallAndAsksNobodyElse() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start();
        WebServer server = serve(broker.address(), 0)) {
      browser.cache(false);
      browser.open(server.address(), Screen.LAPTOP, "{}");
      browser.awaitText("main", "No tool yet");
      browser.cache(true);
      List<?> resources =
          (List<?>)
              browser.run(
                  "return performance.getEntriesByType('resource').map(one => one.name + ' ' + one.decodedBodySize)");
      long bytes = 0;
      for (Object one : resources) {
        String[] parts = one.toString().split(" ", -1);
        assertThat(parts[0]).startsWith(server.address());
        bytes += Long.parseLong(parts[1]);
      }
      assertThat(bytes).isBetween(100_000L, (long) MOST_BYTES);
    }
  }
}
