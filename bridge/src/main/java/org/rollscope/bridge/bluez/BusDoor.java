package org.rollscope.bridge.bluez;

import java.lang.reflect.Constructor;
import java.util.UUID;
import org.freedesktop.dbus.connections.BusAddress;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.AddressResolvingException;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.utils.AddressBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The way onto a bus, also on a machine without a machine id, such as a slim container. The library
 * refuses every bus there, though it needs the id to find a session's bus only; so it is given one
 * made up, which it tells to nobody who does not ask for it by Peer.GetMachineId.
 */
final class BusDoor {
  private static final String MAKE_ONE =
      "this machine has no machine id; make one: sudo systemd-machine-id-setup; in a container,"
          + " mount /etc/machine-id";

  private BusDoor() {}

  /** Where the system's bus is, unless one is given. */
  static BusAddress address(@Nullable String given) {
    return given == null ? AddressBuilder.getSystemConnection() : BusAddress.of(given);
  }

  static DBusConnectionBuilder builder(@Nullable String address) throws DBusException {
    BusAddress bus = address(address);
    return hasMachineId() ? DBusConnectionBuilder.forAddress(bus) : nameless(bus);
  }

  private static boolean hasMachineId() {
    try {
      return !AddressBuilder.getDbusMachineId(null).isEmpty();
    } catch (AddressResolvingException e) {
      return false;
    }
  }

  /** A builder that does not look for a machine id. */
  static DBusConnectionBuilder nameless(BusAddress bus) throws DBusException {
    try {
      Constructor<DBusConnectionBuilder> constructor =
          DBusConnectionBuilder.class.getDeclaredConstructor(BusAddress.class, String.class);
      constructor.setAccessible(true);
      return constructor.newInstance(bus, UUID.randomUUID().toString().replace("-", ""));
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new DBusException(MAKE_ONE, e);
    }
  }
}
