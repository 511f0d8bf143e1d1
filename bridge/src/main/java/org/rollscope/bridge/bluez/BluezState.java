package org.rollscope.bridge.bluez;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt16;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.ScanFilter;
import org.rollscope.bridge.ble.Sighting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What BlueZ has said: its objects, and who wants to hear of what. Signals of others than BlueZ are
 * not believed. Guarded by {@link #lock}; {@link #changed} is signalled at each change.
 */
final class BluezState implements SystemBus.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(BluezState.class);

  final ReentrantLock lock = new ReentrantLock();
  final Condition changed = lock.newCondition();
  final BluezObjects objects = new BluezObjects();
  final List<BluezScan> scans = new CopyOnWriteArrayList<>();
  final Map<String, BluezGatt> connections = new HashMap<>();

  /** Adapters whose discovery has ended without our doing. */
  final Set<String> silenced = new HashSet<>();

  /** The unique name of BlueZ on the bus; empty while it is not there. */
  String owner = "";

  /** Whether the objects are those of the owner. */
  boolean isKnown;

  @Override
  public void signal(DBusSignal signal) {
    long nanos = System.nanoTime();
    Sighting heard = null;
    lock.lock();
    try {
      Object[] values = signal.getParameters();
      String member = signal.getName();
      if (member.equals("NameOwnerChanged")) {
        ownerChanged(String.valueOf(values[2]));
      } else if (owner.equals(signal.getSource())) {
        switch (member) {
          case "InterfacesAdded" -> heard = added(BluezObjects.text(values[0]), values[1], nanos);
          case "InterfacesRemoved" ->
              removed(BluezObjects.text(values[0]), BluezObjects.list(values[1]));
          case "PropertiesChanged" ->
              heard =
                  propertiesChanged(
                      signal.getPath(), String.valueOf(values[0]), values[1], values[2], nanos);
          default -> {}
        }
      }
      changed.signalAll();
    } catch (DBusException | RuntimeException e) {
      // One signal that cannot be read must not end the thread that reads the others.
      LOG.debug("A signal of {} was not understood", signal.getPath(), e);
    } finally {
      lock.unlock();
    }
    if (heard != null) {
      tell(heard);
    }
  }

  /** Tells all who listen; never with the lock held, for they have locks of their own. */
  private void tell(Sighting seen) {
    for (BluezScan scan : scans) {
      scan.hear(seen);
    }
  }

  private void ownerChanged(String newOwner) {
    if (!newOwner.equals(owner)) {
      forgetDaemon(BluezWords.STOPPED);
    }
  }

  /** BlueZ is gone, or the bus: nothing of what it said holds any more. */
  void forgetDaemon(String why) {
    owner = "";
    isKnown = false;
    objects.clear();
    silenced.clear();
    List.copyOf(connections.values()).forEach(connection -> connection.ended(why));
  }

  @Override
  public void lost() {
    lock.lock();
    try {
      forgetDaemon(BluezWords.BUS_LOST);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Sighting added(String path, Object interfaces, long nanos) {
    objects.add(path, interfaces);
    boolean device = BluezObjects.entries(interfaces).containsKey(BluezObjects.DEVICE);
    return device ? sighting(path, nanos) : null;
  }

  private void removed(String path, List<?> interfaces) {
    boolean device = interfaces.contains(BluezObjects.DEVICE);
    objects.remove(path, interfaces);
    if (device) {
      ended(path, "it is not known to the Bluetooth daemon any more");
    } else if (interfaces.contains(BluezObjects.CHARACTERISTIC)) {
      BluezGatt connection = connectionOf(path);
      if (connection != null) {
        connection.withdrawn(path);
      }
    }
  }

  private @Nullable Sighting propertiesChanged(
      String path, String interfaceName, Object properties, Object gone, long nanos) {
    Map<String, Object> news =
        objects.change(path, interfaceName, properties, BluezObjects.list(gone));
    switch (interfaceName) {
      case BluezObjects.CHARACTERISTIC -> {
        Object value = news.get("Value");
        if (value != null) {
          notified(path, BluezObjects.bytes(value), nanos);
        }
      }
      case BluezObjects.DEVICE -> {
        if (Boolean.FALSE.equals(news.get("Connected"))) {
          ended(path, "the connection was lost");
        }
        if (news.containsKey("RSSI") || news.containsKey("ManufacturerData")) {
          return sighting(path, nanos);
        }
      }
      case BluezObjects.ADAPTER -> {
        if (Boolean.FALSE.equals(news.get("Discovering"))) {
          silenced.add(path);
        }
      }
      default -> {}
    }
    return null;
  }

  private void notified(String path, byte[] value, long nanos) {
    BluezGatt connection = connectionOf(path);
    if (connection != null) {
      connection.notified(path, value, nanos);
    }
  }

  private @Nullable BluezGatt connectionOf(String characteristic) {
    int device = characteristic.indexOf("/service");
    return device < 0 ? null : connections.get(characteristic.substring(0, device));
  }

  private void ended(String path, String why) {
    BluezGatt connection = connections.get(path);
    if (connection != null) {
      connection.ended(why);
    }
  }

  /** What is connected already and so does not advertise, but for our own connections. */
  List<Sighting> connected() {
    long nanos = System.nanoTime();
    List<Sighting> connected = new ArrayList<>();
    for (String path : objects.below("/org/bluez/", BluezObjects.DEVICE)) {
      if (objects.flag(path, BluezObjects.DEVICE, "Connected") && !connections.containsKey(path)) {
        connected.add(sighting(path, nanos));
      }
    }
    return connected;
  }

  /** What is known of a device. */
  Sighting sighting(String path, long nanos) {
    Set<UUID> services = new HashSet<>();
    Object uuids = objects.value(path, BluezObjects.DEVICE, "UUIDs");
    for (Object uuid : BluezObjects.list(uuids)) {
      uuid(uuid).ifPresent(services::add);
    }
    Map<Integer, byte[]> data = new HashMap<>();
    Object manufacturer = objects.value(path, BluezObjects.DEVICE, "ManufacturerData");
    if (manufacturer != null) {
      BluezObjects.entries(manufacturer)
          .forEach((company, bytes) -> data.put(number(company), BluezObjects.bytes(bytes)));
    }
    Object rssi = objects.value(path, BluezObjects.DEVICE, "RSSI");
    return new Sighting(
        objects.string(path, BluezObjects.DEVICE, "Address"),
        adapterOf(path),
        objects.string(path, BluezObjects.DEVICE, "Name"),
        services,
        data,
        rssi instanceof Number number ? OptionalInt.of(number.intValue()) : OptionalInt.empty(),
        objects.flag(path, BluezObjects.DEVICE, "Connected"),
        nanos);
  }

  static Optional<UUID> uuid(@Nullable Object text) {
    try {
      return Optional.of(UUID.fromString(String.valueOf(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int number(Object value) {
    return value instanceof UInt16 number
        ? number.intValue()
        : Objects.requireNonNull((Number) value).intValue();
  }

  /** The adapter's name in the path of an object of its. */
  static String adapterOf(String path) {
    String[] parts = path.split("/", -1);
    return parts.length > 3 ? parts[3] : "";
  }

  /** The path of a device that an adapter knows; empty where it does not. */
  String pathOf(String adapter, String address) {
    for (String path : objects.below("/org/bluez/" + adapter + "/", BluezObjects.DEVICE)) {
      if (objects.string(path, BluezObjects.DEVICE, "Address").equalsIgnoreCase(address)) {
        return path;
      }
    }
    return "";
  }

  /** What the scans ask for together. */
  ScanFilter filter() {
    Set<UUID> services = new HashSet<>();
    boolean all = false;
    int weakest = 0;
    for (BluezScan scan : scans) {
      all |= scan.filter().services().isEmpty();
      services.addAll(scan.filter().services());
      weakest = Math.min(weakest, scan.filter().weakest());
    }
    return new ScanFilter(all ? Set.of() : services, weakest);
  }
}
