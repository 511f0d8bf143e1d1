package org.rollscope.sim.bluez;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.bluez.GattCharacteristic1;
import org.bluez.datatypes.TwoTuple;
import org.freedesktop.dbus.DBusPath;
import org.freedesktop.dbus.FileDescriptor;
import org.freedesktop.dbus.connections.AbstractConnection;
import org.freedesktop.dbus.types.UInt16;
import org.freedesktop.dbus.types.Variant;
import org.rollscope.sim.gatt.Service.Characteristic;
import org.rollscope.sim.gatt.Service.Property;

/** A GATT characteristic on the bus. */
final class CharacteristicObject extends BusObject implements GattCharacteristic1 {
  /** What stands behind a characteristic. */
  interface Owner {
    byte[] read(CharacteristicObject characteristic, Map<String, Variant<?>> options);

    void write(CharacteristicObject characteristic, byte[] value, Map<String, Variant<?>> options);

    /** Somebody, by the name on the bus, wants notifications, or no more. */
    void notify(CharacteristicObject characteristic, String who, boolean on);
  }

  private final UUID uuid;
  private final Owner owner;

  CharacteristicObject(String path, String service, Characteristic shape, Owner owner) {
    super(path);
    this.uuid = shape.uuid();
    this.owner = owner;
    put(Names.CHARACTERISTIC, "UUID", new Variant<>(uuid.toString()));
    put(Names.CHARACTERISTIC, "Service", new Variant<>(new DBusPath(service)));
    put(
        Names.CHARACTERISTIC,
        "Flags",
        new Variant<>(shape.properties().stream().map(this::flag).sorted().toArray(String[]::new)));
    if (shape.properties().contains(Property.NOTIFY)) {
      put(Names.CHARACTERISTIC, "Notifying", new Variant<>(false));
    }
    put(Names.CHARACTERISTIC, "Value", new Variant<>(new byte[0]));
  }

  private String flag(Property property) {
    return property.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  UUID uuid() {
    return uuid;
  }

  @Override
  public byte[] ReadValue(Map<String, Variant<?>> options) {
    return owner.read(this, options);
  }

  @Override
  public void WriteValue(byte[] value, Map<String, Variant<?>> options) {
    owner.write(this, value, options);
  }

  @Override
  public void StartNotify() {
    owner.notify(this, caller(), true);
  }

  @Override
  public void StopNotify() {
    owner.notify(this, caller(), false);
  }

  private static String caller() {
    return AbstractConnection.getCallInfo().getSource();
  }

  @Override
  public TwoTuple<FileDescriptor, UInt16> AcquireWrite(Map<String, Variant<?>> options) {
    throw new org.bluez.Error.NotSupported("Operation is not supported");
  }

  @Override
  public TwoTuple<FileDescriptor, UInt16> AcquireNotify(Map<String, Variant<?>> options) {
    throw new org.bluez.Error.NotSupported("Operation is not supported");
  }

  @Override
  public void Confirm() {
    // Notifications are not confirmed.
  }
}
