package org.rollscope.desktop.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.port.PtyPort;
import org.rollscope.sim.scenario.Scenarios;
import org.rollscope.sim.twin.Twins;

/** A simulated tool on a virtual port, played in real time. */
record ToolOnPort(PtyPort port, @Nullable DevicePlayer player) implements AutoCloseable {
  static ToolOnPort start(String family) throws IOException {
    assumeTrue(PtyPort.isSupported(), "no pseudo-terminals here");
    VirtualDevice device = new VirtualDevice(Scenarios.load("glute-ball"), 1);
    device.goOn(true);
    PtyPort port = PtyPort.open();
    Transmitter tool =
        family.equals("rollscope")
            ? Transmitter.of(device, Transmitter.Format.BINARY)
            : Twins.of(family, device).transmitter();
    DevicePlayer player = new DevicePlayer(tool, port, 1).waitForHost();
    Thread.ofPlatform().daemon().name("tool on port").start(player);
    return new ToolOnPort(port, player);
  }

  /** A port on which nothing speaks. */
  static ToolOnPort silent() throws IOException {
    assumeTrue(PtyPort.isSupported(), "no pseudo-terminals here");
    return new ToolOnPort(PtyPort.open(), null);
  }

  String path() {
    return port.path();
  }

  @Override
  public void close() {
    if (player != null) {
      player.close();
    }
    port.close();
  }
}
