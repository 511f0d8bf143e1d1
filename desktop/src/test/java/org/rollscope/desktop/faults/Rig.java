package org.rollscope.desktop.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.Bridge;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.Reconnect;
import org.rollscope.desktop.collect.CollectClient;
import org.rollscope.desktop.collect.Patience;
import org.rollscope.desktop.collect.Series;
import org.rollscope.desktop.endtoend.TestBroker;

/** Devices, a bridge, a proxy, a broker and a collector, one behind the other. */
final class Rig implements AutoCloseable {
  static final int DEVICES = 8;
  private static final Reconnect QUICK =
      new Reconnect(Duration.ofMillis(50), Duration.ofMillis(200));
  private static final Patience LONG = new Patience(Duration.ofHours(1), 100_000);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);
  private static final String CONFIGURATION =
      """
      broker:
        url: %s
        client-id: bridge-under-test
        keep-alive-seconds: 2
        connect-timeout-seconds: 1.5
        reconnect: {first-seconds: 0.05, longest-seconds: 0.2}
      device-reconnect: {first-seconds: 0.05, longest-seconds: 0.1}
      session: {idle-seconds: 5}
      outbox: {file: %s}
      calibration: {directory: %s}
      devices:
      """;

  private final Path folder;
  private final Path config;
  private final Path outbox;
  private final TestBroker broker;
  private final FaultProxy proxy;
  private final List<Device> devices = new ArrayList<>();
  private final Map<String, Ledger> ledgers = new HashMap<>();
  private final Map<String, Long> saved = new HashMap<>();
  private final Audit audit;
  private @Nullable CollectClient collector;
  private @Nullable Bridge bridge;
  private @Nullable ChildBridge child;

  /** Everything but the bridge, with the outbox beside. */
  Rig(Path folder, TestBroker broker, SplittableRandom random) throws IOException {
    this(folder, folder.resolve("bridge.outbox"), broker, random);
  }

  /**
   * @param broker running
   */
  Rig(Path folder, Path outbox, TestBroker broker, SplittableRandom random) throws IOException {
    this.folder = folder;
    this.outbox = outbox;
    this.broker = broker;
    proxy = new FaultProxy(broker.port());
    config = folder.resolve("rollscope.yaml");
    StringBuilder yaml =
        new StringBuilder(
            CONFIGURATION.formatted(proxy.address(), outbox, folder.resolve("calibration")));
    for (int number = 0; number < DEVICES; number++) {
      Device device = new Device(number, random.nextInt(1, 1_000_000));
      devices.add(device);
      ledgers.put(device.id(), device.ledger());
      yaml.append("  - link: ").append(device.path()).append('\n');
    }
    assertThat(ledgers).hasSize(DEVICES);
    Files.writeString(config, yaml);
    audit = new Audit(ledgers);
    startCollector();
  }

  TestBroker broker() {
    return broker;
  }

  FaultProxy proxy() {
    return proxy;
  }

  Audit audit() {
    return audit;
  }

  Device device(int number) {
    return devices.get(number);
  }

  /** A collector that goes on where the last one was. */
  void startCollector() throws IOException {
    BrokerConfig at = BrokerConfig.at(broker.address(), "collector").withReconnect(QUICK);
    collector = new CollectClient(at, audit, LONG, new SplittableRandom(1));
    collector.start();
    awaitCollector();
  }

  void stopCollector() {
    CollectClient last = collector;
    collector = null;
    if (last != null) {
      last.close();
    }
  }

  /** Waits until it is subscribed. */
  void awaitCollector() {
    CollectClient present = collector;
    await("the collector does not come back", () -> present == null || present.state().connected());
  }

  /** Waits until it has noticed that the broker is gone. */
  void awaitCollectorLost() {
    CollectClient present = collector;
    await("the collector does not notice", () -> present == null || !present.state().connected());
  }

  Bridge startBridge() throws ConfigException {
    return startBridge(InstantSource.system());
  }

  /** A bridge in this process, by another clock. */
  Bridge startBridge(InstantSource wall) throws ConfigException {
    Bridge started = new Bridge(BridgeConfig.load(config), wall);
    bridge = started;
    started.start();
    return started;
  }

  /** A bridge in a process of its own. */
  void startChild() throws IOException {
    child = new ChildBridge(config);
  }

  /** Kills the bridge's process; what it had on its disk is looked at before another one starts. */
  void killChild() throws IOException {
    List<Long> positions = positions();
    ChildBridge last = child;
    assertThat(last).isNotNull();
    assertThat(last.isAlive()).as("the bridge ended by itself, see bridge.log").isTrue();
    last.kill();
    for (int i = 0; i < devices.size(); i++) {
      devices.get(i).ledger().boundary(positions.get(i));
    }
    if (Files.exists(outbox)) {
      saved.putAll(OutboxPeek.at(outbox, folder).checksums());
    }
  }

  private List<Long> positions() {
    return devices.stream().map(device -> device.ledger().position()).toList();
  }

  /** Lets time pass. */
  static void pause(double seconds) {
    long until = System.nanoTime() + (long) (seconds * 1e9);
    while (System.nanoTime() - until < 0) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
  }

  void await(String otherwise, BooleanSupplier condition) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - until > 0) {
        fail(otherwise + "; " + state());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private String state() {
    return "collector %s, bridge %s, outbox %s, faults %s"
        .formatted(
            collector == null ? "none" : collector.state(),
            bridge == null ? child : bridge.broker(),
            bridge == null ? "elsewhere" : bridge.outbox(),
            faults());
  }

  /** Waits until everything that was sent so far is collected. */
  void awaitAll() {
    List<Long> positions = positions();
    await(
        "samples do not arrive",
        () -> {
          for (int i = 0; i < devices.size(); i++) {
            if (!devices.get(i).ledger().isPast(positions.get(i))) {
              return false;
            }
          }
          return true;
        });
    assertThat(faults()).isEmpty();
  }

  /** Waits until samples of each device that are sent from now on are collected. */
  void awaitFlowing() {
    for (Device device : devices) {
      long collected = device.ledger().collected();
      await("nothing comes of " + device.id(), () -> device.ledger().collected() > collected);
    }
    for (Device device : devices) {
      long position = device.ledger().position();
      await("nothing comes of " + device.id(), () -> device.ledger().position() > position);
    }
    awaitAll();
  }

  private List<String> faults() {
    List<String> faults = new ArrayList<>(audit.faults());
    devices.forEach(
        device ->
            device.ledger().faults().forEach(fault -> faults.add(device.id() + ": " + fault)));
    return faults;
  }

  /**
   * The devices fall silent, all of theirs arrives, and the bridge ends: is all as it should be?
   */
  void finish() throws IOException, ConfigException {
    devices.forEach(Device::fallSilent);
    awaitAll();
    finishBridge();
    assertThat(faults()).isEmpty();
    assertThat(audit.losses()).isEmpty();
  }

  private boolean endBridge() throws IOException {
    boolean isChild = child != null;
    if (bridge != null) {
      bridge.close();
      bridge = null;
    }
    if (child != null) {
      child.stop();
      child = null;
    }
    return isChild;
  }

  /** The bridge ends: every message of its outbox must have arrived, as it was there. */
  void finishBridge() throws IOException, ConfigException {
    boolean isChild = endBridge();
    for (int again = 0; !OutboxPeek.at(outbox, folder).isEmpty(); again++) {
      assertThat(again).as("times that a bridge did not get its outbox empty").isLessThan(20);
      if (isChild) {
        startChild();
      } else {
        startBridge();
      }
      pause(2);
      endBridge();
    }
    Map<Series, Long> last = OutboxPeek.at(outbox, folder).last();
    assertThat(last).isNotEmpty();
    await(
        "messages of the outbox do not arrive: " + last,
        () -> last.keySet().stream().allMatch(one -> audit.last(one) >= last.get(one)));
    last.forEach(
        (series, number) -> assertThat(audit.last(series)).as("%s", series).isEqualTo(number));
    Map<String, Long> arrived = audit.checksums();
    saved.forEach(
        (name, checksum) -> {
          long found = arrived.getOrDefault(name, 0L);
          if (found != OutboxPeek.CUT) {
            assertThat(found).as(name).isEqualTo(checksum);
          }
        });
  }

  /** What came of it. */
  @SuppressWarnings("SystemOut")
  void report(String what) {
    long samples = ledgers.values().stream().mapToLong(Ledger::collected).sum();
    long sent = ledgers.values().stream().mapToLong(Ledger::position).sum();
    long lost = ledgers.values().stream().mapToLong(Ledger::lost).sum();
    long unsaved = ledgers.values().stream().mapToLong(Ledger::neverSaved).sum() - lost;
    long twice = collector == null ? 0 : collector.state().counts().duplicates();
    System.out.printf(
        "Faults: %s: %,d messages and %,d of %,d samples collected; lost %,d, doubled %,d, gaps %,d;"
            + " dropped as doubles %,d, never in the outbox %,d%n",
        what,
        audit.messages(),
        samples,
        sent,
        lost,
        audit.messages() - audit.checksums().size(),
        audit.missing(),
        twice,
        unsaved);
  }

  @Override
  public void close() throws IOException {
    devices.forEach(Device::close);
    stopCollector();
    if (bridge != null) {
      bridge.close();
    }
    if (child != null && child.isAlive()) {
      child.kill();
    }
    proxy.close();
  }
}
