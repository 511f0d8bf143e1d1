package org.rollscope.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.desktop.broker.EmbeddedBroker;
import org.rollscope.desktop.collect.CollectClient;
import org.rollscope.desktop.collect.Patience;
import org.rollscope.desktop.demo.Rig;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreException;
import org.rollscope.desktop.store.StoreSink;
import org.rollscope.desktop.web.Chromium.Screen;
import org.rollscope.sim.device.Transmitter.Format;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;

/** A guided session in a real browser, with a simulated ball that does what the coach asks. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CoachInBrowserTest {
  private static final Scenario GLUTES = Scenarios.load("guided-glutes");
  private static final double SPEED = 6;

  /** Notes what is said aloud, and what the page says while there is an alarm. */
  private static final String LISTEN =
      """
      window.spoken = [];
      window.warned = [];
      SpeechSynthesis.prototype.speak = (saying) => window.spoken.push(saying.lang + ' ' + saying.text);
      new MutationObserver(() => {
        const frame = document.querySelector('.coach .alarm-frame');
        const words = document.querySelector('.coach .advice')?.textContent ?? '';
        if (frame && words) window.warned.push(words);
      }).observe(document.querySelector('main'), {subtree: true, childList: true, characterData: true});
      """;

  @TempDir static Path folder;
  private Store store;
  private Chromium browser;

  @BeforeAll
  void open() throws IOException {
    store = Stores.in(folder);
    browser = new Chromium(folder);
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
    store.close();
  }

  private WebServer serve(String broker, int port) throws IOException {
    return WebServer.start(WebConfig.local(port, BrokerConfig.at(broker, "coach-" + port)), store);
  }

  private CollectClient collect(String broker, StoreSink sink) throws IOException {
    BrokerConfig config = BrokerConfig.at(broker, sink.client());
    return new CollectClient(config, sink, Patience.DEFAULT, new SplittableRandom(1));
  }

  @Test
  void aRoutineIsDoneByTheDataFromStartToEnd() throws Exception {
    VirtualDevice device = new VirtualDevice(GLUTES, 1);
    try (Rig rig = Rig.of(device, GLUTES.zone(), Format.BINARY, SPEED);
        StoreSink sink = store.collect();
        CollectClient collector = collect(rig.broker(), sink)) {
      collector.start();
      int port;
      try (WebServer server = serve(rig.broker(), 0)) {
        port = server.port();
        browser.open(server.address() + "coach", Screen.LAPTOP, "{}");
        browser.awaitText(".choose .begin", "No tool for it yet");
        browser.run(LISTEN);
        rig.start();
        browser.awaitText(".choose .begin", "Simulated ball");
        theVoiceIsAskedForOnce();
        browser.await("it warns", () -> heard("warned").contains("Ease off"));
        browser.awaitText(".coach", "Step 2 of 2");
        browser.await(
            "it speaks", () -> heard("spoken").contains("en Right glute. Sit on the ball"));
        assertThat(heard("spoken")).contains("en Left glute. Sit on the ball, the left ankle");
        browser.run("location.reload()"); // what goes on comes from the bridge
        browser.awaitText(".coach", "Step 2 of 2");
      }
      try (WebServer server = serve(rig.broker(), port)) {
        browser.await("it goes on", () -> browser.has(".coach") && !browser.has(".coach.stale"));
        browser.awaitText("main", "How did it feel?");
        browser.awaitText("main", "All done");
        assertThat(server.port()).isEqualTo(port);
        howItFeltIsKept();
      }
    }
  }

  private String heard(String list) {
    return String.valueOf(browser.run("return window[arguments[0]].join()", list));
  }

  private void theVoiceIsAskedForOnce() {
    browser.keys(" ");
    browser.awaitText("dialog.ask", "Shall the coach speak?");
    browser.click("dialog.ask .main");
    browser.await(
        "it begins",
        () -> {
          if (browser.text(".also-all").contains("Nobody answered")) {
            browser.keys(" "); // a machine that is busy; the page has said so
          }
          return browser.text(".coach").contains("Left glute");
        });
  }

  private void howItFeltIsKept() throws StoreException {
    browser.keys("6");
    browser.click(".discomfort .main");
    browser.awaitText(".ending .felt", "6 of 10");
    assertThat(browser.text(".results")).contains("1:00 of 1:00").contains("1 alarm");
    String link =
        String.valueOf(browser.run("return document.querySelector('.ending .main').pathname"));
    String session = link.replace("/sessions/", "");
    assertThat(store.sessions().find(session).orElseThrow().discomfort()).isEqualTo(6);
  }

  /** A laptop in the evening, and a small phone at noon. */
  private void inspect(String name) throws IOException {
    browser.inspect(name, Screen.LAPTOP, "dark");
    browser.inspect(name, Screen.SMALL, "light");
  }

  private static String routine(int index, String step, double done, String advice) {
    return """
        {"routine":"glute-ball","index":%d,"steps":2,"step":%s,"done":%s,"stepDone":false,"advice":"%s","share":%s}"""
        .formatted(index, step, done, advice, done / 60);
  }

  private static String step(String zone, String words) {
    return """
        {"zone":"%s","tool":"ball","goal":{"kind":"press","seconds":60,"target":60},
         "band":{"low":0.3,"high":0.9},"pace":{"shortest":0,"longest":null},"words":"%s"}"""
        .formatted(zone, words);
  }

  @Test
  void everyStateCanBeReadOnEveryScreen() throws Exception {
    String left = step("left-glute", "Roll slowly.");
    String right = step("right-glute", "Roll <img src=x onerror=alert(1)>");
    try (EmbeddedBroker broker = EmbeddedBroker.start();
        WebServer server = serve(broker.address(), 0);
        Puppet ball = new Puppet(broker.address(), "one", "ball")) {
      browser.open(server.address() + "coach", Screen.LAPTOP, "{}");
      browser.awaitText(".choose .begin", "Ball 3F2A");
      inspect("coach-choose");
      ball.press(148).routine(routine(0, left, 37.4, "good"));
      browser.awaitText(".coach .figure", "0:37");
      assertThat(browser.height(".coach .figure")).isGreaterThanOrEqualTo(15);
      inspect("coach-work");
      ball.press(372).alarm("overpressure", "stop");
      browser.awaitText(".coach .advice", "Ease off now");
      assertThat(browser.text(".coach .figure")).isEqualTo("372");
      inspect("coach-alarm");
      ball.press(0).alarm("overpressure", "").routine(routine(1, right, 0, "begin"));
      browser.awaitText(".coach .pause", "Right glute");
      assertThat(browser.has("main img")).isFalse();
      inspect("coach-rest");
      browser.settings("{\"language\":\"de\"}");
      browser.awaitText(".coach", "Schritt 2 von 2");
      ball.press(120).routine("null");
      ball.event("routine", ended(left, right));
      browser.awaitText("main", "Wie hat es sich angefühlt?");
      inspect("coach-ask");
      browser.keys("1", "0");
      assertThat(browser.run("return document.querySelector('.scale input:checked').value"))
          .isEqualTo("10");
      browser.click(".discomfort [type=button]");
      browser.awaitText(".results", "0:12 von 1:00");
      inspect("coach-result");
      browser.click(".ending .deeds button");
      browser.awaitText(".choose h1", "Was hast du vor?");
    }
  }

  private static String ended(String left, String right) {
    String result =
        """
        {"step":%s,"outcome":"%s","done":%d,"start":1,"end":2,"inBand":%d,"tooSoft":1,"tooHard":2,
         "strokes":4,"meanStroke":3,"alarms":1,"share":0.5}""";
    return """
        {"v":1,"id":9,"time":"%s","deviceTime":1e9,"session":"abc","type":"routine","state":"ended",
         "result":{"routine":"glute-ball","complete":false,"steps":[%s,%s]}}"""
        .formatted(
            Instant.now(),
            result.formatted(left, "done", 60, 60),
            result.formatted(right, "left", 12, 12));
  }
}
