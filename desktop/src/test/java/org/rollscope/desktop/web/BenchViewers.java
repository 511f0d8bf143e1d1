package org.rollscope.desktop.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Many pages that look on at once, without a browser: how late the traces come, and what lacks. */
final class BenchViewers implements AutoCloseable {
  private static final String TRACE = "\"trace\":[[";
  private static final double HOLE = 0.1;

  private final Map<String, BenchTool> tools;
  private final Browser browser;
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch come;
  private final List<Double> delays = new ArrayList<>();
  private int events;
  private int holes;
  private boolean counting;

  BenchViewers(String address, List<BenchTool> tools, int count) {
    this.tools = tools.stream().collect(Collectors.toMap(BenchTool::id, tool -> tool));
    browser = new Browser(address);
    come = new CountDownLatch(count);
    for (int i = 0; i < count; i++) {
      threads.add(Thread.ofVirtual().start(this::follow));
    }
  }

  /** Waits until all look on, and begins to count. */
  void begin() throws InterruptedException {
    come.await();
    synchronized (this) {
      counting = true;
    }
  }

  private void follow() {
    Map<String, Double> newest = new HashMap<>();
    try (Stream<String> lines = browser.lines("/api/live")) {
      come.countDown();
      lines.forEach(line -> take(line, newest));
    } catch (IOException | RuntimeException e) {
      // the bench is over
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void take(String line, Map<String, Double> newest) {
    if (!line.startsWith("data: {\"id\"")) {
      return;
    }
    int at = line.indexOf(TRACE);
    if (at < 0) {
      count(Double.NaN, false);
      return;
    }
    String id = line.substring(line.indexOf(':', 7) + 2, line.indexOf("\",", 7));
    String[] times = line.substring(at + TRACE.length(), line.indexOf(']', at)).split(",", -1);
    double last = Double.parseDouble(times[times.length - 1]);
    Double before = newest.put(id, last);
    double now = BenchTool.now();
    boolean hole = before != null && Double.parseDouble(times[0]) - before > HOLE;
    count(now - tools.get(id).written(last), hole);
  }

  private synchronized void count(double delay, boolean hole) {
    if (counting) {
      events++;
      holes += hole ? 1 : 0;
      if (Double.isFinite(delay)) {
        delays.add(delay);
      }
    }
  }

  /** From a frame's last byte to its trace in the hands of each, ms. */
  synchronized List<Double> delays() {
    return List.copyOf(delays);
  }

  synchronized int events() {
    return events;
  }

  /** Stretches of traces that did not come. */
  synchronized int holes() {
    return holes;
  }

  @Override
  public void close() {
    browser.close();
    threads.forEach(Thread::interrupt);
  }
}
