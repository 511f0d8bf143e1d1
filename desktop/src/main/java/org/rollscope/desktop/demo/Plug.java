package org.rollscope.desktop.demo;

import java.io.IOException;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.ble.BleTarget;
import org.rollscope.sim.bluez.EmbeddedBus;
import org.rollscope.sim.bluez.VirtualBluez;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.port.DevicePort;
import org.rollscope.sim.port.PtyPort;
import org.rollscope.sim.port.TcpPort;
import org.rollscope.sim.twin.RollscopeTwin;
import org.rollscope.sim.twin.Twin;

/**
 * Where a simulated tool is plugged in: a serial port or the virtual air.
 *
 * @param transmitter the tool's side
 * @param port it speaks through
 * @param link the bridge's side
 * @param bluetooth how the bridge reaches the air
 * @param words where the tool is, for people
 * @param end takes apart what was made for it
 */
record Plug(
    Transmitter transmitter,
    DevicePort port,
    String link,
    BleSettings bluetooth,
    String words,
    Runnable end)
    implements AutoCloseable {
  private static final String ADDRESS = "C0:FF:EE:00:00:01";

  /** A serial port, or a TCP port where there are none. */
  static Plug serial(VirtualDevice device, Transmitter.Format format) throws IOException {
    DevicePort port = PtyPort.isSupported() ? PtyPort.open() : TcpPort.open(0);
    return new Plug(
        Transmitter.of(device, format),
        port,
        port.path(),
        BleSettings.DEFAULT,
        port.path(),
        () -> {});
  }

  /** The air of a Bluetooth daemon of our own, on a D-Bus of our own. */
  static Plug air(VirtualDevice device) throws IOException {
    EmbeddedBus bus = EmbeddedBus.start();
    VirtualBluez bluez = VirtualBluez.start(bus.address(), 1);
    Twin twin = RollscopeTwin.of(device);
    GattPort port = twin.onTheAir();
    bluez.add(port, ADDRESS);
    return new Plug(
        twin.transmitter(),
        port,
        BleTarget.SCHEME + ADDRESS,
        BleSettings.DEFAULT.withBus(bus.address()),
        "a virtual Bluetooth adapter as " + port.advert().name(),
        () -> {
          bluez.close();
          bus.close();
        });
  }

  @Override
  public void close() {
    port.close();
    end.run();
  }
}
