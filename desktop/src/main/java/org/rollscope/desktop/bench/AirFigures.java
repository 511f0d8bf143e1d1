package org.rollscope.desktop.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import org.rollscope.bridge.Connectors;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.ble.Radio;
import org.rollscope.bridge.ble.ScanFilter;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.Connector;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.sim.bluez.BleFaults;
import org.rollscope.sim.bluez.EmbeddedBus;
import org.rollscope.sim.bluez.VirtualBluez;

/** Figures of Bluetooth, by the virtual BlueZ on a D-Bus of its own. */
public final class AirFigures implements AutoCloseable {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);
  private static final int WARM_UP = 20;

  private final EmbeddedBus bus;
  private final VirtualBluez bluez;
  private final Connectors connectors;

  /**
   * How soon a tool is there, s.
   *
   * @param found until it is heard
   * @param streaming until its first sample
   */
  public record Start(double found, double streaming) {}

  /**
   * What many disconnections leave behind.
   *
   * @param rounds how many
   * @param threads more than before
   * @param objects on the bus, more than before
   * @param heapBytes more than before, after collection
   */
  public record Leftovers(int rounds, int threads, int objects, long heapBytes) {}

  /** Starts bus and daemon. */
  public AirFigures() throws IOException {
    bus = EmbeddedBus.start();
    bluez = VirtualBluez.start(bus.address(), 1);
    connectors = new Connectors(BleSettings.DEFAULT.withBus(bus.address()), System::nanoTime);
  }

  /** Lets a tool come into range, stream and go, so many times. */
  public List<Start> starts(int rounds, IntConsumer progress) throws LinkException {
    List<Start> starts = new ArrayList<>();
    try (AirTool tool = new AirTool(bluez, 1, BleFaults.NONE);
        Connector connector = connectors.of(DeviceConfig.on("ble:" + tool.address()))) {
      for (int round = 0; round < rounds; round++) {
        starts.add(start(tool, connector));
        progress.accept(round + 1);
      }
    }
    return starts;
  }

  private Start start(AirTool tool, Connector connector) throws LinkException {
    Radio radio = connectors.airspace().radio();
    long[] heard = {0};
    Samples samples = new Samples();
    long begin = System.nanoTime();
    Radio.Scan scan =
        radio.scan(ScanFilter.ANY, seen -> heard[0] = heard[0] == 0 ? seen.nanos() : heard[0]);
    tool.air().near(true);
    try (Connection connection = connect(connector, samples)) {
      samples.await(connection);
      long end = System.nanoTime();
      tool.air().near(false);
      samples.awaitEnd(connection);
      return new Start((heard[0] - begin) * 1e-9, (end - begin) * 1e-9);
    } finally {
      scan.close();
    }
  }

  /** Cuts a tool's connection again and again, and looks at what that leaves behind. */
  public Leftovers disconnect(int rounds, IntConsumer progress) throws LinkException {
    BleFaults quick =
        BleFaults.NONE.withConnecting(Duration.ofMillis(1)).withResolving(Duration.ofMillis(1));
    try (AirTool tool = new AirTool(bluez, 2, quick);
        Connector connector = connectors.of(DeviceConfig.on("ble:" + tool.address()))) {
      tool.air().near(true);
      for (int round = 0; round < WARM_UP; round++) {
        cut(tool, connector);
      }
      int threads = threads();
      int objects = bluez.objects();
      long heap = heap();
      for (int round = 0; round < rounds; round++) {
        cut(tool, connector);
        progress.accept(round + 1);
      }
      return new Leftovers(rounds, threads() - threads, bluez.objects() - objects, heap() - heap);
    }
  }

  private static void cut(AirTool tool, Connector connector) throws LinkException {
    Samples samples = new Samples();
    try (Connection connection = connect(connector, samples)) {
      samples.await(connection);
      tool.air().drop();
      samples.awaitEnd(connection);
    }
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Lets several tools send 50 notifications a second each; returns what was read of each. */
  public List<DecodeCounts> together(int tools, double seconds) throws InterruptedException {
    List<AirTool> all = new ArrayList<>();
    List<Reading> readings = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int number = 1; number <= tools; number++) {
      AirTool tool = new AirTool(bluez, 16 + number, BleFaults.NONE);
      tool.air().near(true);
      all.add(tool);
      Connector connector = connectors.of(DeviceConfig.on("ble:" + tool.address()));
      Reading reading = new Reading(connector, seconds);
      readings.add(reading);
      threads.add(Thread.ofVirtual().start(reading));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    all.forEach(AirTool::close);
    return readings.stream().map(Reading::counts).toList();
  }

  private static Connection connect(Connector connector, DeviceListener listener)
      throws LinkException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (true) {
      try {
        return connector.open(listener);
      } catch (LinkException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
      }
    }
  }

  @Override
  public void close() {
    connectors.close();
    bluez.close();
    bus.close();
  }

  /** Waits for samples and for the end. */
  private static final class Samples implements DeviceListener {
    private long count;

    @Override
    public void info(DeviceInfo info) {
      // Only samples are waited for.
    }

    @Override
    public void samples(SampleBlock block) {
      count += block.size();
    }

    void await(Connection connection) throws LinkException {
      long deadline = System.nanoTime() + PATIENCE_NANOS;
      while (count == 0) {
        connection.pump();
        if (System.nanoTime() > deadline) {
          throw new LinkException(connection.name() + " sends nothing");
        }
      }
    }

    void awaitEnd(Connection connection) throws LinkException {
      long deadline = System.nanoTime() + PATIENCE_NANOS;
      while (System.nanoTime() < deadline) {
        try {
          connection.pump();
        } catch (LinkException e) {
          return;
        }
      }
      throw new LinkException(connection.name() + " does not end");
    }
  }

  /** Reads one tool for a time. */
  private static final class Reading implements Runnable {
    private final Connector connector;
    private final double seconds;
    private volatile DecodeCounts counts = new DecodeCounts(0, 0, 0, 0, 0, 0, 0);

    Reading(Connector connector, double seconds) {
      this.connector = connector;
      this.seconds = seconds;
    }

    @Override
    public void run() {
      Samples samples = new Samples();
      try (connector;
          Connection connection = connect(connector, samples)) {
        samples.await(connection);
        long end = System.nanoTime() + (long) (seconds * 1e9);
        while (System.nanoTime() < end) {
          connection.pump();
        }
        counts = connection.counts();
      } catch (LinkException e) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }

    DecodeCounts counts() {
      return counts;
    }
  }
}
