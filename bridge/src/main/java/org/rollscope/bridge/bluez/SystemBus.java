package org.rollscope.bridge.bluez;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.freedesktop.dbus.connections.IDisconnectCallback;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusSigHandler;
import org.freedesktop.dbus.matchrules.DBusMatchRule;
import org.freedesktop.dbus.matchrules.DBusMatchRuleBuilder;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.messages.Message;
import org.freedesktop.dbus.messages.MethodCall;
import org.freedesktop.dbus.messages.constants.Flags;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection to the system's D-Bus with three match rules, whatever happens: what BlueZ adds and
 * removes, what it changes, and who owns its name. Thread-safe.
 */
final class SystemBus implements AutoCloseable {
  static final String BLUEZ = "org.bluez";
  static final String BUS = "org.freedesktop.DBus";
  static final String OBJECT_MANAGER = "org.freedesktop.DBus.ObjectManager";
  static final String PROPERTIES = "org.freedesktop.DBus.Properties";

  /** The library tries for so long; its usual ten seconds would outlast a person who looks. */
  private static final int JOIN_MILLIS = 1500;

  private static final Logger LOG = LoggerFactory.getLogger(SystemBus.class);
  private static final byte NO_FLAGS = 0;

  /** Takes what comes over the bus. */
  interface Listener {
    /** A signal, on the bus's thread. */
    void signal(DBusSignal signal);

    /** The bus is gone. */
    void lost();
  }

  private final DBusConnection connection;
  private volatile boolean lost;

  private SystemBus(DBusConnection connection) {
    this.connection = connection;
  }

  /**
   * Joins a bus.
   *
   * @param address null for the system's, or the one DBUS_SYSTEM_BUS_ADDRESS names
   */
  static SystemBus join(@Nullable String address, Listener listener) throws DBusException {
    return join(
        address,
        listener,
        List.of(
            ownerRule(),
            rule().withInterface(OBJECT_MANAGER).build(),
            rule().withInterface(PROPERTIES).withPathNamespace("/org/bluez").build()));
  }

  /** Joins a bus to hear only who owns BlueZ's name. */
  static SystemBus joinForOwner(@Nullable String address, Listener listener) throws DBusException {
    return join(address, listener, List.of(ownerRule()));
  }

  private static SystemBus join(
      @Nullable String address, Listener listener, List<DBusMatchRule> rules) throws DBusException {
    Ending ending = new Ending(listener);
    DBusConnection connection =
        BusDoor.builder(address)
            .withShared(false)
            .withDisconnectCallback(ending)
            .transportConfig()
            .withTimeout(JOIN_MILLIS)
            .back()
            .build();
    SystemBus bus = new SystemBus(connection);
    ending.bus = bus;
    try {
      DBusSigHandler<DBusSignal> handler = listener::signal;
      for (DBusMatchRule rule : rules) {
        connection.addGenericSigHandler(rule, handler);
      }
      return bus;
    } catch (DBusException e) {
      bus.close();
      throw e;
    }
  }

  private static DBusMatchRuleBuilder rule() {
    return DBusMatchRuleBuilder.create().withType("signal");
  }

  private static DBusMatchRule ownerRule() {
    return rule().withInterface(BUS).withMember("NameOwnerChanged").withArg0123(0, BLUEZ).build();
  }

  boolean isLost() {
    return lost || !connection.isConnected();
  }

  /** Calls a method of BlueZ and waits for its answer. */
  Object[] call(
      String path,
      String interfaceName,
      String method,
      Duration patience,
      String signature,
      Object... arguments)
      throws BluezError {
    return callOn(BLUEZ, path, interfaceName, method, patience, signature, arguments);
  }

  /** All objects of BlueZ. */
  Object managedObjects(Duration patience) throws BluezError {
    return call("/", OBJECT_MANAGER, "GetManagedObjects", patience, "")[0];
  }

  /** Calls a method of BlueZ and leaves it to it; what it answers is of no interest. */
  void tell(String path, String interfaceName, String method) {
    try {
      connection.sendMessage(
          connection
              .getMessageFactory()
              .createMethodCall(
                  null, BLUEZ, path, interfaceName, method, Flags.NO_REPLY_EXPECTED, ""));
    } catch (DBusException | RuntimeException e) {
      LOG.debug("{} could not be sent to {}", method, path, e);
    }
  }

  /** The unique name that owns BlueZ's; the daemon is started where the system can. */
  String owner(Duration patience) throws BluezError {
    Object[] owner =
        callOn(BUS, "/org/freedesktop/DBus", BUS, "GetNameOwner", patience, "s", BLUEZ);
    return String.valueOf(owner[0]);
  }

  private Object[] callOn(
      String destination,
      String path,
      String interfaceName,
      String method,
      Duration patience,
      String signature,
      Object... arguments)
      throws BluezError {
    try {
      MethodCall call =
          connection
              .getMessageFactory()
              .createMethodCall(
                  null, destination, path, interfaceName, method, NO_FLAGS, signature, arguments);
      connection.sendMessage(call);
      Message reply = call.getReply(patience.toMillis());
      if (reply == null) {
        throw new BluezError("org.freedesktop.DBus.Error.NoReply", method + " was not answered");
      }
      Object[] values = reply.getParameters();
      if (reply instanceof org.freedesktop.dbus.messages.Error error) {
        String words = values != null && values.length > 0 ? String.valueOf(values[0]) : "";
        throw new BluezError(error.getName(), words);
      }
      return values == null ? new Object[0] : values;
    } catch (DBusException | RuntimeException e) {
      throw new BluezError(
          "org.freedesktop.DBus.Error.Disconnected", String.valueOf(e.getMessage()));
    }
  }

  @Override
  public void close() {
    lost = true;
    connection.disconnect();
  }

  /** Tells once that the bus is gone. */
  private static final class Ending implements IDisconnectCallback {
    private final Listener listener;
    private volatile @Nullable SystemBus bus;

    Ending(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void disconnectOnError(IOException e) {
      LOG.debug("The D-Bus was lost", e);
      SystemBus ended = bus;
      if (ended != null) {
        ended.lost = true;
      }
      listener.lost();
    }
  }
}
