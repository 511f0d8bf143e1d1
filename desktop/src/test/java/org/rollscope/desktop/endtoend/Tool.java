package org.rollscope.desktop.endtoend;

import java.time.Duration;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.Truth;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenario;

/** A simulated tool on a line, played by a thread of its own once a host has opened the port. */
final class Tool implements AutoCloseable {
  private final Line line;
  private final VirtualDevice device;
  private final DevicePlayer player;
  private final Thread thread;

  Tool(Scenario scenario, long seed, double speed, Line line) {
    this.line = line;
    device = new VirtualDevice(scenario, seed);
    player = new DevicePlayer(Transmitter.of(device, Transmitter.Format.BINARY), line, speed);
    thread = Thread.ofPlatform().daemon().name("tool").unstarted(player.waitForHost());
  }

  /** After the scenario the tool goes on lying still instead of falling silent. */
  Tool goingOn() {
    device.goOn(true);
    return this;
  }

  Tool start() {
    thread.start();
    return this;
  }

  DeviceInfo info() {
    return device.info();
  }

  /** The first levels of its topics. */
  String topic() {
    return "rollscope/" + device.info().id();
  }

  Truth truth() {
    return device.truth();
  }

  Line line() {
    return line;
  }

  /** Waits until the scenario has been played. */
  void awaitEnd() {
    try {
      if (!thread.join(Duration.ofSeconds(60))) {
        throw new IllegalStateException("the scenario does not end");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while the tool plays", e);
    }
  }

  /** Switches it off; the line stays. */
  void off() {
    player.close();
    awaitEnd();
  }

  @Override
  public void close() {
    off();
    line.close();
  }
}
