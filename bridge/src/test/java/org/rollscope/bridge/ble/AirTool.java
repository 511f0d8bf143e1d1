package org.rollscope.bridge.ble;

import org.rollscope.sim.bluez.AirDevice;
import org.rollscope.sim.bluez.VirtualBluez;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenarios;
import org.rollscope.sim.twin.RollscopeTwin;
import org.rollscope.sim.twin.Twin;

/** A simulated tool on the virtual air, played in real time as soon as somebody listens. */
public final class AirTool implements AutoCloseable {
  private final VirtualDevice device;
  private final AirDevice air;
  private final DevicePlayer player;
  private final Thread playing;

  private AirTool(VirtualDevice device, Twin twin, AirDevice air, double speed) {
    this.device = device;
    this.air = air;
    player = new DevicePlayer(twin.transmitter(), twin.air(), speed).waitForHost();
    playing = Thread.ofPlatform().daemon().name("air tool").start(player);
  }

  /** A ball with its seed as its serial number and in its address. */
  public static AirTool of(VirtualBluez bluez, int seed) {
    VirtualDevice device = new VirtualDevice(Scenarios.load("glute-ball"), seed);
    return of(bluez, device, RollscopeTwin.of(device), seed);
  }

  /** Any twin. */
  public static AirTool of(VirtualBluez bluez, VirtualDevice device, Twin twin, int number) {
    device.goOn(true);
    AirDevice air = bluez.add(twin.air(), address(number));
    return new AirTool(device, twin, air, 1);
  }

  public static String address(int number) {
    return "C0:FF:EE:00:00:%02X".formatted(number);
  }

  public VirtualDevice device() {
    return device;
  }

  /** What happens to it on the air. */
  public AirDevice air() {
    return air;
  }

  @Override
  public void close() {
    player.close();
    try {
      playing.join(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
