package org.rollscope.desktop.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.web.Chromium.Screen;
import org.rollscope.sim.port.PortException;

/**
 * The figures of the pages, over the product in a process of its own, simulated tools on serial
 * ports and a real browser. {@code bench/pages} runs it.
 */
final class PagesBench {
  private static final String DARK = "{\"theme\":\"dark\",\"sound\":false}";
  private static final int MISSED = 3;
  private static final double LATEST = 1_000;
  private static final int LOADS = 5;
  private static final int TOOLS = 8;
  private static final int VIEWERS = 50;
  private static final int DISPLAY = 60;
  private static final int SECONDS = 15;

  /** Jumps while a slow machine is not ready yet. */
  private static final int SPARE = 200;

  private final Path root;
  private final Path folder;
  private final int jumps;
  private final BenchTable table = new BenchTable(System.out);

  private PagesBench(Path root, Path folder, int jumps) {
    this.root = root;
    this.folder = folder;
    this.jumps = jumps;
  }

  /** Arguments: the project's folder, one for files, how many jumps of pressure. */
  public static void main(String[] args) throws Exception {
    PagesBench bench =
        new PagesBench(Path.of(args[0]), Path.of(args[1]), Integer.parseInt(args[2]));
    bench.run();
    System.exit(bench.table.isGood() ? 0 : MISSED);
  }

  private void run() throws Exception {
    try (Chromium browser = new Chromium(folder.resolve("profile"))) {
      table.line(
          String.format(
              Locale.ROOT,
              "%d processors, load %.1f; %s without a window, drawn by software",
              Runtime.getRuntime().availableProcessors(),
              ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
              browser.name()));
      loading(browser);
      pixels(browser, 1);
      pixels(browser, TOOLS);
      crowd(browser);
    }
  }

  private List<BenchTool> tools(int count) throws PortException {
    List<BenchTool> tools = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      // Only the one that is looked at jumps: an alarm of another would hide its own.
      tools.add(new BenchTool(i == 0 ? jumps + SPARE : 0, i + 1L));
    }
    return tools;
  }

  /**
   * From nothing to a page that can be used; then loads over loopback with nothing in the cache.
   */
  private void loading(Chromium browser) throws Exception {
    browser.onEachPage(script("usable.js"));
    List<BenchTool> tools = tools(1);
    try (BenchServer server = new BenchServer(root, folder, tools)) {
      browser.go(server.address());
      browser.await("the page", () -> usable(browser) > 0);
      double origin = number(browser.run("return performance.timeOrigin"));
      table.told(
          "./rollscope to a page that can be used",
          origin + usable(browser) - server.start(),
          "ms");
      List<Double> times = new ArrayList<>();
      for (int i = 0; i < LOADS; i++) {
        browser.forget();
        browser.go(server.address());
        browser.await("the page", () -> usable(browser) > 0);
        times.add(usable(browser));
      }
      table.told(
          "page usable after load, p50 of " + LOADS, BenchTable.percentile(times, 0.5), "ms");
      table.atMost("page usable after load, worst", BenchTable.percentile(times, 1), 1000, "ms");
      Object bytes =
          browser.run(
              "return ['navigation', 'resource'].flatMap(each => performance.getEntriesByType(each))"
                  + ".reduce((sum, each) => sum + each.transferSize, 0)");
      table.atMost("transferred by it", number(bytes) / 1000, 500, "KB");
    } finally {
      tools.forEach(BenchTool::close);
    }
  }

  private static double usable(Chromium browser) {
    return number(browser.run("return window.usableAt ?? 0"));
  }

  private void pixels(Chromium browser, int count) throws Exception {
    List<BenchTool> tools = tools(count);
    BenchTool shown = tools.getFirst();
    String with = ", " + (count == 1 ? "1 tool" : count + " tools");
    try (BenchServer server = new BenchServer(root, folder, tools)) {
      watch(browser, server, shown);
      browser.promised("pixels.look('%s')".formatted(shown.id()));
      double begin = BenchTool.now();
      Duration patience = Duration.ofSeconds(3L * jumps + 30);
      browser.await("all jumps", patience, () -> shown.jumps(begin).size() >= jumps);
      List<Double> jumped = shown.jumps(begin);
      TimeUnit.SECONDS.sleep(1);
      Map<?, ?> seen = (Map<?, ?>) browser.run("return pixels.end()");
      steps(jumped, numbers(seen.get("steps")), with);
      alarms(shown, seen, with);
      if (count > 1) {
        Object dropped = browser.promised("pixels.dropped(%d, %d)".formatted(SECONDS, DISPLAY));
        table.atMost("frames dropped" + with + " at 200 Hz", 100 * number(dropped), 5, "%");
      }
    } finally {
      tools.forEach(BenchTool::close);
    }
  }

  private void watch(Chromium browser, BenchServer server, BenchTool shown) throws IOException {
    browser.open(server.address(), Screen.LAPTOP, DARK);
    browser.await("the tool streams", () -> !browser.text(".counts").isEmpty());
    browser.run("document.querySelector('rs-live').chosen = arguments[0]", shown.id());
    browser.run(script("pixels.js"));
  }

  private void steps(List<Double> jumped, List<Double> painted, String with) {
    List<Double> delays = new ArrayList<>();
    for (double written : jumped) {
      painted.stream()
          .filter(at -> at >= written && at - written < LATEST)
          .findFirst()
          .ifPresent(at -> delays.add(at - written));
    }
    table.delays("last byte to trace pixel" + with, delays, jumped.size() - delays.size(), 150);
  }

  /** Not each jump raises one: the one before may still be standing. */
  private void alarms(BenchTool shown, Map<?, ?> seen, String with) {
    List<Double> delays = new ArrayList<>();
    for (Object one : (List<?>) Objects.requireNonNull(seen.get("alarms"))) {
      List<Double> alarm = numbers(one);
      delays.add(alarm.get(0) - shown.written(alarm.get(1)));
    }
    int raised = (int) number(seen.get("raised"));
    table.delays("last byte to alarm pixel" + with, delays, raised - delays.size(), 150);
  }

  /** One browser and many others that look on. */
  private void crowd(Chromium browser) throws Exception {
    List<BenchTool> tools = tools(TOOLS);
    try (BenchServer server = new BenchServer(root, folder, tools)) {
      watch(browser, server, tools.getFirst());
      browser.go("about:blank");
      try (BenchViewers viewers = new BenchViewers(server.address(), tools, VIEWERS)) {
        viewers.begin();
        TimeUnit.SECONDS.sleep(5);
        Duration before = server.cpu();
        long start = System.nanoTime();
        TimeUnit.SECONDS.sleep(SECONDS);
        double share = 100.0 * server.cpu().minus(before).toNanos() / (System.nanoTime() - start);
        String with = ", %d viewers of %d tools".formatted(VIEWERS, TOOLS);
        table.told("processor of the server" + with + ", of one core", share, "%");
        table.told("events to them", viewers.events() / (SECONDS + 5.0), "/s");
        table.delays("last byte to the viewer" + with, viewers.delays(), viewers.holes(), 150);
      }
    } finally {
      tools.forEach(BenchTool::close);
    }
  }

  private static String script(String name) throws IOException {
    try (InputStream script = PagesBench.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
    }
  }

  private static double number(@Nullable Object value) {
    return ((Number) Objects.requireNonNull(value)).doubleValue();
  }

  private static List<Double> numbers(Object values) {
    return ((List<?>) Objects.requireNonNull(values)).stream().map(PagesBench::number).toList();
  }
}
