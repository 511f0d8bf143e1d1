package org.rollscope.sim.bluez;

import java.util.UUID;
import org.bluez.GattService1;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.types.Variant;
import org.jspecify.annotations.Nullable;

/** A GATT service on the bus. */
final class ServiceObject extends BusObject implements GattService1 {
  /**
   * @param device path of the device it belongs to; null for a service of this machine's own
   */
  ServiceObject(String path, UUID uuid, @Nullable String device) {
    super(path);
    put(Names.SERVICE, "UUID", new Variant<>(uuid.toString()));
    put(Names.SERVICE, "Primary", new Variant<>(true));
    if (device != null) {
      put(Names.SERVICE, "Device", new Variant<>(new DBusPath(device)));
    }
  }
}
