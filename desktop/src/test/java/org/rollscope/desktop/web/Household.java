package org.rollscope.desktop.web;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.rollscope.bridge.Bridge;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.RememberedDevices;
import org.rollscope.desktop.broker.EmbeddedBroker;
import org.rollscope.desktop.collect.CollectClient;
import org.rollscope.desktop.collect.Patience;
import org.rollscope.desktop.doctor.Doctor;
import org.rollscope.desktop.doctor.Machine;
import org.rollscope.desktop.doctor.Scope;
import org.rollscope.desktop.pairing.PairingApi;
import org.rollscope.desktop.pairing.Toolbox;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreAddress;
import org.rollscope.desktop.store.StoreSink;

/** What the companion is made of, with pages that can be closed and served again. */
final class Household implements AutoCloseable {
  /** As long as a session goes on without contact; short, so that a test sees its end. */
  private static final double IDLE_SECONDS = 5;

  final Store store;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final BrokerConfig broker;
  private final PairingApi pairing;

  Household(Path folder) throws Exception {
    StoreAddress file = new StoreAddress.InFile(folder.resolve("store.db"));
    store = Store.open(file, InstantSource.system(), new Random(1));
    parts.push(store);
    EmbeddedBroker own = EmbeddedBroker.start();
    parts.push(own);
    broker = BrokerConfig.at(own.address(), "household");
    StoreSink sink = store.collect();
    parts.push(sink);
    CollectClient collector =
        new CollectClient(
            broker.withClientId(sink.client()), sink, Patience.DEFAULT, new SplittableRandom(1));
    parts.push(collector);
    collector.start();
    parts.push(() -> collector.awaitQuiet(Duration.ofMillis(300)));
    BleSettings noRadio = BleSettings.DEFAULT.withBus("unix:path=" + folder.resolve("no-bus"));
    Toolbox toolbox =
        new Toolbox(
            new RememberedDevices(folder.resolve("devices.yaml")), noRadio, System::nanoTime);
    BridgeConfig config =
        BridgeConfig.of(broker, toolbox.tools())
            .withIdleSeconds(IDLE_SECONDS)
            .withBluetooth(noRadio)
            .withCalibrations(folder.resolve("calibration"));
    Bridge bridge = new Bridge(config);
    parts.push(bridge);
    bridge.start();
    toolbox.serve(bridge);
    parts.push(toolbox);
    Scope way = new Scope(config, List.of(), true, false, folder);
    pairing = new PairingApi(toolbox, new Doctor(Machine.thisOne(), way));
  }

  /** The pages, at a port; 0 for any. */
  WebServer serve(int port) throws IOException {
    WebConfig config = WebConfig.local(port, broker.withClientId("pages"));
    return WebServer.start(config, store, List.of(pairing));
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("a part of the household does not end", e);
      }
    }
  }
}
