package org.rollscope.desktop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rollscope.desktop.endtoend.SystemProgram;
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
  private static final String CONFIG =
      """
      <!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
       "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
      <busconfig>
        <type>system</type>
        <listen>unix:path=%s</listen>
        <auth>EXTERNAL</auth>
        <policy context="default">
          <allow user="*"/>
          <allow own="*"/>
          <allow send_destination="*" eavesdrop="true"/>
          <allow eavesdrop="true"/>
          %s
        </policy>
      </busconfig>
      """;

  private final Process daemon;
  private final String address;
  private final @Nullable VirtualBluez bluez;
  private final List<DevicePlayer> players = new ArrayList<>();

  private VirtualAir(Process daemon, String address, @Nullable VirtualBluez bluez) {
    this.daemon = daemon;
    this.address = address;
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
    Path socket = folder.resolve("bus");
    Path config = Files.writeString(folder.resolve("bus.conf"), CONFIG.formatted(socket, rules));
    Process daemon =
        SystemProgram.named("dbus-daemon", "dbus")
            .builder("--config-file=" + config, "--nofork", "--nopidfile", "--print-address")
            .redirectError(folder.resolve("bus.log").toFile())
            .start();
    // It prints its address once it listens.
    BufferedReader out = new BufferedReader(new InputStreamReader(daemon.getInputStream(), UTF_8));
    if (out.readLine() == null) {
      throw new IOException("dbus-daemon: " + Files.readString(folder.resolve("bus.log")));
    }
    String address = "unix:path=" + socket;
    return new VirtualAir(daemon, address, bluetooth ? VirtualBluez.start(address, 1) : null);
  }

  /** Where the bus is. */
  String bus() {
    return address;
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
    daemon.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }
}
