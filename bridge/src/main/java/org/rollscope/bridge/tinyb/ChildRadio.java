package org.rollscope.bridge.tinyb;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.rollscope.bridge.ble.Sighting;
import org.rollscope.bridge.tinyb.TinybMessage.Kind;
import tinyb.BluetoothAdapter;
import tinyb.BluetoothDevice;
import tinyb.BluetoothGattCharacteristic;
import tinyb.BluetoothGattService;
import tinyb.BluetoothManager;

/** What TinyB can do, by messages. Requests come on several threads, one at a time a device. */
final class ChildRadio implements AutoCloseable {
  private static final long LOOK_MILLIS = 150;

  /**
   * BlueZ tells the strength of a signal anew only when it differs much, unless discovery has begun
   * anew; TinyB cannot ask for more.
   */
  private static final int LOOKS_A_DISCOVERY = 10;

  /** The services of the Bluetooth SIG, which no tool speaks through. */
  private static final Pattern STANDARD =
      Pattern.compile("000018..-0000-1000-8000-00805f9b34fb", Pattern.CASE_INSENSITIVE);

  private static final long RESOLVE_MILLIS = 15_000;
  private static final long SETTLE_MILLIS = 50;

  private final BluetoothManager manager;
  private final Consumer<TinybMessage> parent;
  private final Map<String, BluetoothDevice> devices = new ConcurrentHashMap<>();
  private final Map<String, BluetoothGattCharacteristic> characteristics =
      new ConcurrentHashMap<>();
  private final Map<String, BluetoothGattCharacteristic> subscribed = new ConcurrentHashMap<>();
  private final Set<String> heardBefore = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService looker = Executors.newSingleThreadScheduledExecutor();
  private Set<String> only = Set.of();
  private boolean scanning;
  private boolean discovers;
  private int looks;

  @SuppressWarnings("FutureReturnValueIgnored") // it looks until the process ends
  ChildRadio(BluetoothManager manager, Consumer<TinybMessage> parent) {
    this.manager = manager;
    this.parent = parent;
    looker.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  TinybMessage answer(TinybMessage request) {
    int number = request.number();
    return switch (request.kind()) {
      case ADAPTERS -> new TinybMessage(Kind.DONE, number, adapters(), new byte[0]);
      case SCAN -> scan(request, true);
      case QUIET -> scan(request, false);
      case CONNECT -> new TinybMessage(Kind.DONE, number, connect(request.word(0)), new byte[0]);
      case BOND -> done(number, pair(device(request.word(0))));
      case READ ->
          new TinybMessage(Kind.DONE, number, List.of(), characteristic(request).readValue());
      case WRITE -> done(number, characteristic(request).writeValue(request.value()));
      case SUBSCRIBE -> subscribe(request);
      case DISCONNECT -> done(number, disconnect(request.word(0)));
      default -> throw new IllegalStateException(request.kind() + " is no request");
    };
  }

  private static TinybMessage done(int number, boolean good) {
    return good
        ? TinybMessage.of(Kind.DONE, number)
        : TinybMessage.of(Kind.FAILED, number, "the device refuses");
  }

  private List<String> adapters() {
    List<String> words = new ArrayList<>();
    for (BluetoothAdapter adapter : manager.getAdapters()) {
      words.add(adapter.getInterfaceName());
      words.add(adapter.getAddress());
      words.add(Boolean.toString(adapter.getPowered()));
    }
    return words;
  }

  private synchronized TinybMessage scan(TinybMessage request, boolean on) {
    scanning = on;
    only = Set.copyOf(request.words());
    looks = 0;
    heardBefore.clear();
    devices.clear(); // one of the same name may be another object by now
    discover(on);
    return TinybMessage.of(Kind.DONE, request.number());
  }

  private void discover(boolean on) {
    discovers = on;
    for (BluetoothAdapter adapter : manager.getAdapters()) {
      if (!only.isEmpty() && !only.contains(adapter.getInterfaceName())) {
        continue; // it may be another program's, and busy
      }
      try {
        if (on) {
          adapter.startDiscovery();
        } else {
          adapter.stopDiscovery();
        }
      } catch (RuntimeException e) {
        // An adapter that is off or gone; the next look tries again.
        discovers = false;
      }
    }
  }

  /** Looks for devices that are new; TinyB tells of none by itself. */
  private synchronized void look() {
    if (!scanning) {
      return;
    }
    try {
      if (!discovers || ++looks % LOOKS_A_DISCOVERY == 0) {
        discover(false);
        discover(true);
      }
      for (BluetoothDevice device : manager.getDevices()) {
        if (devices.putIfAbsent(path(device), device) == null) {
          watch(device);
          if (device.getRSSI() != 0) {
            tell(device);
          }
        }
        if (device.getConnected() && heardBefore.add(path(device))) {
          tell(device);
        }
      }
    } catch (RuntimeException e) {
      // The daemon has gone in the middle of it; the next look sees what is there then.
      discovers = false;
    }
  }

  private static String path(BluetoothDevice device) {
    return ObjectPath.adapter(device) + "/" + device.getAddress();
  }

  private void watch(BluetoothDevice device) {
    String path = path(device);
    device.disableRSSINotifications();
    device.disableManufacturerDataNotifications();
    device.disableConnectedNotifications();
    device.enableRSSINotifications(strength -> tell(device));
    device.enableManufacturerDataNotifications(data -> tell(device));
    device.enableConnectedNotifications(
        connected -> {
          if (!connected) {
            lost(path);
          }
        });
  }

  private void tell(BluetoothDevice device) {
    Map<Integer, byte[]> data = new HashMap<>();
    device.getManufacturerData().forEach((id, bytes) -> data.put(id & 0xFFFF, bytes));
    Set<UUID> services = new HashSet<>();
    for (String uuid : device.getUUIDs()) {
      services.add(UUID.fromString(uuid));
    }
    short rssi = device.getRSSI();
    parent.accept(
        TinybSighting.write(
            new Sighting(
                device.getAddress(),
                ObjectPath.adapter(device),
                device.getName(),
                services,
                data,
                rssi == 0 ? OptionalInt.empty() : OptionalInt.of(rssi),
                device.getConnected(),
                0)));
  }

  private void lost(String path) {
    characteristics.keySet().removeIf(key -> key.startsWith(path + "/"));
    parent.accept(TinybMessage.of(Kind.LOST, 0, path));
  }

  private BluetoothDevice device(String path) {
    for (BluetoothDevice device : manager.getDevices()) {
      if (path(device).equals(path)) {
        if (devices.put(path, device) == null) {
          watch(device);
        }
        return devices.getOrDefault(path, device);
      }
    }
    throw new IllegalStateException("the device is not heard any more");
  }

  /**
   * Connects and finds the characteristics; returns service and characteristic of each. TinyB's own
   * view lags behind: a device may not seem connected yet, or not have all of its services.
   */
  private List<String> connect(String path) {
    BluetoothDevice device = device(path);
    if (!device.getConnected() && !device.connect()) {
      throw new IllegalStateException("the device did not answer");
    }
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(RESOLVE_MILLIS);
    boolean wasConnected = false;
    boolean hushed = false;
    List<BluetoothGattService> before = List.of();
    while (System.nanoTime() < deadline) {
      boolean connected = device.getConnected();
      if (wasConnected && !connected) {
        throw new IllegalStateException("it was lost while its services were read");
      }
      wasConnected |= connected;
      List<BluetoothGattService> found = List.of();
      if (device.getServicesResolved()) {
        if (!hushed) {
          hush(path);
          hushed = true;
        }
        found = services(device);
      }
      if (!found.isEmpty() && found.equals(before)) {
        return characteristics(path, found);
      }
      before = found;
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(SETTLE_MILLIS));
    }
    return List.of();
  }

  /**
   * BlueZ keeps the subscriptions of a device that was lost: it notifies as soon as it is back, and
   * everything that is asked of the bus waits behind its values.
   */
  private void hush(String path) {
    for (String key : List.copyOf(subscribed.keySet())) {
      BluetoothGattCharacteristic before =
          key.startsWith(path + "/") ? subscribed.remove(key) : null;
      if (before != null) {
        unsubscribe(before);
      }
    }
  }

  private List<BluetoothGattService> services(BluetoothDevice device) {
    String within = ObjectPath.of(device) + "/";
    return manager.getServices().stream()
        .filter(service -> ObjectPath.of(service).startsWith(within))
        .toList();
  }

  /** TinyB asks the bus for every characteristic of all devices, for each service anew. */
  private List<String> characteristics(String path, List<BluetoothGattService> services) {
    List<BluetoothGattService> own =
        services.stream()
            .filter(service -> !STANDARD.matcher(service.getUUID()).matches())
            .toList();
    List<String> found = new ArrayList<>();
    for (BluetoothGattService service : own.isEmpty() ? services : own) {
      for (BluetoothGattCharacteristic characteristic : service.getCharacteristics()) {
        String key = String.join("/", path, service.getUUID(), characteristic.getUUID());
        characteristics.put(key, characteristic);
        found.add(service.getUUID());
        found.add(characteristic.getUUID());
      }
    }
    return found;
  }

  private BluetoothGattCharacteristic characteristic(TinybMessage request) {
    String key = String.join("/", request.words());
    BluetoothGattCharacteristic found = characteristics.get(key);
    if (found == null) {
      throw new IllegalStateException("the device is not connected");
    }
    return found;
  }

  private TinybMessage subscribe(TinybMessage request) {
    List<String> words = request.words();
    BluetoothGattCharacteristic characteristic = characteristic(request);
    BluetoothGattCharacteristic before = subscribed.put(String.join("/", words), characteristic);
    if (before != null) {
      unsubscribe(before); // a second handler beside the first would tell everything twice
    }
    characteristic.enableValueNotifications(
        value ->
            parent.accept(
                new TinybMessage(Kind.NOTIFIED, 0, words, Arrays.copyOf(value, value.length))));
    return TinybMessage.of(Kind.DONE, request.number());
  }

  private static void unsubscribe(BluetoothGattCharacteristic characteristic) {
    try {
      characteristic.disableValueNotifications();
    } catch (RuntimeException e) {
      // It went with its device.
      return;
    }
  }

  /** BlueZ connects for it; who was not connected before is not after. */
  private static boolean pair(BluetoothDevice device) {
    boolean stays = device.getConnected();
    boolean good = device.pair();
    if (!stays) {
      device.disconnect();
    }
    return good;
  }

  private boolean disconnect(String path) {
    characteristics.keySet().removeIf(key -> key.startsWith(path + "/"));
    return device(path).disconnect();
  }

  @Override
  public synchronized void close() {
    looker.shutdownNow();
    if (scanning) {
      discover(false);
    }
  }
}
