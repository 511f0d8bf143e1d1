package org.rollscope.bridge;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.port.PortException;
import org.rollscope.sim.port.PtyPort;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;

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
    device = new VirtualDevice(scenario, seed);
    port = PtyPort.open();
    player = new DevicePlayer(Transmitter.of(device, Transmitter.Format.BINARY), port, speed);
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

  /** Pulls the plug. */
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
