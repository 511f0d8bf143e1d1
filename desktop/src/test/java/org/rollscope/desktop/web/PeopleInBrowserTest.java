package org.rollscope.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.demo.Rig;
import org.rollscope.desktop.store.Person;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.web.Chromium.Screen;
import org.rollscope.sim.device.Transmitter.Format;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;

/** First use, who rolls, cautions and comfort test, in a real browser with a simulated tool. */
@Timeout(240)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PeopleInBrowserTest {
  private static final String NAME = "Anna <script>document.title = 'x'</script>";
  private static final String ZONE = "left-glute";
  private static final Scenario PRESSES = Scenarios.load("comfort-test");

  private static final Scenario ROLLING =
      Scenarios.parse(
          "rolling.yaml",
          """
          instrument: ball
          radius: 32 mm
          zone: left-glute
          steps:
            - rest: 20 s
            - touch: {pressure: 90 kPa}
            - strokes: {count: 1000, length: 90 mm, time: 2 s}
          """);

  @TempDir static Path profile;
  private Chromium browser;
  private Store store;

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

  private WebServer serve(Rig rig) throws IOException {
    return WebServer.start(
        WebConfig.local(0, BrokerConfig.at(rig.broker(), "pages-of-people")), store);
  }

  /** Nothing is wrong, nothing sticks out: dark on a laptop, light on a phone; with pictures. */
  private void inspect(String name) throws IOException {
    for (Screen screen : Screen.values()) {
      String theme = screen == Screen.LAPTOP ? "dark" : "light";
      browser.settings("{\"theme\":\"" + theme + "\"}");
      browser.screen(screen);
      browser.await(
          "the theme",
          () -> theme.equals(browser.run("return document.documentElement.dataset.theme")));
      browser.run(
          "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
      browser.shoot(name + "-" + screen.name().toLowerCase(Locale.ROOT));
      assertThat(browser.run("return document.documentElement.scrollWidth - innerWidth"))
          .as("%s sticks out on a %s", name, screen)
          .isEqualTo(0L);
      assertThat(browser.violations()).as("%s, %s, %s", name, screen, theme).isEmpty();
    }
    browser.screen(Screen.LAPTOP);
  }

  @Test
  void somebodyNewIsAskedAndWhatTheyMarkWarns() throws Exception {
    VirtualDevice device = new VirtualDevice(ROLLING, 1);
    try (Rig rig = Rig.of(device, ROLLING.zone(), Format.BINARY, 1);
        WebServer server = serve(rig)) {
      browser.open(server.address(), Screen.LAPTOP, "{\"nobody\":false}");
      rig.start();
      browser.awaitText("dialog[open]", "Who is rolling?");
      browser.escape();
      browser.await("an answer is asked for", () -> browser.has("dialog[open]"));
      inspect("who");
      browser.run("document.querySelector('dialog [name=name]').focus()");
      browser.keys(NAME, Keys.ENTER);
      browser.awaitText("dialog[open] h2", "Before you roll, " + NAME);
      inspect("cautions");
      markByKeyboard();
      inspect("cautions-marked");
      browser.click("rs-cautions .main");
      browser.await("the dialog is closed", () -> !browser.has("dialog[open]"));
      browser.awaitText(".who [aria-pressed=true]", "Anna");
      browser.awaitText(".advice", "Not here");
      assertThat(browser.run("return document.title")).asString().startsWith("Live");
      String anna = store.people().named(NAME).orElseThrow().id();
      assertThat(store.limits().noGo(anna))
          .singleElement()
          .satisfies(
              noGo -> {
                assertThat(noGo.zone()).isEqualTo(Zone.parse(ZONE));
                assertThat(noGo.reason()).isEqualTo("inflammation");
              });
      theAnswersAreReadAgain(anna);
    }
  }

  private void markByKeyboard() {
    browser.run("document.querySelectorAll('.caution input')[2].focus()");
    browser.keys(Keys.SPACE);
    browser.await("the body", () -> browser.has("rs-cautions .zone[role=checkbox]"));
    browser.keys(Keys.TAB);
    browser.await(
        "a zone has the focus",
        () -> "checkbox".equals(browser.run("return document.activeElement.getAttribute('role')")));
    while (!"Left glute"
        .equals(browser.run("return document.activeElement.getAttribute('aria-label')"))) {
      browser.keys("g");
    }
    browser.keys(Keys.SPACE);
    browser.awaitText(".chips", "Left glute");
  }

  private void theAnswersAreReadAgain(String anna) throws Exception {
    browser.run("document.querySelector('.who .more').click()");
    browser.awaitText("dialog[open]", NAME);
    inspect("everybody");
    browser.click("dialog[open] a[href='/people/" + anna + "']");
    browser.awaitText("main h1", NAME);
    browser.awaitText(".no-go-zones", "Left glute");
    browser.awaitText(".limits", "engineering default");
    inspect("person");
    browser.click(".no-go-zones .button:not(.plain)");
    browser.awaitText(".chips", "Left glute");
    browser.click(".chips button");
    browser.run("document.querySelectorAll('.caution input')[2].click()");
    browser.click("rs-cautions .main");
    browser.awaitText(".no-go-zones", "Every zone may be rolled");
    assertThat(store.limits().noGo(anna)).isEmpty();
    browser.click(".no-go-zones .button:not(.plain)");
    browser.awaitText("rs-cautions", "None of these");
    browser.click("a[href='/settings']");
    browser.awaitText("main h1", "Settings");
    browser.click("a[href='/people']");
    browser.awaitText("main", NAME);
    inspect("people");
    theyAreDeletedForGood();
  }

  private void theyAreDeletedForGood() throws Exception {
    browser.click("main .list a");
    browser.awaitText("main h1", NAME);
    browser.run("document.querySelector('[aria-labelledby=data-title] button').click()");
    browser.await("a confirmation", () -> browser.has(".confirm"));
    inspect("delete");
    assertThat(browser.has(".confirm button[disabled]")).isTrue();
    browser.run("document.querySelector('.confirm input').focus()");
    browser.keys(NAME, Keys.ENTER);
    browser.awaitText("main", "nobody here by this address");
    assertThat(store.people().all()).extracting(Person::name).doesNotContain(NAME);
  }

  @Test
  void threePressesBecomeALimit() throws Exception {
    VirtualDevice device = new VirtualDevice(PRESSES, 2);
    try (Rig rig = Rig.of(device, PRESSES.zone(), Format.BINARY, 1);
        WebServer server = serve(rig)) {
      String ben = store.people().add("Ben", 80).id();
      String tool = device.info().id();
      store.tools().give(tool, ben);
      browser.open(server.address() + "comfort/" + tool, Screen.LAPTOP, "{}");
      browser.awaitText("main", "This tool is not there");
      rig.start();
      browser.awaitText("dialog[open]", "Before you roll, Ben");
      browser.click("rs-cautions .deeds .plain");
      browser.await("the dialog is closed", () -> !browser.has("dialog[open]"));
      browser.awaitText(".who [aria-pressed=true]", "Ben");
      browser.await("it can begin", () -> browser.has(".comfort .main:enabled"));
      browser.click(".comfort .main");
      browser.awaitText(".comfort", "press 1 of 3");
      browser.awaitText(".comfort", "press 2 of 3");
      inspect("comfort");
      browser.awaitText(".instruction", "this is your limit");
      inspect("comfort-found");
      browser.click(".comfort .main");
      browser.awaitText(".instruction", "hold from now on");
      PressureLimit limit = store.limits().of(ben).of(Zone.parse(ZONE));
      assertThat(limit.high()).isBetween(180.0, 200.0);
      assertThat(limit.highHigh()).isEqualTo(1.25 * limit.high());
      assertThat(limit.source()).isEqualTo("comfort-test");
      browser.click("a[href='/']");
      browser.awaitText(".note", "from your comfort test");
    }
  }
}
