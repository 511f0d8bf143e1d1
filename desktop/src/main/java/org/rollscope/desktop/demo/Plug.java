package org.rollscope.desktop.demo;

import java.io.IOException;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.ble.BleTarget;
import org.rollscope.sim.bluez.AirDevice;
import org.rollscope.sim.bluez.EmbeddedBus;
import org.rollscope.sim.bluez.VirtualBluez;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.port.DevicePort;
import org.rollscope.sim.port.PtyPort;
import org.rollscope.sim.port.TcpPort;
import org.rollscope.sim.twin.Twin;

/**
 * Where a simulated tool is plugged in: a serial port or the virtual air.
 *
 * @param transmitter the tool's side
 * @param port it speaks through
 * @param link the bridge's side
 * @param bluetooth how the bridge reaches the air
 * @param words where the tool is, for people
 * @param anew cuts what is connected, as when the tool is switched off and on
 * @param end takes apart what was made for it
 */
record Plug(
    Transmitter transmitter,
    DevicePort port,
    String link,
    BleSettings bluetooth,
    String words,
    Runnable anew,
    Runnable end)
    implements AutoCloseable {
  private static final String ADDRESS = "C0:FF:EE:00:00:01";

  /** A serial port, or a TCP port where there are none. */
  static Plug serial(Transmitter transmitter) throws IOException {
    DevicePort port = PtyPort.isSupported() ? PtyPort.open() : TcpPort.open(0);
    return new Plug(
        transmitter,
        port,
        port.path(),
        BleSettings.DEFAULT,
        port.path(),
        () -> {}, // a line stays plugged in
        () -> {});
  }

  /** The air of a Bluetooth daemon of our own, on a D-Bus of our own. */
  static Plug air(Twin twin) throws IOException {
    EmbeddedBus bus = EmbeddedBus.start();
    VirtualBluez bluez = VirtualBluez.start(bus.address(), 1);
    GattPort port = twin.onTheAir();
    AirDevice onAir = bluez.add(port, ADDRESS);
    return new Plug(
        twin.transmitter(),
        port,
        BleTarget.SCHEME + ADDRESS,
        BleSettings.DEFAULT.withBus(bus.address()),
        "a virtual Bluetooth adapter as " + port.advert().name(),
        onAir::drop,
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
