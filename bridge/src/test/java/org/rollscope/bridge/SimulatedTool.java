package org.rollscope.bridge;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.port.PortException;
import org.rollscope.sim.port.PtyPort;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;
import org.rollscope.sim.twin.Twins;

/** A virtual device on a virtual serial port, playing on a thread of its own. */
final class SimulatedTool implements AutoCloseable {
  private final VirtualDevice device;
  private final PtyPort port;
  private final DevicePlayer player;
  private final Thread thread;

  SimulatedTool(String scenario, long seed, double speed) throws PortException {
    this(Scenarios.load(scenario), seed, speed);
  }

  SimulatedTool(Scenario scenario, long seed, double speed) throws PortException {
    this(
        new VirtualDevice(scenario, seed),
        device -> Transmitter.of(device, Transmitter.Format.BINARY),
        speed);
  }

  /** A sensor of another maker under a virtual tool, in real time. */
  static SimulatedTool twin(String family, Scenario scenario, long seed) throws PortException {
    return new SimulatedTool(
        new VirtualDevice(scenario, seed), device -> Twins.of(family, device).transmitter(), 1);
  }

  private SimulatedTool(VirtualDevice device, Function<VirtualDevice, Transmitter> by, double speed)
      throws PortException {
    this.device = device;
    port = PtyPort.open();
    player = new DevicePlayer(by.apply(device), port, speed);
    thread =
        Thread.ofPlatform().daemon().name("sim " + port.path()).unstarted(player.waitForHost());
  }

  SimulatedTool start() {
    thread.start();
    return this;
  }

  String path() {
    return port.path();
  }

  String id() {
    return device.info().id();
  }

  VirtualDevice device() {
    return device;
  }

  /** Waits until the scenario has been played. */
  void awaitEnd() throws InterruptedException {
    if (!thread.join(Duration.ofSeconds(60))) {
      throw new IllegalStateException("the scenario does not end");
    }
  }

  /** Pulls the plug, in the middle of a test. */
  void unplug() {
    close();
  }

  @Override
  public void close() {
    player.close();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    port.close();
  }
}
