package org.rollscope.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.desktop.broker.EmbeddedBroker;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoredRoutine;
import org.rollscope.desktop.web.Chromium.Screen;

/** Routines of one's own, made in a real browser. */
@Timeout(180)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RoutinesInBrowserTest {
  private static final String SCRIPT = "<img src=x onerror=alert(1)>";
  private static final String STATE = ".editor-bar .state";
  private static final String YAML = ".yaml";
  private static final String UNSAVED = "dialog.leave[open]";

  @TempDir static Path folder;
  private EmbeddedBroker broker;
  private Store store;
  private WebServer server;
  private Chromium browser;

  @BeforeAll
  void open() throws IOException {
    broker = EmbeddedBroker.start();
    store = Stores.in(folder);
    WebConfig config = WebConfig.local(0, BrokerConfig.at(broker.address(), "pages"));
    server = WebServer.start(config.withRoutines(folder.resolve("routines")), store);
    browser = new Chromium(folder.resolve("profile"));
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
    server.close();
    store.close();
    broker.close();
  }

  /** The tests share a store, in whatever order they come. */
  @BeforeEach
  void empty() throws IOException {
    for (StoredRoutine routine : store.routines().all()) {
      store.routines().remove(routine.name());
    }
  }

  private void open(String path) {
    browser.open(server.address() + path, Screen.LAPTOP, "{}");
  }

  private String value(String selector) {
    return String.valueOf(
        browser.run("return document.querySelector(arguments[0])?.value ?? ''", selector));
  }

  private void awaitYaml(String part) {
    browser.await("the YAML has " + part, () -> value(YAML).contains(part));
  }

  private void replaceInYaml(String old, String by) {
    browser.run(
        "const area = document.querySelector('.yaml');"
            + "area.value = area.value.replace(arguments[0], arguments[1]);"
            + "area.dispatchEvent(new Event('input'))",
        old,
        by);
  }

  @Test
  void aBuiltInOneBecomesOnesOwn() throws Exception {
    open("routines");
    browser.awaitText("main", "Full legs");
    browser.inspect("routines", Screen.LAPTOP, "light");
    browser.inspect("routines", Screen.PHONE, "dark");
    browser.screen(Screen.LAPTOP);
    browser.click("a[href='/routines/stick-calves']");
    browser.awaitText("main h1", "Calves with the stick");
    browser.inspect("routine", Screen.PHONE, "light");
    browser.screen(Screen.LAPTOP);
    assertThat(browser.has("a[href='/coach?routine=stick-calves']")).isTrue();
    browser.click("a.copy");
    browser.await(
        "the editor", () -> value(".entry.title").contains("Calves with the stick, my way"));
    browser.type(".entry.title", "Calves " + SCRIPT);
    browser.type("#strokes-0", "12");
    browser.send(".band-range .low", Keys.ARROW_RIGHT);
    browser.type("rs-step-form textarea", SCRIPT);
    browser.click("[aria-pressed]");
    awaitYaml("words: \"" + SCRIPT + "\"");
    assertThat(value(YAML))
        .contains("title: \"Calves " + SCRIPT + "\"", "strokes: 12", "band-low: 0.31");
    browser.inspect("routine-editor");
    browser.inspect("routine-yaml", Screen.SMALL, "dark");
    browser.screen(Screen.LAPTOP);
    replaceInYaml("strokes: 12", "strokes: 14");
    browser.await("the form follows", () -> value("#strokes-0").equals("14"));
    browser.click(".save");
    browser.awaitText("main h1", "Calves " + SCRIPT);
    assertThat(browser.has("main img")).isFalse();
    open("routines/calves-img-src-x-onerror-alert-1");
    browser.awaitText(".plan", "14 strokes");
    assertThat(browser.text(".plan")).contains(SCRIPT);
    assertThat(browser.has("main img")).isFalse();
    itIsDeletedAndBroughtBack();
  }

  private void itIsDeletedAndBroughtBack() throws Exception {
    browser.click("button.remove");
    browser.awaitText(".undo", "was deleted");
    browser.awaitText("#own + p", "None yet");
    browser.inspect("routine-deleted", Screen.SMALL, "light");
    browser.screen(Screen.LAPTOP);
    assertThat(store.routines().all()).isEmpty();
    browser.click(".undo .back");
    browser.awaitText("main h1", "Calves");
    assertThat(store.routines().all()).hasSize(1);
  }

  @Test
  void stepsAreOrderedByKeysAndMouseAndNothingIsLostUnasked() throws Exception {
    open("routines");
    browser.awaitText("main", "Full legs");
    browser.click("a[href='/routines/full-legs']");
    browser.awaitText("main h1", "Full legs");
    browser.click("a.copy");
    browser.awaitText(STATE, "14 steps");
    browser.click("[aria-pressed]");
    String first = ".step-card:first-child .grip";
    browser.send(first, Keys.ARROW_DOWN);
    awaitYaml("steps:\n  - routine: stick-hamstrings\n  - routine: stick-quads");
    assertThat(browser.run("return document.activeElement.closest('li').innerText"))
        .asString()
        .contains("Quads");
    browser.click(".step-head[aria-expanded='true']");
    browser.drag(first, 0, 160);
    awaitYaml(
        "steps:\n  - routine: stick-quads\n  - routine: stick-calves\n  - routine: stick-ham");
    browser.click(".step-head");
    browser.click(".step-deeds .button:last-child");
    browser.awaitText(".undo", "Step 1 was removed");
    awaitYaml("steps:\n  - routine: stick-calves");
    browser.keys(Keys.ENTER);
    awaitYaml("steps:\n  - routine: stick-quads");
    browser.click(".add-step");
    browser.awaitText(STATE, "15 steps");
    theZoneIsPicked();
    browser.click("a[href='/tools']");
    browser.await("it asks", () -> browser.has(UNSAVED));
    browser.inspect("routine-unsaved", Screen.PHONE, "light");
    browser.screen(Screen.LAPTOP);
    browser.escape();
    browser.await("it stays", () -> !browser.has(UNSAVED));
    assertThat(value(YAML)).contains("left-calf");
    browser.run("history.back()");
    browser.await("it asks again", () -> browser.has(UNSAVED));
    browser.click("dialog.leave .button:not(.main)");
    browser.await("it is left", () -> !browser.has("rs-routine-editor"));
  }

  private void theZoneIsPicked() throws IOException {
    browser.click(".zone-choice");
    browser.await("the body", () -> browser.has("dialog.picker[open] .zone[data-zone=left-calf]"));
    browser.run(
        "document.querySelector('dialog.picker .zone[data-zone=left-calf]')"
            + ".dispatchEvent(new MouseEvent('click', {bubbles: true}))");
    awaitYaml("zone: left-calf");
    browser.awaitText(".zone-choice", "Left calf");
    browser.type("[id^=press-seconds]", "5000");
    browser.awaitText(".numbers .wrong", "From 1 to 900");
    browser.awaitText(STATE, "1 thing to put right");
    browser.inspect("routine-wrong", Screen.SMALL, "dark");
    browser.screen(Screen.LAPTOP);
    browser.type("[id^=press-seconds]", "50");
    browser.awaitText(STATE, "15 steps");
  }

  @Test
  void aFileIsOpenedUnlessItIsNoRoutine() throws Exception {
    Path file = folder.resolve("mine.yaml");
    Files.writeString(file, "x".repeat(33_000));
    open("routines");
    browser.awaitText("main", "Full legs");
    browser.send("input[type=file]", file.toString());
    browser.awaitText(".said", "32 KiB at most");
    Files.writeString(file, "- no routine");
    browser.send("input[type=file]", file.toString());
    browser.awaitText(".form-half", "The form cannot show this");
    browser.awaitText(".lines", "Line 1");
    browser.type(YAML, "# Mine\nsteps: [{zone: left-foot, tool: foot-roller, strokes: 8}]");
    browser.awaitText(".step-head", "Left foot");
    browser.type(".entry.title", "Fuß");
    awaitYaml("# Mine\ntitle: Fuß\nsteps:\n  - zone: left-foot");
    browser.settings("{\"language\":\"de\"}");
    browser.awaitText(".save", "Speichern");
    browser.click(".save");
    browser.awaitText("main h1", "Fuß");
    assertThat(store.routines().find("fuss")).isPresent();
  }
}
