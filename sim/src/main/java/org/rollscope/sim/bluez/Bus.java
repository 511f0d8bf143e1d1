package org.rollscope.sim.bluez;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.NotConnected;
import org.freedesktop.dbus.interfaces.ObjectManager;
import org.freedesktop.dbus.interfaces.Properties.PropertiesChanged;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/** A connection to a bus and the objects exported on it, with the manager that tells of them. */
final class Bus implements AutoCloseable {
  /** Connect() waits for the device, and several devices may be asked at once. */
  private static final int CALL_THREADS = 16;

  private static final int ATTEMPTS = 3;

  private static final System.Logger LOG = System.getLogger(Bus.class.getName());

  private final DBusConnection connection;
  private final Manager manager;
  private final Map<String, BusObject> objects = new LinkedHashMap<>();

  /**
   * Joins a bus.
   *
   * @param address of the bus; null for the system's own
   * @param root path of the object manager
   */
  Bus(@Nullable String address, String root) throws BluezException {
    try {
      connection = join(address);
      manager = new Manager(root);
      connection.exportObject(root, manager);
    } catch (DBusException e) {
      throw new BluezException(
          "The D-Bus "
              + (address == null ? "of the system" : address)
              + " cannot be joined: "
              + e.getMessage()
              + ". Is dbus-daemon running?",
          e);
    }
  }

  /** A bus that has only just begun now and then cuts its first connections off. */
  private static DBusConnection join(@Nullable String address) throws DBusException {
    int attempt = 1;
    while (true) {
      DBusConnectionBuilder builder =
          address == null
              ? DBusConnectionBuilder.forSystemBus()
              : DBusConnectionBuilder.forAddress(address);
      try {
        return builder
            .withShared(false)
            .receivingThreadConfig()
            .withMethodCallThreadCount(CALL_THREADS)
            .connectionConfig()
            .build();
      } catch (DBusException e) {
        if (attempt++ == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  DBusConnection connection() {
    return connection;
  }

  synchronized int size() {
    return objects.size();
  }

  /** A bus that has gone takes nothing more; who is on it sees that by himself. */
  private void send(Message signal) {
    if (connection.isConnected()) {
      try {
        connection.sendMessage(signal);
      } catch (NotConnected e) {
        LOG.log(System.Logger.Level.DEBUG, "The bus has gone", e);
      }
    }
  }

  /** Exports an object and announces it. */
  void export(BusObject object) {
    export(List.of(object), () -> {});
  }

  /**
   * Exports objects that are known together from one moment on.
   *
   * @param between done when they are there and not announced yet
   */
  synchronized void export(List<? extends BusObject> together, Runnable between) {
    try {
      for (BusObject object : together) {
        connection.exportObject(object.getObjectPath(), object);
        objects.put(object.getObjectPath(), object);
      }
      between.run();
      for (BusObject object : together) {
        send(
            new ObjectManager.InterfacesAdded(
                manager.getObjectPath(),
                new DBusPath(object.getObjectPath()),
                object.properties()));
      }
    } catch (DBusException e) {
      throw new IllegalStateException("cannot export " + together, e);
    }
  }

  /** Withdraws an object and announces that. */
  synchronized void withdraw(BusObject object) {
    String path = object.getObjectPath();
    if (objects.remove(path) != null) {
      connection.unExportObject(path);
      announceRemoval(path, List.copyOf(object.properties().keySet()));
    }
  }

  /** Takes one interface of an object away. */
  synchronized void withdraw(BusObject object, String interfaceName) {
    object.remove(interfaceName);
    announceRemoval(object.getObjectPath(), List.of(interfaceName));
  }

  private void announceRemoval(String path, List<String> interfaces) {
    try {
      send(
          new ObjectManager.InterfacesRemoved(
              manager.getObjectPath(), new DBusPath(path), interfaces));
    } catch (DBusException e) {
      throw new IllegalStateException("cannot withdraw " + path, e);
    }
  }

  /** An object has got another interface. */
  synchronized void added(BusObject object, String interfaceName) {
    Map<String, Variant<?>> properties = object.GetAll(interfaceName);
    try {
      send(
          new ObjectManager.InterfacesAdded(
              manager.getObjectPath(),
              new DBusPath(object.getObjectPath()),
              Map.of(interfaceName, properties)));
    } catch (DBusException e) {
      throw new IllegalStateException("cannot add to " + object.getObjectPath(), e);
    }
  }

  /** Changes properties and announces it, where the object is exported. */
  synchronized void change(
      BusObject object, String interfaceName, Map<String, Variant<?>> changed, String... gone) {
    changed.forEach((property, value) -> object.put(interfaceName, property, value));
    for (String property : gone) {
      object.remove(interfaceName, property);
    }
    if (!objects.containsKey(object.getObjectPath())) {
      return;
    }
    try {
      send(new PropertiesChanged(object.getObjectPath(), interfaceName, changed, List.of(gone)));
    } catch (DBusException e) {
      throw new IllegalStateException("cannot change " + object.getObjectPath(), e);
    }
  }

  @Override
  public void close() {
    connection.disconnect();
  }

  private final class Manager implements ObjectManager {
    private final String path;

    Manager(String path) {
      this.path = path;
    }

    @Override
    public String getObjectPath() {
      return path;
    }

    @Override
    public Map<DBusPath, Map<String, Map<String, Variant<?>>>> GetManagedObjects() {
      Map<DBusPath, Map<String, Map<String, Variant<?>>>> all = new LinkedHashMap<>();
      synchronized (Bus.this) {
        objects.forEach((name, object) -> all.put(new DBusPath(name), object.properties()));
      }
      return all;
    }
  }
}
