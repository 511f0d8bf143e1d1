package org.rollscope.sim.bluez;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;
import org.rollscope.sim.gatt.Peripheral;

/**
 * A Bluetooth daemon of our own: answers on a D-Bus as {@code org.bluez} does, but hears simulated
 * devices only. Its faults are those of the real one: devices come and go, connections are cut, it
 * is killed and started again. Thread-safe.
 *
 * <p>After BlueZ's documents, doc/*-api.txt of version 5.66.
 */
public final class VirtualBluez implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(VirtualBluez.class.getName());
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(40);
  private static final Duration ADVERTISED_EVERY = Duration.ofMillis(100);
  private static final int USUAL_SLOTS = 10;

  private final @Nullable String address;
  private final ReentrantLock lock = new ReentrantLock();
  private final ScheduledExecutorService timer;
  private final ScheduledFuture<?> advertising;
  private final SplittableRandom random;
  private final Map<String, AdapterObject> adapters = new LinkedHashMap<>();
  private final List<AirDevice> air = new ArrayList<>();
  private int slots = USUAL_SLOTS;
  private @Nullable Bus bus;

  private VirtualBluez(@Nullable String address, long seed) {
    this.address = address;
    random = new SplittableRandom(seed);
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("virtual-bluez").factory());
    executor.setRemoveOnCancelPolicy(true);
    timer = executor;
    long every = ADVERTISED_EVERY.toMillis();
    advertising =
        timer.scheduleAtFixedRate(
            () -> logged(() -> locked(() -> air.forEach(this::advertise))),
            every,
            every,
            TimeUnit.MILLISECONDS);
  }

  /**
   * Starts the daemon with one adapter, {@code hci0}.
   *
   * @param address of the bus; null for the system's own
   * @param seed of its luck: strengths of signals, losses
   * @throws BluezException when the bus cannot be joined or has a Bluetooth daemon already
   */
  public static VirtualBluez start(@Nullable String address, long seed) throws BluezException {
    VirtualBluez daemon = new VirtualBluez(address, seed);
    try {
      daemon.start();
      daemon.plug("hci0", "00:1A:7D:00:00:01");
      return daemon;
    } catch (BluezException e) {
      daemon.close();
      throw e;
    }
  }

  /** Puts a device on the air. */
  public AirDevice add(Peripheral peripheral, String deviceAddress) {
    return asked(
        () -> {
          AirDevice device =
              new AirDevice(this, peripheral, deviceAddress, BleFaults.NONE, random.split());
          air.add(device);
          peripheral.carrier(device);
          return device;
        });
  }

  /** Takes a device off the air for good. */
  public void remove(AirDevice device) {
    device.near(false);
    locked(() -> air.remove(device));
  }

  /** Plugs an adapter in. */
  public void plug(String adapter, String adapterAddress) {
    locked(
        () -> {
          AdapterObject object = new AdapterObject(this, adapter, adapterAddress);
          adapters.put(adapter, object);
          export(object);
        });
  }

  /** Pulls an adapter out; all on it is lost. */
  public void unplug(String adapter) {
    locked(
        () -> {
          AdapterObject gone = adapters.remove(adapter);
          if (gone != null) {
            List.copyOf(gone.devices().values()).forEach(this::forget);
            withdraw(gone);
          }
        });
  }

  /** Switches an adapter on or off. */
  public void power(String adapter, boolean on) {
    locked(
        () -> {
          AdapterObject switched = adapters.get(adapter);
          if (switched != null) {
            switched.power(on);
          }
        });
  }

  /** An adapter takes so many connections at once. */
  public void slots(int most) {
    locked(() -> slots = most);
  }

  int slots() {
    return slots;
  }

  /** The daemon dies: its name leaves the bus and all connections are cut. */
  public void stop() {
    Bus old =
        asked(
            () -> {
              for (AdapterObject adapter : adapters.values()) {
                List.copyOf(adapter.devices().values()).forEach(this::forget);
              }
              Bus was = bus;
              bus = null;
              return was;
            });
    if (old != null) {
      old.close();
    }
  }

  /** The daemon is started again, with the adapters that are plugged in. */
  public void start() throws BluezException {
    Bus fresh = new Bus(address, "/");
    try {
      fresh.connection().addSigHandler(DBus.NameOwnerChanged.class, this::ownerChanged);
      locked(
          () -> {
            bus = fresh;
            for (AdapterObject old : List.copyOf(adapters.values())) {
              String name = old.name();
              Object known = old.value(Names.ADAPTER, "Address");
              AdapterObject object = new AdapterObject(this, name, String.valueOf(known));
              adapters.put(name, object);
              export(object);
            }
          });
      fresh.connection().requestBusName(Names.BLUEZ);
    } catch (DBusException e) {
      fresh.close();
      throw new BluezException(
          "A Bluetooth daemon is on this D-Bus already, or it is not allowed: "
              + e.getMessage()
              + ". Use a bus of your own.",
          e);
    }
  }

  private void ownerChanged(DBus.NameOwnerChanged signal) {
    if (signal.newOwner.isEmpty() && signal.name.startsWith(":")) {
      locked(() -> adapters.values().forEach(adapter -> adapter.forget(signal.name)));
    }
  }

  /** A device has news in its advertisements: they are heard at once. */
  void advertised(AirDevice device) {
    locked(() -> advertise(device));
  }

  private void advertise(AirDevice device) {
    if (!device.isNear() || device.link() != null) {
      return;
    }
    for (AdapterObject adapter : adapters.values()) {
      if (adapter.isPowered() && adapter.isDiscovering()) {
        DeviceObject known = adapter.devices().get(device);
        if (known == null) {
          DeviceObject fresh = new DeviceObject(this, adapter, device);
          adapter.devices().put(device, fresh);
          export(fresh);
        } else {
          known.hear();
        }
      }
    }
  }

  void cameNear(AirDevice device) {
    for (AdapterObject adapter : adapters.values()) {
      DeviceObject known = adapter.devices().get(device);
      if (known != null) {
        known.cameNear();
      }
    }
  }

  /** The daemon forgets a device. */
  void forget(DeviceObject object) {
    object.adapter().devices().remove(object.device());
    object.withdraw();
  }

  void export(BusObject object) {
    if (bus != null) {
      bus.export(object);
    }
  }

  void export(List<BusObject> together, Runnable between) {
    if (bus != null) {
      bus.export(together, between);
    }
  }

  void withdraw(BusObject object) {
    if (bus != null) {
      bus.withdraw(object);
    }
  }

  void withdraw(BusObject object, String interfaceName) {
    if (bus != null) {
      bus.withdraw(object, interfaceName);
    }
  }

  void added(BusObject object, String interfaceName) {
    if (bus != null) {
      bus.added(object, interfaceName);
    }
  }

  void change(
      BusObject object, String interfaceName, Map<String, Variant<?>> changed, String... gone) {
    if (bus != null) {
      bus.change(object, interfaceName, changed, gone);
    }
  }

  /** The daemon is started again by itself, as a service is. */
  void restart() {
    try {
      start();
    } catch (BluezException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /** Lets a script go on after a time. */
  @SuppressWarnings("FutureReturnValueIgnored") // what goes wrong is logged there
  void after(Duration time, Runnable event) {
    timer.schedule(() -> logged(event), time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Lets a script do something again and again. */
  @SuppressWarnings("FutureReturnValueIgnored") // what goes wrong is logged there
  void every(Duration time, Runnable event) {
    timer.scheduleAtFixedRate(
        () -> logged(event), time.toNanos(), time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Lets something happen after a time, alone. */
  @SuppressWarnings("FutureReturnValueIgnored") // what goes wrong is logged there
  void later(Duration time, Runnable event) {
    timer.schedule(() -> logged(() -> locked(event)), time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** What goes wrong in one event must not stop the timer. */
  private static void logged(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.WARNING, "The virtual Bluetooth daemon stumbled", e);
    }
  }

  void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }

  <T> T asked(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  /** How many objects are on the bus; for tests of leaks. */
  public int objects() {
    Bus now = bus;
    return now == null ? 0 : now.size();
  }

  @Override
  public void close() {
    advertising.cancel(false);
    timer.shutdownNow();
    stop();
  }
}
