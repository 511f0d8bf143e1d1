package org.rollscope.desktop.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.WebDriverWait;
import org.rollscope.desktop.endtoend.SystemProgram;

/** A real browser without a window. */
final class Chromium implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(45);
  private static final Path SHOTS = Path.of("target", "screenshots");

  private static final String KEEP =
      "localStorage.setItem('rollscope',"
          + " JSON.stringify({nobody: true, ...JSON.parse(arguments[0])}));";

  /** Held, for a logger nobody holds forgets its level: it warns of versions it does not need. */
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  /** A size of screen. */
  enum Screen {
    LAPTOP(1440, 900, 1),
    PHONE(390, 844, 2),
    SMALL(360, 640, 2);

    private final int width;
    private final int height;
    private final int ratio;

    Screen(int width, int height, int ratio) {
      this.width = width;
      this.height = height;
      this.ratio = ratio;
    }
  }

  private final ChromeDriver driver;

  Chromium(Path profile) {
    SELENIUM.setLevel(Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(SystemProgram.named("chromium", "chromium").path().toString());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--lang=en",
        "--user-data-dir=" + profile);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(
                SystemProgram.named("chromedriver", "chromium-driver").path().toFile())
            .build();
    driver = new ChromeDriver(service, options);
    driver.manage().timeouts().scriptTimeout(PATIENCE.multipliedBy(3));
  }

  /**
   * Opens a page with settings as if they had been made before. Unless they say otherwise, it was
   * decided to roll without saying who.
   */
  void open(String address, Screen screen, String settings) {
    screen(screen);
    driver.get(address);
    run(KEEP, settings);
    driver.get(address);
  }

  /** Whether files that were loaded before may be taken again; then not all of them are counted. */
  void cache(boolean on) {
    driver.executeCdpCommand("Network.enable", Map.of());
    driver.executeCdpCommand("Network.setCacheDisabled", Map.of("cacheDisabled", !on));
  }

  /** Opens a page as it is. */
  void go(String address) {
    driver.get(address);
  }

  /** Runs a script at the beginning of each page that is opened from now on. */
  void onEachPage(String script) {
    driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
  }

  /** Forgets the files of all pages. */
  void forget() {
    driver.executeCdpCommand("Network.clearBrowserCache", Map.of());
  }

  /** Its name and version. */
  String name() {
    return driver.getCapabilities().getBrowserName()
        + " "
        + driver.getCapabilities().getBrowserVersion();
  }

  /** Changes the settings of the page that is open. */
  void settings(String settings) {
    run(KEEP + "window.dispatchEvent(new StorageEvent('storage', {key: 'rollscope'}))", settings);
  }

  void screen(Screen screen) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of(
            "width",
            screen.width,
            "height",
            screen.height,
            "deviceScaleFactor",
            screen.ratio,
            "mobile",
            screen != Screen.LAPTOP));
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** The value that a promise comes to. */
  Object promised(String promise) {
    return driver.executeAsyncScript(promise + ".then(arguments[0])");
  }

  /** The text of what fits a selector; empty while there is none. */
  String text(String selector) {
    try {
      List<WebElement> found = driver.findElements(By.cssSelector(selector));
      return found.isEmpty() ? "" : found.getFirst().getText();
    } catch (StaleElementReferenceException e) {
      return ""; // drawn anew at this very moment
    }
  }

  boolean has(String selector) {
    return !driver.findElements(By.cssSelector(selector)).isEmpty();
  }

  void click(String selector) {
    driver.findElement(By.cssSelector(selector)).click();
  }

  /** Keys for one element, or the path of a file for a field that takes one. */
  void send(String selector, CharSequence... keys) {
    driver.findElement(By.cssSelector(selector)).sendKeys(keys);
  }

  /** Types into a field, in place of what is in it. */
  void type(String selector, String text) {
    send(selector, Keys.chord(Keys.CONTROL, "a"), text);
  }

  /** Drags an element by mouse, pixels. */
  void drag(String selector, int x, int y) {
    new Actions(driver)
        .clickAndHold(driver.findElement(By.cssSelector(selector)))
        .moveByOffset(x / 2, y / 2)
        .moveByOffset(x - x / 2, y - y / 2)
        .release()
        .perform();
  }

  void keys(CharSequence... keys) {
    new Actions(driver).sendKeys(keys).perform();
  }

  void escape() {
    keys(Keys.ESCAPE);
  }

  void await(String what, BooleanSupplier happened) {
    await(what, PATIENCE, happened);
  }

  void await(String what, Duration patience, BooleanSupplier happened) {
    new WebDriverWait(driver, patience, Duration.ofMillis(40))
        .withMessage(() -> what + "; the page says: " + text("body"))
        .until(page -> happened.getAsBoolean());
  }

  void awaitText(String selector, String part) {
    await(selector + " says " + part, () -> text(selector).contains(part));
  }

  /** What axe finds wrong with the page, as lines. */
  List<?> violations() throws IOException {
    if (!Boolean.TRUE.equals(run("return typeof axe === 'object'"))) {
      try (InputStream axe = Chromium.class.getResourceAsStream("/axe.min.js")) {
        run(new String(Objects.requireNonNull(axe).readAllBytes(), UTF_8));
      }
    }
    return (List<?>)
        driver.executeAsyncScript(
            """
            const done = arguments[0];
            // What the rail covers at this moment comes out of it when the page is scrolled.
            const rail = document.querySelector('.rail');
            if (rail) rail.style.position = 'static';
            const tell = (found) => { if (rail) rail.style.position = ''; done(found); };
            axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
              .then(({violations}) => tell(violations.flatMap(({id, nodes}) =>
                nodes.map(({html, failureSummary}) => id + ': ' + html + ' ' + failureSummary))));
            """);
  }

  /** Both themes on both screens: nothing is wrong, nothing sticks out; pictures are kept. */
  void inspect(String name) throws IOException {
    for (String theme : List.of("dark", "light")) {
      inspect(name, Screen.LAPTOP, theme);
      inspect(name, Screen.PHONE, theme);
    }
  }

  /** The same in one theme on one screen. */
  void inspect(String name, Screen screen, String theme) throws IOException {
    settings("{\"theme\":\"" + theme + "\"}");
    screen(screen);
    await("the theme", () -> theme.equals(run("return document.documentElement.dataset.theme")));
    run("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
    shoot("%s-%s-%s".formatted(name, screen.name().toLowerCase(Locale.ROOT), theme));
    assertThat(run("return document.documentElement.scrollWidth - innerWidth"))
        .as("%s sticks out on a %s", name, screen)
        .isEqualTo(0L);
    assertThat(violations()).as("%s, %s, %s", name, screen, theme).isEmpty();
  }

  /** Height of a line of text, % of the screen's shorter side. */
  double height(String selector) {
    Object size =
        run(
            "return parseFloat(getComputedStyle(document.querySelector(arguments[0])).fontSize)"
                + " / Math.min(innerWidth, innerHeight) * 100",
            selector);
    return ((Number) size).doubleValue();
  }

  /** Keeps a picture of the page. */
  void shoot(String name) throws IOException {
    Files.createDirectories(SHOTS);
    Files.write(SHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
  }

  @Override
  public void close() {
    driver.quit();
  }
}
