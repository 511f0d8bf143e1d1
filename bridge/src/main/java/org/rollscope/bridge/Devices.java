package org.rollscope.bridge;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.home.HomeAssistant;
import org.rollscope.bridge.monitor.DeviceFigures;

/** The devices that a bridge reads, a worker each; they come and go while it runs. Thread-safe. */
final class Devices implements AutoCloseable {
  private enum Phase {
    NEW,
    RUNNING,
    CLOSED
  }

  private final Surroundings surroundings;
  private final HomeAssistant home;
  private final SplittableRandom random;
  private final Connectors connectors;
  private final List<DeviceWorker> workers = new CopyOnWriteArrayList<>();
  private Phase phase = Phase.NEW;

  Devices(Surroundings surroundings, HomeAssistant home, SplittableRandom random) {
    this.surroundings = surroundings;
    this.home = home;
    this.random = random;
    BridgeConfig config = surroundings.config();
    connectors =
        new Connectors(config.bluetooth(), config.deviceReconnect(), surroundings.nanoTime());
    config.devices().forEach(this::worker);
  }

  private DeviceWorker worker(DeviceConfig device) {
    DeviceWorker worker =
        new DeviceWorker(surroundings, device, connectors.of(device), random.split());
    workers.add(worker);
    return worker;
  }

  synchronized void start() {
    phase = Phase.RUNNING;
    workers.forEach(DeviceWorker::start);
  }

  /** Reads another device from now on. */
  synchronized void add(DeviceConfig device) {
    if (phase != Phase.RUNNING) {
      throw new IllegalStateException("the bridge does not run");
    }
    if (reader(device).isPresent()) {
      throw new IllegalArgumentException(device.links() + " is read already");
    }
    home.expect(device);
    worker(device).start();
  }

  /** Lets a device go and waits until its session has ended; returns whether there was one. */
  synchronized boolean remove(DeviceConfig device) {
    Optional<DeviceWorker> meant = reader(device);
    meant.ifPresent(this::remove);
    return meant.isPresent();
  }

  private void remove(DeviceWorker worker) {
    workers.remove(worker);
    worker.leave();
    surroundings.ids().release(worker);
    home.forget(worker.config());
  }

  /** Gives a device another name; returns whether there is one. */
  boolean rename(DeviceConfig device) {
    Optional<DeviceWorker> meant = reader(device);
    meant.ifPresent(worker -> worker.rename(device));
    return meant.isPresent();
  }

  private Optional<DeviceWorker> reader(DeviceConfig device) {
    return workers.stream().filter(worker -> worker.reads(device)).findFirst();
  }

  boolean isInSession(DeviceConfig device) {
    return reader(device).filter(DeviceWorker::isInSession).isPresent();
  }

  Optional<DeviceFigures> figures(DeviceConfig device) {
    return reader(device).map(DeviceWorker::figures);
  }

  List<DeviceFigures> figures() {
    return workers.stream().map(DeviceWorker::figures).toList();
  }

  /** Ends all sessions; nothing is read any more. */
  @Override
  public synchronized void close() {
    phase = Phase.CLOSED;
    workers.parallelStream().forEach(DeviceWorker::close);
    connectors.close();
  }
}
