package org.rollscope.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.store.Person;
import org.rollscope.desktop.store.SessionFilter;
import org.rollscope.desktop.web.Chromium.Screen;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;

/**
 * From the first start to a limit of one's own, as somebody lives it who has just unpacked a tool:
 * the real server, broker, bridge and store, and a simulated tool on a serial line.
 */
@Timeout(300)
class JourneyTest {
  private static final double SPEED = 8;

  private static final Scenario LYING =
      Scenarios.parse(
          "lying.yaml",
          """
          name: lying
          instrument: ball
          radius: 32 mm
          steps:
            - rest: 1 s
          """);

  /** Keeps what the page says while there is an alarm, however short. */
  private static final String NOTE_WARNINGS =
      """
      window.warned = [];
      new MutationObserver(() => {
        const frame = document.querySelector('.coach .alarm-frame');
        const words = document.querySelector('.coach .advice')?.textContent ?? '';
        if (frame && words) window.warned.push(words);
      }).observe(document.querySelector('main'), {subtree: true, childList: true, characterData: true});
      """;

  @TempDir Path folder;
  private Household house;
  private Chromium browser;

  @Test
  void fromTheFirstStartToALimitOfOnesOwn() throws Exception {
    try (Household household = new Household(folder);
        Chromium chromium = new Chromium(folder.resolve("profile"));
        SimulatedPort ball = SimulatedPort.open(LYING, 11, 1)) {
      house = household;
      browser = chromium;
      int port;
      try (WebServer server = house.serve(0)) {
        port = server.port();
        browser.open(server.address(), Screen.LAPTOP, "{\"speechAsked\":true}");
        theFirstStartLeadsToFinding();
        theBallIsPairedAndNamed(ball.path());
        theCoachBeginsAndWarns(ball);
      }
      browser.await("the page says that it is alone", () -> browser.has(".coach.stale"));
      try (WebServer server = house.serve(port)) {
        theCoachGoesOnAndEnds();
        theSessionIsSeenInHistory(server);
        theComfortTestSetsALimit(server, ball);
      }
    }
  }

  private void theFirstStartLeadsToFinding() throws IOException {
    browser.awaitText("main", "No tool yet");
    browser.shoot("journey-1-nothing");
    browser.click("a[href='/tools?find']");
    browser.awaitText(".finder", "Bluetooth and USB");
    browser.awaitText(".finder", "This keeps the computer from hearing tools");
    assertThat(browser.violations()).isEmpty();
    browser.shoot("journey-2-not-heard");
  }

  private void theBallIsPairedAndNamed(String port) throws IOException {
    browser.click(".finder summary");
    browser.click("#port");
    browser.keys(port);
    browser.click(".line-form button");
    browser.awaitText(".finder .find", "Simulated ball");
    assertThat(browser.violations()).isEmpty();
    browser.shoot("journey-3-found");
    browser.click(".find .button.main");
    browser.await("its name is asked for", () -> browser.has("#name"));
    browser.run("document.getElementById('name').value = arguments[0]", "<b>Green</b> ball");
    browser.click(".name-form button");
    browser.awaitText(".tool-card h2", "<b>Green</b> ball");
    browser.awaitText(".tool-card", "Connected");
    browser.shoot("journey-4-paired");
  }

  private void theCoachBeginsAndWarns(SimulatedPort ball) throws IOException {
    browser.click("a[href='/coach']");
    browser.awaitText(".choose .begin", "<b>Green</b> ball");
    browser.run(NOTE_WARNINGS);
    ball.play(Scenarios.load("guided-glutes"), SPEED);
    browser.click(".choose .start");
    browser.awaitText(".coach", "Left glute");
    browser.await("it warns", () -> told("warned").contains("Ease off"));
    browser.shoot("journey-5-coached");
  }

  private void theCoachGoesOnAndEnds() throws IOException {
    browser.await("it goes on", () -> browser.has(".coach") && !browser.has(".coach.stale"));
    browser.screen(Screen.PHONE);
    browser.awaitText(".coach", "Step 2 of 2");
    browser.shoot("journey-6-phone");
    browser.awaitText("main", "How did it feel?");
    browser.keys("4");
    browser.click(".discomfort .main");
    browser.awaitText(".ending .felt", "4 of 10");
    browser.shoot("journey-7-done");
  }

  private void theSessionIsSeenInHistory(WebServer server) throws Exception {
    browser.screen(Screen.LAPTOP);
    browser.click(".ending .main");
    browser.awaitText(".told", "Left glute");
    browser.awaitText(".told", "too hard, at most");
    browser.inspect("journey-8-session", Screen.PHONE, "light");
    browser.go(server.address() + "history");
    browser.awaitText(".session-list li", "Left glute");
    assertThat(house.store.sessions().page(SessionFilter.ALL, null, 10).sessions())
        .first()
        .satisfies(
            session -> {
              assertThat(session.discomfort()).isEqualTo(4);
              assertThat(session.contactTime()).isGreaterThan(120);
            });
    browser.inspect("journey-9-history", Screen.PHONE, "dark");
  }

  private void theComfortTestSetsALimit(WebServer server, SimulatedPort ball) throws Exception {
    Person ben = house.store.people().add("Ben", 80);
    house.store.tools().give(ball.id(), ben.id());
    ball.play(Scenarios.load("comfort-test"), 1);
    browser.go(server.address() + "comfort/" + ball.id());
    browser.awaitText("dialog[open]", "Before you roll, Ben");
    browser.click("rs-cautions .deeds .plain");
    browser.await("it can begin", () -> browser.has(".comfort .main:enabled"));
    browser.click(".comfort .main");
    browser.awaitText(".instruction", "this is your limit");
    assertThat(browser.violations()).isEmpty();
    browser.shoot("journey-10-limit");
    browser.click(".comfort .main");
    browser.awaitText(".instruction", "hold from now on");
    PressureLimit limit = house.store.limits().of(ben.id()).of(Zone.parse("right-glute"));
    assertThat(limit.high()).isBetween(180.0, 200.0);
  }

  private String told(String list) {
    return String.valueOf(browser.run("return window[arguments[0]].join()", list));
  }
}
