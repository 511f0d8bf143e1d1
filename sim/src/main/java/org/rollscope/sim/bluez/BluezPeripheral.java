package org.rollscope.sim.bluez;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.bluez.GattManager1;
import org.bluez.LEAdvertisingManager1;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.ObjectManager;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.rollscope.sim.gatt.Peripheral;
import org.rollscope.sim.gatt.Service;
import org.rollscope.sim.gatt.Service.Characteristic;

/**
 * Puts a simulated device on the air by a real Bluetooth adapter: BlueZ advertises it and hands on
 * what hosts read, write and subscribe to. When BlueZ or the adapter goes, it is registered again
 * as soon as they are back. Thread-safe.
 */
public final class BluezPeripheral implements AutoCloseable, Peripheral.Carrier {
  private static final System.Logger LOG = System.getLogger(BluezPeripheral.class.getName());
  private static final String ROOT = "/org/rollscope/sim";
  private static final long TRY_AGAIN_MILLIS = 1000;

  /**
   * With nobody there for so many looks, a second each, the advertisement is renewed. After its
   * restart BlueZ (5.66) now and then takes one that the adapter then refuses, and tells nobody.
   */
  private static final int RENEW_AFTER = 15;

  private final Bus bus;
  private final Peripheral peripheral;
  private final @Nullable String onlyAdapter;
  private final List<CharacteristicObject> characteristics = new ArrayList<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread keeper;
  private AdvertisementObject advertisement;
  private String registeredOn = "";
  private String problem = "";
  private boolean kicked;
  private volatile boolean busy;
  private final AtomicInteger quiet = new AtomicInteger();
  private volatile boolean closed;

  private BluezPeripheral(Bus bus, Peripheral peripheral, @Nullable String onlyAdapter) {
    this.bus = bus;
    this.peripheral = peripheral;
    this.onlyAdapter = onlyAdapter;
    advertisement = advertisement();
    keeper = Thread.ofPlatform().daemon().name("bluez-peripheral").unstarted(this::keep);
  }

  /**
   * Registers a device; {@link #awaitRegistered} tells when it is on the air.
   *
   * @param address of the bus; null for the system's own
   * @param adapter such as {@code hci0}; null for any that can advertise
   * @throws BluezException when the bus cannot be joined
   */
  public static BluezPeripheral start(
      @Nullable String address, @Nullable String adapter, Peripheral peripheral)
      throws BluezException {
    Bus bus = new Bus(address, ROOT);
    BluezPeripheral device = new BluezPeripheral(bus, peripheral, adapter);
    try {
      device.export();
      peripheral.carrier(device);
      bus.connection().addSigHandler(DBus.NameOwnerChanged.class, device::ownerChanged);
      bus.connection().addSigHandler(ObjectManager.InterfacesAdded.class, any -> device.kick());
      bus.connection().addSigHandler(ObjectManager.InterfacesRemoved.class, device::removed);
      device.keeper.start();
      return device;
    } catch (DBusException e) {
      bus.close();
      throw new BluezException("The D-Bus refuses to tell of Bluetooth: " + e.getMessage(), e);
    }
  }

  private void export() {
    int number = 0;
    Access access = new Access();
    for (Service service : peripheral.services()) {
      String path = ROOT + "/service" + number++;
      bus.export(new ServiceObject(path, service.uuid(), null));
      int part = 0;
      for (Characteristic shape : service.characteristics()) {
        CharacteristicObject characteristic =
            new CharacteristicObject(path + "/char" + part++, path, shape, access);
        characteristics.add(characteristic);
        bus.export(characteristic);
      }
    }
  }

  private AdvertisementObject advertisement() {
    return new AdvertisementObject(ROOT + "/advertisement", peripheral.advert(), this::released);
  }

  private void released() {
    // BlueZ drops it with its adapter; the keeper sees to the next one.
    lost();
  }

  private void ownerChanged(DBus.NameOwnerChanged signal) {
    if (signal.name.equals(Names.BLUEZ)) {
      lost();
    }
  }

  private void removed(ObjectManager.InterfacesRemoved signal) {
    if (signal.getObjectPath().equals(registeredOn)) {
      lost();
    }
  }

  private void lost() {
    lock.lock();
    try {
      registeredOn = "";
      busy = false;
      peripheral.disconnected();
      kicked = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void kick() {
    lock.lock();
    try {
      kicked = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void keep() {
    try {
      while (!closed) {
        if (registeredOn.isEmpty()) {
          register();
        } else if (!busy && quiet.incrementAndGet() > RENEW_AFTER) {
          renew(registeredOn);
        }
        lock.lockInterruptibly();
        try {
          long left = TimeUnit.MILLISECONDS.toNanos(TRY_AGAIN_MILLIS);
          while (!closed && !kicked && left > 0) {
            left = changed.awaitNanos(left);
          }
          kicked = false;
        } finally {
          lock.unlock();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void register() {
    String adapter = "";
    String trouble;
    try {
      adapter = adapter();
      trouble = adapter.isEmpty() ? words(onlyAdapter) : registerOn(adapter);
    } catch (DBusException | DBusExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "BlueZ does not take the device", e);
      trouble = "The Bluetooth daemon does not take the device: " + e.getMessage();
    }
    lock.lock();
    try {
      problem = trouble;
      registeredOn = trouble.isEmpty() ? adapter : "";
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static String words(@Nullable String adapter) {
    return "There is no Bluetooth adapter"
        + (adapter == null ? "" : " " + adapter)
        + " that is switched on and can advertise. Switch it on: bluetoothctl power on";
  }

  private String adapter() throws DBusException {
    ObjectManager manager = bus.connection().getRemoteObject(Names.BLUEZ, "/", ObjectManager.class);
    for (Map.Entry<DBusPath, Map<String, Map<String, Variant<?>>>> object :
        manager.GetManagedObjects().entrySet()) {
      Map<String, Map<String, Variant<?>>> interfaces = object.getValue();
      String path = object.getKey().getPath();
      boolean meant = onlyAdapter == null || path.equals(Names.adapterPath(onlyAdapter));
      Variant<?> on = interfaces.getOrDefault(Names.ADAPTER, Map.of()).get("Powered");
      if (meant
          && on != null
          && Boolean.TRUE.equals(on.getValue())
          && interfaces.containsKey(Names.ADVERTISING_MANAGER)) {
        return path;
      }
    }
    return "";
  }

  private String registerOn(String adapter) throws DBusException {
    GattManager1 gatt = bus.connection().getRemoteObject(Names.BLUEZ, adapter, GattManager1.class);
    LEAdvertisingManager1 advertising =
        bus.connection().getRemoteObject(Names.BLUEZ, adapter, LEAdvertisingManager1.class);
    if (!peripheral.services().isEmpty()) {
      gatt.RegisterApplication(new DBusPath(ROOT), Map.of());
    }
    advertiseBy(advertising);
    return "";
  }

  private void advertiseBy(LEAdvertisingManager1 advertising) throws DBusException {
    quiet.set(0);
    bus.withdraw(advertisement);
    advertisement = advertisement();
    bus.export(advertisement);
    advertising.RegisterAdvertisement(new DBusPath(advertisement.getObjectPath()), Map.of());
  }

  private void renew(String adapter) {
    quiet.set(0);
    try {
      LEAdvertisingManager1 advertising =
          bus.connection().getRemoteObject(Names.BLUEZ, adapter, LEAdvertisingManager1.class);
      unregister(advertising);
      advertiseBy(advertising);
    } catch (DBusException | DBusExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "BlueZ does not renew the advertisement", e);
    }
  }

  private void unregister(LEAdvertisingManager1 advertising) {
    try {
      advertising.UnregisterAdvertisement(new DBusPath(advertisement.getObjectPath()));
    } catch (DBusException | DBusExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "BlueZ has no advertisement to take away", e);
    }
  }

  /** Waits until it is on the air; returns what keeps it from that, empty when it is. */
  public String awaitRegistered(long millis) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (registeredOn.isEmpty() && left > 0) {
        left = changed.awaitNanos(left);
      }
      return registeredOn.isEmpty()
          ? problem.isEmpty() ? "The Bluetooth daemon does not answer." : problem
          : "";
    } finally {
      lock.unlock();
    }
  }

  /** The address others see, such as {@code 00:1A:7D:DA:71:13}; empty while it is not there. */
  public String address() {
    String adapter = registeredOn;
    if (adapter.isEmpty()) {
      return "";
    }
    try {
      Properties properties =
          bus.connection().getRemoteObject(Names.BLUEZ, adapter, Properties.class);
      Object known = properties.Get(Names.ADAPTER, "Address");
      return String.valueOf(known instanceof Variant<?> variant ? variant.getValue() : known);
    } catch (DBusException | DBusExecutionException e) {
      LOG.log(System.Logger.Level.DEBUG, "The adapter does not tell its address", e);
      return "";
    }
  }

  @Override
  public void notify(UUID uuid, byte[] value) {
    for (CharacteristicObject characteristic : characteristics) {
      if (characteristic.uuid().equals(uuid)) {
        bus.change(characteristic, Names.CHARACTERISTIC, Map.of("Value", new Variant<>(value)));
      }
    }
  }

  @Override
  public void advertise() {
    Map<String, Variant<?>> data = AdvertisementObject.data(peripheral.advert());
    if (!data.isEmpty()) {
      bus.change(advertisement, Names.ADVERTISEMENT, data);
    }
  }

  /** Takes the device off the air. */
  @Override
  public void close() {
    closed = true;
    kick();
    bus.close(); // BlueZ forgets what a program has registered when it leaves the bus
  }

  /** What hosts ask of the device. */
  private final class Access implements CharacteristicObject.Owner {
    @Override
    public byte[] read(CharacteristicObject characteristic, Map<String, Variant<?>> options) {
      learnMtu(options);
      byte[] value = peripheral.read(characteristic.uuid());
      int offset = Math.min(number(options, "offset", 0), value.length);
      return Arrays.copyOfRange(value, offset, value.length);
    }

    @Override
    public void write(
        CharacteristicObject characteristic, byte[] value, Map<String, Variant<?>> options) {
      learnMtu(options);
      peripheral.write(characteristic.uuid(), value);
    }

    @Override
    public void notify(CharacteristicObject characteristic, String who, boolean on) {
      peripheral.subscribe(characteristic.uuid(), on);
      busy = on;
      if (!on) {
        quiet.set(0);
        peripheral.disconnected();
      }
    }

    private void learnMtu(Map<String, Variant<?>> options) {
      int mtu = number(options, "mtu", 0);
      if (mtu > 0) {
        peripheral.connected(mtu);
      }
    }

    private static int number(Map<String, Variant<?>> options, String name, int otherwise) {
      Variant<?> given = options.get(name);
      return given != null && given.getValue() instanceof UInt16 number
          ? number.intValue()
          : otherwise;
    }
  }
}
