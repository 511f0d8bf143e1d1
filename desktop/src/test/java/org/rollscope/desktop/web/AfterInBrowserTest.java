package org.rollscope.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.desktop.broker.EmbeddedBroker;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.web.Chromium.Screen;

/** The pages that look back, in a real browser over a real store. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AfterInBrowserTest {
  /** So that an hour ago is this week in every time zone. */
  private static final Instant WEDNESDAY = Instant.parse("2026-03-18T12:00:00Z");

  private static final String TOLD = ".told";
  private static final String SCRIPT = "<img src=x onerror=alert(1)>";

  @TempDir private static Path folder;

  private Store store;
  private EmbeddedBroker broker;
  private WebServer server;
  private Chromium browser;
  private String anna;
  private String guided;

  @BeforeAll
  void start() throws Exception {
    store = Stores.in(folder, InstantSource.fixed(WEDNESDAY));
    guided = FilledStore.roll(store, 1, Duration.ofHours(1), "Anna", FilledStore.ROUTINE, false);
    for (int i = 2; i <= 4; i++) {
      String hard = FilledStore.roll(store, i, Duration.ofDays(7L * i), "Anna", null, false);
      store.sessions().rate(hard, 8);
    }
    anna = store.people().named("Anna").orElseThrow().id();
    store.notes().add(null, guided, "therapist", SCRIPT);
    broker = EmbeddedBroker.start();
    server = WebServer.start(WebConfig.local(0, BrokerConfig.at(broker.address(), "pages")), store);
    browser = new Chromium(folder.resolve("profile"));
  }

  @AfterAll
  void stop() {
    if (browser != null) {
      browser.close();
    }
    server.close();
    broker.close();
    store.close();
  }

  private void go(String path, String settings) {
    browser.open(server.address() + path, Screen.LAPTOP, settings);
  }

  /** By day on a laptop, in the evening on a small phone. */
  private void look(String name) throws IOException {
    browser.inspect(name, Screen.LAPTOP, "light");
    browser.inspect(name, Screen.SMALL, "dark");
    browser.screen(Screen.LAPTOP);
  }

  @Test
  void aSessionIsToldShownAndChanged() throws Exception {
    go("sessions/" + guided, "{}");
    browser.awaitText(TOLD, "Left glute");
    browser.awaitText(TOLD, "too hard, at most");
    browser.awaitText(TOLD, "kPa");
    browser.awaitText("rs-notes", SCRIPT);
    assertThat(browser.has("main img")).isFalse();
    browser.await("the trace is there", () -> browser.has("rs-session-trace canvas"));
    assertThat(browser.text(".review > footer")).contains("Data:", "no diagnosis");
    look("session");
    browser.settings("{\"pressure\":\"psi\",\"language\":\"de\"}");
    browser.awaitText(TOLD, "zu fest, höchstens");
    browser.awaitText(TOLD, "psi");
    browser.settings("{\"pressure\":\"kPa\",\"language\":\"en\"}");
    browser.awaitText(TOLD, "too hard");
    browser.click("input[name=felt][value='6']");
    browser.awaitText(".edge .deeds .said", "Kept.");
    assertThat(store.sessions().find(guided).orElseThrow().discomfort()).isEqualTo(6);
  }

  @Test
  void theTimelineIsSteeredByKeysAndLinkedWithTheMap() {
    go("sessions/" + guided, "{}");
    String plot = "rs-session-trace .plot";
    browser.await("the trace is there", () -> browser.has("rs-session-trace[data-shown]"));
    Object whole = browser.run("return document.querySelector('rs-session-trace').dataset.shown");
    browser.run("document.querySelector(arguments[0]).focus()", plot);
    browser.keys("n");
    browser.awaitText(".readout", "Too hard");
    assertThat(browser.has("rs-session-map .cell.chosen")).isTrue();
    browser.keys(Keys.ARROW_UP);
    browser.await(
        "it is closer",
        () ->
            !whole.equals(
                browser.run("return document.querySelector('rs-session-trace').dataset.shown")));
    browser.keys(Keys.ESCAPE);
    browser.await(
        "it is whole again",
        () ->
            whole.equals(
                browser.run("return document.querySelector('rs-session-trace').dataset.shown")));
    browser.click("rs-session-map .longest li:nth-child(3) button");
    browser.await("the spot is chosen", () -> browser.has(".longest [aria-pressed=true]"));
  }

  @Test
  void aSessionThatGoesOnSaysSoAndOneThatIsNotThereToo() throws Exception {
    String open = FilledStore.roll(store, 9, Duration.ofSeconds(80), null, null, true);
    go("sessions/" + open, "{}");
    browser.awaitText(".state", "Still running");
    browser.awaitText(TOLD, "still running");
    look("session-open");
    go("sessions/..%2Fnowhere", "{}");
    browser.awaitText("main h1", "not here");
    browser.awaitText("main", "there is no session '../nowhere'");
    assertThat(browser.violations()).isEmpty();
  }

  @Test
  void theHistoryShowsWeeksZonesAndWhenToSeeATherapist() throws Exception {
    go("history?person=" + anna, "{}");
    browser.awaitText(".this-week .big", "1 day");
    browser.awaitText(".hint", "Left glute");
    assertThat(browser.text(".hint")).contains("not a replacement");
    assertThat(browser.run("return document.querySelectorAll('.session-list li').length"))
        .isEqualTo(4L);
    look("history");
    browser.run("document.querySelector('.calendar [aria-current]').focus()");
    browser.keys(Keys.ARROW_UP);
    assertThat(browser.run("return document.activeElement.getAttribute('aria-label')"))
        .asString()
        .endsWith("nothing");
    browser.keys(Keys.ENTER);
    browser.awaitText("main", "Nothing fits");
    browser.click(".filters .button");
    browser.await("all are there", () -> browser.has(".session-list li:nth-child(4)"));
    browser.click("input[name=measure][value=discomfort]");
    browser.awaitText("#trends-title", "Discomfort by week");
    browser.settings("{\"language\":\"de\"}");
    browser.awaitText(".hint", "ersetzt sie nicht");
    browser.click(".session-list a");
    browser.awaitText(TOLD, "zu fest");
  }

  @Test
  void nothingYetSaysWhatToDo() throws Exception {
    String ben = store.people().add("Ben", Double.NaN).id();
    go("history?person=" + ben, "{}");
    browser.awaitText("main", "Nothing rolled yet");
    look("history-empty");
  }

  @Test
  void aSessionIsDeletedAfterBeingAskedAbout() throws Exception {
    String gone = FilledStore.roll(store, 20, Duration.ofDays(40), null, null, false);
    go("sessions/" + gone, "{}");
    browser.awaitText(TOLD, "Left glute");
    browser.click(".edge .deeds .button:nth-of-type(2)");
    browser.awaitText("dialog[open]", "gone for good");
    browser.click("dialog[open] .button.main");
    browser.awaitText("main h1", "History");
    assertThat(store.sessions().find(gone)).isEmpty();
  }

  /** Each sentence for what a session may be, in words that fit. */
  @Test
  void sentencesFitWhatWasMeasured() {
    go("history?person=" + anna, "{}");
    browser.awaitText("main h1", "History");
    String session =
        "{open: false, rolls: 12, distance: 1.5, load: {unit: 'kPa', mean: 80, peak: 120, dose: 9}}";
    String zone = "{zone: 'left-calf', contactTime: 125}";
    assertThat(tell(session, zone, "{easy: 90, band: 10, high: 0, stop: 0}", "", ""))
        .containsExactly(
            "Left calf 2:05, mostly easy.",
            "It kept rolling: 12 rolls. The way over the skin was 1.5 m.",
            "It was never too hard.");
    String four = zone + ",{zone: 'right-calf', contactTime: 60},{zone: 'foot', contactTime: 30}";
    assertThat(
            tell(
                session,
                four + ",{zone: 'unknown', contactTime: 5}",
                "null",
                "{duration: 12, mean: 90}",
                "{kind: 'ramp', level: 'warning'}"))
        .containsExactly(
            "Left calf 2:05, Right calf 1:00, Foot 0:30, and one more zone.",
            "The longest stay on one spot was 0:12, at 90 kPa on average.",
            "It was never beyond the limit; one other alarm is listed below.");
    assertThat(tell("{open: false, rolls: null, load: null}", zone, "null", "", ""))
        .containsExactly(
            "Left calf 2:05.",
            "Where it stayed is not known: the tool measures pressure only.",
            "How hard it was is not known: the tool measures motion only.");
  }

  private List<String> tell(
      String session, String zones, String effort, String holds, String alarms) {
    Object told =
        browser.run(
            """
            const {sentences} = await import('/js/sentences.js');
            return sentences({running: false, session: %s, zones: [%s], effort: %s, holds: [%s], alarms: [%s]})
              .map(each => each.replace(/\\u202f/g, ' '));"""
                .formatted(session, zones, effort, holds, alarms));
    return ((List<?>) told).stream().map(String::valueOf).toList();
  }
}
