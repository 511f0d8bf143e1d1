package org.rollscope.desktop.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.endtoend.PrivateBus;
import org.rollscope.sim.bluez.AirDevice;
import org.rollscope.sim.bluez.VirtualBluez;
import org.rollscope.sim.device.DevicePlayer;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.gatt.Advert;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.gatt.GattShape;
import org.rollscope.sim.scenario.Scenarios;
import org.rollscope.sim.twin.Twin;
import org.rollscope.sim.twin.Twins;

/** A dbus-daemon of a test's own, with a virtual Bluetooth daemon and simulated tools on it. */
final class VirtualAir implements AutoCloseable {
  private final PrivateBus bus;
  private final @Nullable VirtualBluez bluez;
  private final List<DevicePlayer> players = new ArrayList<>();

  private VirtualAir(PrivateBus bus, @Nullable VirtualBluez bluez) {
    this.bus = bus;
    this.bluez = bluez;
  }

  /** A bus with a Bluetooth daemon and one adapter. */
  static VirtualAir start(Path folder) throws IOException {
    return start(folder, "", true);
  }

  /**
   * A bus.
   *
   * @param rules more of its policy
   * @param bluetooth whether there is a Bluetooth daemon
   */
  static VirtualAir start(Path folder, String rules, boolean bluetooth) throws IOException {
    PrivateBus bus = PrivateBus.start(folder, rules);
    return new VirtualAir(bus, bluetooth ? VirtualBluez.start(bus.address(), 1) : null);
  }

  /** Where the bus is. */
  String bus() {
    return bus.address();
  }

  VirtualBluez bluez() {
    if (bluez == null) {
      throw new IllegalStateException("there is no Bluetooth daemon on this bus");
    }
    return bluez;
  }

  static String address(int number) {
    return "C0:FF:EE:00:00:%02X".formatted(number);
  }

  /** A simulated device with its number as its seed and in its address, played in real time. */
  AirDevice add(String family, int number) {
    return add(family, number, number);
  }

  /** The same with a seed of its own; devices of one family and seed have one name. */
  AirDevice add(String family, int number, int seed) {
    VirtualDevice device = new VirtualDevice(Scenarios.load("glute-ball"), seed);
    device.goOn(true);
    Twin twin = Twins.of(family, device);
    DevicePlayer player = new DevicePlayer(twin.transmitter(), twin.onTheAir(), 1).waitForHost();
    players.add(player);
    Thread.ofPlatform().daemon().name("twin " + number).start(player);
    return bluez().add(twin.onTheAir(), address(number));
  }

  /** Something else that advertises. */
  AirDevice stranger(int number, String name, UUID... services) {
    GattShape shape =
        new GattShape(
            new Advert(name, List.of(services), Map.of()),
            List.of(),
            null,
            null,
            any -> new byte[0],
            (any, value) -> {});
    return bluez().add(new GattPort(shape), address(number));
  }

  @Override
  public void close() {
    players.forEach(DevicePlayer::close);
    if (bluez != null) {
      bluez.close();
    }
    bus.close();
  }
}
