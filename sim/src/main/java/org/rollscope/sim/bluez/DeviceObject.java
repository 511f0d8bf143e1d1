package org.rollscope.sim.bluez;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.bluez.Device1;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.rollscope.sim.gatt.Advert;
import org.rollscope.sim.gatt.Service;
import org.rollscope.sim.gatt.Service.Characteristic;

/** A device as one adapter knows it. Its state belongs to the daemon's lock. */
final class DeviceObject extends BusObject implements Device1 {
  private static final UUID BATTERY_SERVICE = Service.assigned(0x180F);
  private static final UUID BATTERY_LEVEL = Service.assigned(0x2A19);

  private final VirtualBluez daemon;
  private final AdapterObject adapter;
  private final AirDevice device;
  private final Access access = new Access();
  private final List<BusObject> gatt = new ArrayList<>();
  private final Map<CharacteristicObject, Set<String>> listeners = new HashMap<>();
  private @Nullable CompletableFuture<Void> attempt;
  private boolean paired;
  private boolean announced;
  private int attempts;
  private int connection;

  DeviceObject(VirtualBluez daemon, AdapterObject adapter, AirDevice device) {
    super(Names.devicePath(adapter.name(), device.address()));
    this.daemon = daemon;
    this.adapter = adapter;
    this.device = device;
    put(Names.DEVICE, "Address", new Variant<>(device.address()));
    put(Names.DEVICE, "AddressType", new Variant<>("random"));
    put(Names.DEVICE, "Adapter", new Variant<>(new DBusPath(adapter.getObjectPath())));
    put(Names.DEVICE, "Paired", new Variant<>(false));
    put(Names.DEVICE, "Connected", new Variant<>(false));
    put(Names.DEVICE, "ServicesResolved", new Variant<>(false));
    heard(device.peripheral().advert()).forEach((key, value) -> put(Names.DEVICE, key, value));
  }

  private Map<String, Variant<?>> heard(Advert advert) {
    Map<String, Variant<?>> news = new HashMap<>();
    news.put("RSSI", new Variant<>(device.rssi()));
    news.put("Alias", new Variant<>(advert.name().isEmpty() ? device.address() : advert.name()));
    if (!advert.name().isEmpty()) {
      news.put("Name", new Variant<>(advert.name()));
    }
    news.put(
        "UUIDs",
        new Variant<>(advert.services().stream().map(UUID::toString).toArray(String[]::new)));
    if (!advert.manufacturerData().isEmpty()) {
      Map<UInt16, Variant<?>> data = new HashMap<>();
      advert.manufacturerData().forEach((id, b) -> data.put(new UInt16(id), new Variant<>(b)));
      news.put("ManufacturerData", new Variant<>(data, "a{qv}"));
    }
    return news;
  }

  /** An advertisement was heard: BlueZ tells what has changed, and the strength each time. */
  void hear() {
    Map<String, Variant<?>> news = heard(device.peripheral().advert());
    news.entrySet()
        .removeIf(
            entry ->
                !entry.getKey().equals("RSSI")
                    && !entry.getKey().equals("ManufacturerData")
                    && value(Names.DEVICE, entry.getKey()) != null);
    daemon.change(this, Names.DEVICE, news);
  }

  /** Discovery has ended: the strength is unknown, also of a device that is connected. */
  void signalGone() {
    if (value(Names.DEVICE, "RSSI") != null) {
      daemon.change(this, Names.DEVICE, Map.of(), "RSSI");
    }
  }

  boolean isConnected() {
    return Boolean.TRUE.equals(value(Names.DEVICE, "Connected"));
  }

  AirDevice device() {
    return device;
  }

  AdapterObject adapter() {
    return adapter;
  }

  @Override
  public void Connect() {
    CompletableFuture<Void> mine = new CompletableFuture<>();
    boolean started = daemon.asked(() -> begin(mine));
    if (started) {
      try {
        mine.join();
      } catch (CompletionException | CancellationException e) {
        throw new org.bluez.Error.Failed(
            e.getCause() == null
                ? "le-connection-abort-by-local"
                : String.valueOf(e.getCause().getMessage()));
      }
    }
  }

  private boolean begin(CompletableFuture<Void> mine) {
    if (!adapter.isPowered()) {
      throw new org.bluez.Error.NotReady("Resource Not Ready");
    }
    if (isConnected()) {
      return false;
    }
    if (adapter.connecting() != null) {
      throw new org.bluez.Error.Failed("Operation already in progress");
    }
    if (adapter.connections() >= daemon.slots()) {
      throw new org.bluez.Error.Failed("le-connection-concurrent-connection-limit");
    }
    attempt = mine;
    int number = ++attempts;
    adapter.connecting(this);
    daemon.later(device.faults().connecting(), () -> connectIfNear(number));
    daemon.later(
        VirtualBluez.CONNECT_TIMEOUT, () -> giveUp(number, "le-connection-abort-by-local"));
    return true;
  }

  /** The device has come near: who waits for it gets it. */
  void cameNear() {
    int number = attempts;
    daemon.later(device.faults().connecting(), () -> connectIfNear(number));
  }

  private void connectIfNear(int attemptNumber) {
    CompletableFuture<Void> mine = attempt;
    if (mine == null || attemptNumber != attempts) {
      return;
    }
    if (!device.isNear() || device.link() != null) {
      return;
    }
    attempt = null;
    adapter.connecting(null);
    int number = ++connection;
    device.link(this);
    device.peripheral().connected(device.faults().mtu());
    daemon.change(this, Names.DEVICE, Map.of("Connected", new Variant<>(true)));
    mine.complete(null);
    if (device.faults().resolves()) {
      daemon.later(device.faults().resolving(), () -> resolve(number));
    }
  }

  private void giveUp(int attemptNumber, String why) {
    CompletableFuture<Void> mine = attempt;
    if (mine != null && attemptNumber == attempts) {
      attempt = null;
      adapter.connecting(null);
      mine.completeExceptionally(new IllegalStateException(why));
    }
  }

  private void resolve(int number) {
    if (number != connection || !isConnected()) {
      return;
    }
    if (gatt.isEmpty()) {
      describe();
    }
    // As of 5.66 the services are announced behind the word that they are known.
    List<BusObject> news = announced ? List.of() : gatt;
    announced = true;
    daemon.export(
        news,
        () -> daemon.change(this, Names.DEVICE, Map.of("ServicesResolved", new Variant<>(true))));
    battery();
    // Who wanted notifications before the connection was lost still does.
    listeners.keySet().forEach(known -> device.peripheral().subscribe(known.uuid(), true));
  }

  private void describe() {
    int at = 10;
    for (Service service : device.peripheral().services()) {
      if (service.uuid().equals(BATTERY_SERVICE)) {
        continue; // BlueZ keeps this service to itself and shows the level instead
      }
      String path = "%s/service%04x".formatted(getObjectPath(), at++);
      UUID uuid = device.faults().wrongService() ? Service.assigned(0x1FFF) : service.uuid();
      gatt.add(new ServiceObject(path, uuid, getObjectPath()));
      for (Characteristic shape : service.characteristics()) {
        CharacteristicObject characteristic =
            new CharacteristicObject("%s/char%04x".formatted(path, at), path, shape, access);
        at += 2;
        characteristic.put(
            Names.CHARACTERISTIC, "MTU", new Variant<>(new UInt16(device.faults().mtu())));
        gatt.add(characteristic);
      }
    }
  }

  private void battery() {
    if (device.peripheral().services().stream()
        .noneMatch(service -> service.uuid().equals(BATTERY_SERVICE))) {
      return;
    }
    byte[] level = device.peripheral().read(BATTERY_LEVEL);
    if (level.length == 1) {
      put(Names.BATTERY, "Percentage", new Variant<>(level[0]));
      daemon.added(this, Names.BATTERY);
    }
  }

  /** The connection is over, or the attempt at one. */
  void ended(String why) {
    giveUp(attempts, why);
    if (!isConnected()) {
      return;
    }
    connection++;
    if (GetAll(Names.BATTERY).size() > 0) {
      daemon.withdraw(this, Names.BATTERY);
    }
    device.link(null);
    device.peripheral().disconnected();
    daemon.change(
        this,
        Names.DEVICE,
        Map.of("ServicesResolved", new Variant<>(false), "Connected", new Variant<>(false)));
  }

  /** The daemon forgets it: its services go with it. */
  void withdraw() {
    ended("le-connection-abort-by-local");
    gatt.forEach(daemon::withdraw);
    gatt.clear();
    listeners.clear();
    daemon.withdraw(this);
  }

  @Override
  public void Disconnect() {
    daemon.locked(
        () -> {
          if (!isConnected() && attempt == null) {
            throw new org.bluez.Error.NotConnected("Not Connected");
          }
          ended("br-connection-canceled");
        });
  }

  @Override
  public void Pair() {
    Connect();
    daemon.locked(
        () -> {
          paired = true;
          daemon.change(this, Names.DEVICE, Map.of("Paired", new Variant<>(true)));
        });
  }

  @Override
  public void CancelPairing() {
    // Pairing is over at once.
  }

  @Override
  public void ConnectProfile(String uuid) {
    throw new org.bluez.Error.NotSupported("Operation is not supported");
  }

  @Override
  public void DisconnectProfile(String uuid) {
    throw new org.bluez.Error.NotSupported("Operation is not supported");
  }

  private void check() {
    if (!isConnected()) {
      throw new org.bluez.Error.Failed("Not connected");
    }
    if (device.faults().pairing() && !paired) {
      throw new org.bluez.Error.NotPermitted("Not paired");
    }
  }

  private void subscribe(CharacteristicObject characteristic, boolean on) {
    daemon.change(characteristic, Names.CHARACTERISTIC, Map.of("Notifying", new Variant<>(on)));
    device.peripheral().subscribe(characteristic.uuid(), on);
  }

  void forget(String client) {
    listeners.forEach(
        (characteristic, all) -> {
          if (all.remove(client) && all.isEmpty()) {
            subscribe(characteristic, false);
          }
        });
  }

  /** The device says something. */
  void notification(UUID uuid, byte[] value) {
    for (CharacteristicObject characteristic : listeners.keySet()) {
      if (characteristic.uuid().equals(uuid)) {
        daemon.change(characteristic, Names.CHARACTERISTIC, Map.of("Value", new Variant<>(value)));
      }
    }
  }

  /** What the characteristics ask of the device. */
  private final class Access implements CharacteristicObject.Owner {
    @Override
    public byte[] read(CharacteristicObject characteristic, Map<String, Variant<?>> options) {
      return daemon.asked(
          () -> {
            check();
            return device.peripheral().read(characteristic.uuid());
          });
    }

    @Override
    public void write(
        CharacteristicObject characteristic, byte[] value, Map<String, Variant<?>> options) {
      daemon.locked(
          () -> {
            check();
            device.peripheral().write(characteristic.uuid(), value);
          });
    }

    @Override
    public void notify(CharacteristicObject characteristic, String who, boolean on) {
      daemon.locked(
          () -> {
            check();
            Set<String> all = listeners.computeIfAbsent(characteristic, any -> new HashSet<>());
            boolean news = on ? all.add(who) : all.remove(who);
            if (news && all.size() == (on ? 1 : 0)) {
              subscribe(characteristic, on);
            }
          });
    }
  }
}
