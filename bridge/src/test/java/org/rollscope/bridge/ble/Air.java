package org.rollscope.bridge.ble;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.protocol.BleConnector;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.Connector;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.sim.bluez.VirtualBluez;

/** A private bus, the virtual BlueZ on it, and an airspace that hears it. */
final class Air implements AutoCloseable {
  private static final Instrument BALL = Instrument.of(InstrumentKind.BALL, 0.03);

  final PrivateBus bus;
  final VirtualBluez bluez;
  final Airspace airspace;

  private Air(PrivateBus bus, VirtualBluez bluez, Airspace airspace) {
    this.bus = bus;
    this.bluez = bluez;
    this.airspace = airspace;
  }

  static Air open(Path folder, String provider) throws IOException {
    PrivateBus bus = PrivateBus.start(folder);
    VirtualBluez bluez = VirtualBluez.start(bus.address(), 1);
    BleSettings settings = BleSettings.DEFAULT.withProvider(provider).withBus(bus.address());
    Airspace airspace = new Airspace(BleProvider.named(provider).open(settings), System::nanoTime);
    return new Air(bus, bluez, airspace);
  }

  Connector connector(String target) {
    return new BleConnector(
        airspace,
        BleTarget.of("ble:" + target),
        List.of(DeviceProtocol.named("rollscope")),
        BALL,
        System::nanoTime);
  }

  /** Tries until it works, as a device's worker does; after 20 s the last failure counts. */
  static Connection connect(Connector connector, Ears ears) throws LinkException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (true) {
      try {
        return connector.open(ears);
      } catch (LinkException e) {
        if (System.nanoTime() > deadline) {
          throw e;
        }
      }
    }
  }

  /**
   * Connects and hears so many samples. TinyB's process may end where a device is subscribed again
   * (decision 10): then it is connected once more, as a device's worker does. Every other loss is a
   * failure.
   */
  static Connection hear(Connector connector, Ears ears, int samples) throws LinkException {
    while (true) {
      Connection connection = connect(connector, ears);
      try {
        ears.await(connection, samples);
        return connection;
      } catch (LinkException e) {
        connection.close();
        if (!String.valueOf(e.getMessage()).contains("TinyB's process has ended")) {
          throw e;
        }
      }
    }
  }

  /** Tries until it fails with these words; fails when it does not in time. */
  static LinkException awaitFailure(Connector connector, String... words) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    String last = "";
    while (System.nanoTime() < deadline) {
      try (Connection connection = connector.open(new Ears())) {
        last = "it worked: " + connection.name();
      } catch (LinkException e) {
        last = String.valueOf(e.getMessage());
        if (List.of(words).stream().allMatch(last::contains)) {
          return e;
        }
      }
    }
    throw new AssertionError("awaited " + List.of(words) + ", last was: " + last);
  }

  @Override
  public void close() throws IOException {
    airspace.close();
    bluez.close();
    bus.close();
  }
}
