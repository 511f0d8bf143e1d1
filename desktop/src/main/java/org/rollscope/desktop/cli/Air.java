package org.rollscope.desktop.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.rollscope.sim.bluez.AirDevice;
import org.rollscope.sim.bluez.BluezPeripheral;
import org.rollscope.sim.bluez.EmbeddedBus;
import org.rollscope.sim.bluez.FaultScript;
import org.rollscope.sim.bluez.VirtualBluez;
import org.rollscope.sim.gatt.GattPort;

/** Where a simulated Bluetooth device is: on a real adapter or a virtual one. */
abstract sealed class Air implements AutoCloseable {
  /** Puts a device on the air instead of the one before. */
  abstract void put(GattPort device) throws IOException, InterruptedException;

  /** Where the device is, in words. */
  abstract String words();

  /** How to find it. */
  abstract String hint();

  @Override
  public abstract void close();

  static Air real(@Nullable String adapter) {
    return new Real(adapter);
  }

  static Air virtual(@Nullable FaultScript fault) throws IOException {
    EmbeddedBus bus = EmbeddedBus.start();
    try {
      return new Virtual(bus, VirtualBluez.start(bus.address(), 1), fault);
    } catch (IOException e) {
      bus.close();
      throw e;
    }
  }

  private static final class Real extends Air {
    private static final long PATIENCE_MILLIS = 10_000;

    private final @Nullable String adapter;
    private @Nullable BluezPeripheral device;
    private String name = "";

    Real(@Nullable String adapter) {
      this.adapter = adapter;
    }

    @Override
    void put(GattPort port) throws IOException, InterruptedException {
      close();
      BluezPeripheral registered = BluezPeripheral.start(null, adapter, port);
      device = registered;
      name = port.advert().name();
      String problem = registered.awaitRegistered(PATIENCE_MILLIS);
      if (!problem.isEmpty()) {
        throw new CommandException(problem);
      }
    }

    @Override
    String words() {
      BluezPeripheral registered = device;
      String address = registered == null ? "" : registered.address();
      return "On the air as " + name + (address.isEmpty() ? "" : " (" + address + ")");
    }

    @Override
    String hint() {
      return "Find it from another computer or phone: rollscope devices  ";
    }

    @Override
    public void close() {
      if (device != null) {
        device.close();
      }
    }
  }

  private static final class Virtual extends Air {
    private static final String ADDRESS = "C0:FF:EE:00:00:01";

    private final EmbeddedBus bus;
    private final VirtualBluez bluez;
    private final @Nullable FaultScript fault;
    private @Nullable AirDevice device;

    Virtual(EmbeddedBus bus, VirtualBluez bluez, @Nullable FaultScript fault) {
      this.bus = bus;
      this.bluez = bluez;
      this.fault = fault;
    }

    @Override
    void put(GattPort port) {
      AirDevice before = device;
      if (before != null) {
        bluez.remove(before);
      }
      AirDevice added = bluez.add(port, ADDRESS);
      device = added;
      if (fault != null) {
        fault.play(bluez, added);
      }
    }

    @Override
    String words() {
      return "DBUS_SYSTEM_BUS_ADDRESS=" + bus.address();
    }

    @Override
    String hint() {
      return "Let a program find it there: "
          + words()
          + " rollscope bridge --port ble:"
          + ADDRESS
          + "  ";
    }

    @Override
    public void close() {
      bluez.close();
      bus.close();
    }
  }
}
