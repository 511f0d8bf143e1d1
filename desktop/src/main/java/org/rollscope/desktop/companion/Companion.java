package org.rollscope.desktop.companion;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.Bridge;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.OutboxConfig;
import org.rollscope.bridge.config.UserFolder;
import org.rollscope.desktop.broker.EmbeddedBroker;
import org.rollscope.desktop.collect.CollectClient;
import org.rollscope.desktop.collect.Patience;
import org.rollscope.desktop.collect.SharedSink;
import org.rollscope.desktop.collect.Sink;
import org.rollscope.desktop.doctor.Doctor;
import org.rollscope.desktop.doctor.Machine;
import org.rollscope.desktop.doctor.Scope;
import org.rollscope.desktop.pairing.PairingApi;
import org.rollscope.desktop.pairing.Toolbox;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreAddress;
import org.rollscope.desktop.store.StoreSink;
import org.rollscope.desktop.web.WebConfig;
import org.rollscope.desktop.web.WebServer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that runs at once. Start and close it once, from any thread. */
public final class Companion implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Companion.class);
  private static final String NAME = "companion";
  private static final Duration QUIET = Duration.ofMillis(300);

  /** What is open, in the order in which it was opened. */
  private final Deque<AutoCloseable> parts;

  private final Store store;
  private final Sink sink;
  private final WebServer pages;
  private final BrokerConfig broker;

  private Companion(
      Deque<AutoCloseable> parts, Store store, Sink sink, WebServer pages, BrokerConfig broker) {
    this.parts = parts;
    this.store = store;
    this.sink = sink;
    this.pages = pages;
    this.broker = broker;
  }

  /**
   * Starts all parts. Store and pages come first: a port that is taken must not cost a session.
   *
   * @param broker one that runs elsewhere; null starts one in this process
   * @param setUp makes of the usual bridge, which reads nothing yet, the one that is wanted
   * @param toolbox of the tools that are paired with this computer
   * @param place of the store
   * @param port of the pages; 0 for any that is free
   * @param opened how the pages are opened to others
   * @throws IOException when a part cannot start, in words for people
   */
  public static Companion start(
      @Nullable BrokerConfig broker,
      UnaryOperator<BridgeConfig> setUp,
      Toolbox toolbox,
      StoreAddress place,
      int port,
      Opened opened)
      throws IOException {
    Deque<AutoCloseable> parts = new ArrayDeque<>();
    try {
      return start(parts, broker, setUp, toolbox, place, port, opened);
    } catch (IOException | RuntimeException e) {
      close(parts);
      throw e;
    }
  }

  private static Companion start(
      Deque<AutoCloseable> parts,
      @Nullable BrokerConfig broker,
      UnaryOperator<BridgeConfig> setUp,
      Toolbox toolbox,
      StoreAddress place,
      int port,
      Opened opened)
      throws IOException {
    UUID run = UUID.randomUUID();
    String id = NAME + "-" + run;
    Store store = Store.open(place, InstantSource.system(), new SecureRandom());
    parts.push(store);
    BrokerConfig config = broker;
    if (config == null) {
      EmbeddedBroker own = EmbeddedBroker.start();
      parts.push(own);
      config = BrokerConfig.at(own.address(), id);
    }
    BridgeConfig usual =
        BridgeConfig.of(config.withClientId(id), List.of())
            .withName(NAME)
            .withOutbox(outbox(place));
    BridgeConfig reads = setUp.apply(usual);
    WebConfig pageConfig =
        WebConfig.local(port, config.withClientId(id + "-pages")).withRoutines(reads.routines());
    Scope way = new Scope(reads, List.of(), true, false, UserFolder.path());
    PairingApi pairing = new PairingApi(toolbox, new Doctor(Machine.thisOne(), way));
    WebServer pages = WebServer.start(opened.in(pageConfig), store, List.of(pairing));
    parts.push(pages);
    StoreSink kept = store.collect();
    parts.push(kept);
    Sink sink = new SharedSink(kept);
    CollectClient collector =
        new CollectClient(
            config.withClientId(kept.client()),
            sink,
            Patience.DEFAULT,
            new SplittableRandom(run.getMostSignificantBits()));
    parts.push(collector);
    collector.start();
    if (broker == null) {
      // A broker of this process takes what it still has with it; another one keeps it.
      parts.push(() -> collector.awaitQuiet(QUIET));
    }
    Bridge bridge = bridge(reads, broker == null ? collector : null);
    parts.push(bridge);
    bridge.start();
    toolbox.serve(bridge);
    parts.push(toolbox);
    return new Companion(parts, store, sink, pages, config);
  }

  /** Waits beside the store, for they are one; for a database elsewhere, in the person's folder. */
  private static OutboxConfig outbox(StoreAddress place) {
    return place instanceof StoreAddress.InFile file
        ? new OutboxConfig(
            file.path().toAbsolutePath().resolveSibling(NAME + ".outbox"), OutboxConfig.ON_DISK)
        : OutboxConfig.of(NAME);
  }

  /**
   * @param collector of a broker that forgets when this process ends; null for one that runs
   *     elsewhere and keeps what it has
   */
  private static Bridge bridge(BridgeConfig config, @Nullable CollectClient collector) {
    InstantSource wall = InstantSource.system();
    return new Bridge(
        config,
        wall,
        outbox -> {
          if (collector == null) {
            return outbox;
          }
          UntilStored held = new UntilStored(outbox);
          collector.onKept(held::stored);
          return held;
        });
  }

  public WebServer pages() {
    return pages;
  }

  /** The broker by which the parts speak; for another client, with an id of its own. */
  public BrokerConfig broker() {
    return broker;
  }

  /** Takes what is measured into the store; for any thread, until this is closed. */
  public Sink sink() {
    return sink;
  }

  /** What a person should know about the store; empty for nothing. */
  public String notice() {
    return store.notice();
  }

  @Override
  public void close() {
    close(parts);
  }

  private static void close(Deque<AutoCloseable> parts) {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} does not end as it should", part.getClass().getSimpleName(), e);
      }
    }
  }
}
