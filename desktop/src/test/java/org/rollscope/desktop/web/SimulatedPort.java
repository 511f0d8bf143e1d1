package org.rollscope.desktop.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.port.PtyPort;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Scenarios;

/** A simulated tool on a virtual serial port. After its scenario it lies still. */
final class SimulatedPort implements AutoCloseable {
  private final PtyPort port;
  private final long seed;
  private final List<DevicePlayer> players = new ArrayList<>();
  private VirtualDevice device;

  private SimulatedPort(PtyPort port, VirtualDevice device, long seed) {
    this.port = port;
    this.device = device;
    this.seed = seed;
  }

  /** One that begins once somebody listens. */
  static SimulatedPort open(Scenario scenario, long seed, double speed) throws IOException {
    SimulatedPort opened =
        new SimulatedPort(PtyPort.open(), new VirtualDevice(scenario, seed), seed);
    opened.start(speed);
    return opened;
  }

  static SimulatedPort open(String scenario, long seed, double speed) throws IOException {
    return open(Scenarios.load(scenario), seed, speed);
  }

  /** Switches it off and on; then it does something else. */
  void play(Scenario scenario, double speed) {
    off();
    device = new VirtualDevice(scenario, seed);
    start(speed);
  }

  private void start(double speed) {
    device.goOn(true);
    DevicePlayer player =
        new DevicePlayer(Transmitter.of(device, Transmitter.Format.BINARY), port, speed)
            .waitForHost();
    players.add(player);
    Thread.ofPlatform().daemon().name("simulated tool").start(player);
  }

  /** Switches it off; the port stays. */
  void off() {
    players.forEach(DevicePlayer::close);
  }

  String path() {
    return port.path();
  }

  String id() {
    return device.info().id();
  }

  @Override
  public void close() {
    off();
    port.close();
  }
}
