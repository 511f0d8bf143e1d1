package org.rollscope.desktop.bench;

import org.rollscope.sim.bluez.AirDevice;
import org.rollscope.sim.bluez.BleFaults;
import org.rollscope.sim.bluez.VirtualBluez;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenarios;
import org.rollscope.sim.twin.RollscopeTwin;
import org.rollscope.sim.twin.Twin;

/** A simulated tool on the virtual air that never ends. */
final class AirTool implements AutoCloseable {
  /** A tool sends 25 frames a second of its own time, so 50 of ours. */
  private static final double SPEED = 2;

  private final String address;
  private final AirDevice air;
  private final DevicePlayer player;
  private final Thread playing;

  AirTool(VirtualBluez bluez, int number, BleFaults faults) {
    VirtualDevice device = new VirtualDevice(Scenarios.load("glute-ball"), number);
    device.goOn(true);
    Twin twin = RollscopeTwin.of(device);
    address = "C0:FF:EE:00:00:%02X".formatted(number);
    air = bluez.add(twin.onTheAir(), address);
    air.faults(faults);
    air.near(false);
    player = new DevicePlayer(twin.transmitter(), twin.onTheAir(), SPEED).waitForHost();
    playing = Thread.ofPlatform().daemon().name("air-tool").start(player);
  }

  String address() {
    return address;
  }

  AirDevice air() {
    return air;
  }

  @Override
  public void close() {
    player.close();
    try {
      playing.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
