package org.rollscope.sim.bluez;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.bluez.Adapter1;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.AbstractConnection;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/** A Bluetooth adapter of the virtual daemon. Its state belongs to the daemon's lock. */
final class AdapterObject extends BusObject implements Adapter1 {
  private final VirtualBluez daemon;
  private final String name;
  private final Set<String> discovering = new HashSet<>();
  private final Map<AirDevice, DeviceObject> devices = new LinkedHashMap<>();
  private @Nullable DeviceObject connecting;

  AdapterObject(VirtualBluez daemon, String name, String address) {
    super(Names.adapterPath(name));
    this.daemon = daemon;
    this.name = name;
    put(Names.ADAPTER, "Address", new Variant<>(address));
    put(Names.ADAPTER, "AddressType", new Variant<>("public"));
    put(Names.ADAPTER, "Name", new Variant<>("virtual"));
    put(Names.ADAPTER, "Alias", new Variant<>("virtual"));
    put(Names.ADAPTER, "Modalias", new Variant<>("usb:v1D6Bp0246d0542"));
    put(Names.ADAPTER, "Roles", new Variant<>(new String[] {"central", "peripheral"}));
    put(Names.ADAPTER, "Powered", new Variant<>(true));
    put(Names.ADAPTER, "Discovering", new Variant<>(false));
    put(Names.ADAPTER, "UUIDs", new Variant<>(new String[0]));
  }

  String name() {
    return name;
  }

  boolean isPowered() {
    return Boolean.TRUE.equals(value(Names.ADAPTER, "Powered"));
  }

  boolean isDiscovering() {
    return !discovering.isEmpty();
  }

  Map<AirDevice, DeviceObject> devices() {
    return devices;
  }

  @Nullable DeviceObject connecting() {
    return connecting;
  }

  void connecting(@Nullable DeviceObject device) {
    connecting = device;
  }

  long connections() {
    return devices.values().stream().filter(DeviceObject::isConnected).count();
  }

  /** A client has left the bus: what it asked for ends. */
  void forget(String client) {
    if (discovering.remove(client)) {
      discoveringChanged();
    }
    devices.values().forEach(device -> device.forget(client));
  }

  @Override
  public void StartDiscovery() {
    daemon.locked(
        () -> {
          if (!isPowered()) {
            throw new org.bluez.Error.NotReady("Resource Not Ready");
          }
          if (!discovering.add(AbstractConnection.getCallInfo().getSource())) {
            throw new org.bluez.Error.InProgress("Operation already in progress");
          }
          discoveringChanged();
        });
  }

  @Override
  public void StopDiscovery() {
    daemon.locked(
        () -> {
          if (!discovering.remove(AbstractConnection.getCallInfo().getSource())) {
            throw new org.bluez.Error.Failed("No discovery started");
          }
          discoveringChanged();
        });
  }

  private void discoveringChanged() {
    boolean now = isDiscovering();
    if (!Boolean.valueOf(now).equals(value(Names.ADAPTER, "Discovering"))) {
      daemon.change(this, Names.ADAPTER, Map.of("Discovering", new Variant<>(now)));
      if (!now) {
        devices.values().forEach(DeviceObject::signalGone);
      }
    }
  }

  /** Switches it on or off; off ends everything on it. */
  void power(boolean on) {
    daemon.change(this, Names.ADAPTER, Map.of("Powered", new Variant<>(on)));
    if (!on) {
      discovering.clear();
      discoveringChanged();
      devices.values().forEach(device -> device.ended("le-connection-abort-by-local"));
    }
  }

  @Override
  public <A> void Set(String interfaceName, String property, A value) {
    if (property.equals("Powered") && plain(value) instanceof Boolean on) {
      daemon.locked(() -> power(on));
    } else {
      super.Set(interfaceName, property, value);
    }
  }

  private static @Nullable Object plain(@Nullable Object value) {
    return value instanceof Variant<?> variant ? variant.getValue() : value;
  }

  @Override
  public void RemoveDevice(DBusPath device) {
    daemon.locked(
        () ->
            devices.values().stream()
                .filter(known -> known.getObjectPath().equals(device.getPath()))
                .findFirst()
                .ifPresentOrElse(
                    daemon::forget,
                    () -> {
                      throw new org.bluez.Error.DoesNotExist("Does Not Exist");
                    }));
  }

  @Override
  public void SetDiscoveryFilter(Map<String, Variant<?>> filter) {
    // Everything simulated is of interest; a real daemon may tell more than was asked for, too.
  }

  @Override
  public String[] GetDiscoveryFilters() {
    return new String[] {"UUIDs", "RSSI", "Transport", "DuplicateData"};
  }

  @Override
  public DBusPath ConnectDevice(Map<String, Variant<?>> properties) {
    throw new org.bluez.Error.NotSupported("Operation is not supported");
  }
}
