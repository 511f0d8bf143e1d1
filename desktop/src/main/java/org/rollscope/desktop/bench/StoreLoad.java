package org.rollscope.desktop.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleConsumer;
import org.rollscope.bridge.mqtt.Origin;
import org.rollscope.bridge.mqtt.SampleBatch;
import org.rollscope.bridge.mqtt.Topics;
import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.desktop.collect.Arrived;
import org.rollscope.desktop.collect.Collector;
import org.rollscope.desktop.collect.Finding;
import org.rollscope.desktop.collect.Patience;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreAddress;
import org.rollscope.desktop.store.StoreSink;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.RandomScenario;

/**
 * Many tools at once, in real time, by way of the collector into a store. What they send are the
 * messages of a few simulated tools, each under the names of many.
 */
public final class StoreLoad {
  private static final List<InstrumentKind> KINDS = List.of(InstrumentKind.values());
  private static final int DIFFERENT = 8;
  private static final double BATCH_SECONDS = 0.25;
  private static final int MOST_AT_ONCE = 1000;
  private static final double WARM_UP = 15;

  private final Topics topics = new Topics("bench");
  private final List<List<Draft>> streams = new ArrayList<>();
  private final int devices;
  private final double rate;
  private final int rounds;

  /**
   * What was seen.
   *
   * @param rows that were stored in a second, once it was warm
   * @param cores processor time in a second, s
   * @param latest the longest that a message was late, s
   * @param unpacked minutes of tools whose samples waited to be packed at the end
   * @param bytes of the store at the end
   */
  public record Figures(double rows, double cores, double latest, long unpacked, long bytes) {}

  /**
   * @param devices how many tools
   * @param rate samples of each in a second
   */
  public StoreLoad(int devices, double rate, double seconds) {
    this.devices = devices;
    this.rate = rate;
    rounds = (int) Math.ceil(seconds / BATCH_SECONDS);
    for (int i = 0; i < DIFFERENT; i++) {
      streams.add(stream(KINDS.get(i % KINDS.size()), i + 1));
    }
  }

  private List<Draft> stream(InstrumentKind kind, long seed) {
    VirtualDevice device = new VirtualDevice(RandomScenario.of(kind, seed), seed);
    device.rate(rate);
    device.goOn(true);
    SampleBatch batch =
        new SampleBatch(topics, false, device.info().instrument().pads(), () -> Integer.MAX_VALUE);
    Instant begin = Instant.now();
    List<Draft> drafts = new ArrayList<>();
    SampleBlock block = device.newBlock();
    while (drafts.size() < rounds && device.next(block)) {
      for (int row = 0; row < block.size(); row++) {
        if (batch.isFullFor(block.time(row), BATCH_SECONDS)) {
          Instant time = begin.plusNanos((long) (batch.start() * 1e9));
          drafts.add(batch.drain(new Origin("bench", "boot", ""), time));
        }
        batch.add(block, row);
      }
    }
    return drafts.stream().map(StoreLoad::written).toList();
  }

  /** Written once, so that writing is not measured. */
  private static Draft written(Draft draft) {
    Payload payload = draft.body().payload(new Key("bench", "boot", "bench", Lane.SAMPLE, 1));
    return draft.withBody(key -> payload);
  }

  /**
   * Lets them send.
   *
   * @param address of a store that is empty
   * @param progress gets the share that is done, 0 to 1
   */
  public Figures run(StoreAddress address, DoubleConsumer progress)
      throws IOException, InterruptedException {
    try (Store store = StoreHour.open(address)) {
      try (StoreSink sink = store.collect()) {
        Run run = new Run(new Collector(Patience.DEFAULT, sink.progress()), sink);
        run.send(progress);
        return new Figures(
            run.warmRows / run.warmSeconds,
            run.warmCores / run.warmSeconds,
            run.latest * 1e-9,
            store.counts().unpacked(),
            store.counts().bytes());
      }
    }
  }

  private final class Run {
    private final Collector collector;
    private final StoreSink sink;
    private final long start = System.nanoTime();
    private final OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private long latest;
    private double warmRows;
    private double warmSeconds;
    private double warmCores;

    Run(Collector collector, StoreSink sink) {
      this.collector = collector;
      this.sink = sink;
    }

    void send(DoubleConsumer progress) throws IOException, InterruptedException {
      long all = (long) rounds * devices;
      double perNano = devices / BATCH_SECONDS * 1e-9;
      long sent = 0;
      long warm = -1;
      long warmStart = 0;
      long warmCpu = 0;
      while (sent < all) {
        long now = System.nanoTime() - start;
        long due = Math.min(all, (long) (now * perNano));
        if (due == sent) {
          new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS);
          continue;
        }
        if (warm < 0 && now > WARM_UP * 1e9) {
          warm = sent;
          warmStart = now;
          warmCpu = system.getProcessCpuTime();
        }
        long next = Math.min(due, sent + MOST_AT_ONCE);
        store(sent, next);
        latest = Math.max(latest, System.nanoTime() - start - (long) (sent / perNano));
        sent = next;
        progress.accept((double) sent / all);
      }
      warmSeconds = (System.nanoTime() - start - warmStart) * 1e-9;
      warmCores = (system.getProcessCpuTime() - warmCpu) * 1e-9;
      warmRows = (sent - Math.max(warm, 0)) * BATCH_SECONDS * rate;
    }

    private void store(long from, long until) throws IOException {
      List<Finding> findings = new ArrayList<>();
      long now = System.nanoTime();
      for (long i = from; i < until; i++) {
        findings.addAll(collector.offer(message(i), now));
      }
      sink.store(findings, collector.takeChanged());
    }

    private Arrived message(long number) {
      int device = (int) (number % devices);
      int round = (int) (number / devices);
      List<Draft> stream = streams.get(device % DIFFERENT);
      Draft draft = stream.get(Math.min(round, stream.size() - 1));
      String name = "bench-" + device;
      Key key = new Key(name, "boot", "bench", Lane.SAMPLE, round + 1L);
      Payload payload = draft.body().payload(key);
      return new Arrived(key, topics.samples(name), draft.measured(), 1, 1, false, payload);
    }
  }
}
