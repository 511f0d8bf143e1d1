package org.rollscope.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.desktop.web.Chromium.Screen;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;

/**
 * From the first start to the coach's first warning, as somebody lives it who has just unpacked a
 * tool: the real server, broker, bridge and store, and a simulated tool on a serial line.
 */
@Timeout(240)
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
  void fromTheFirstStartToAGuidedSession() throws Exception {
    try (Household household = new Household(folder);
        Chromium chromium = new Chromium(folder.resolve("profile"));
        SimulatedPort ball = SimulatedPort.open(LYING, 11, 1)) {
      house = household;
      browser = chromium;
      try (WebServer server = house.serve(0)) {
        browser.open(server.address(), Screen.LAPTOP, "{\"speechAsked\":true}");
        theFirstStartLeadsToFinding();
        theBallIsPairedAndNamed(ball.path());
        theCoachBeginsAndWarns(ball);
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

  private String told(String list) {
    return String.valueOf(browser.run("return window[arguments[0]].join()", list));
  }
}
