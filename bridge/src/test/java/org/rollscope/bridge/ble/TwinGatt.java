package org.rollscope.bridge.ble;

import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.gatt.Peripheral;
import org.rollscope.sim.gatt.Service;
import org.rollscope.sim.gatt.Service.Characteristic;

/** A connection to a simulated device without any radio between, for tests of conversations. */
public final class TwinGatt implements Gatt, Peripheral.Carrier {
  private static final Attribute BATTERY =
      new Attribute(Attribute.assigned(0x180F), Attribute.assigned(0x2A19));

  private final GattPort peripheral;
  private final LongSupplier nanoTime;
  private final int mtu;
  private final Notifications notifications;
  private int waiting;

  /**
   * @param nanoTime when notifications arrive
   * @param mtu longest packet, header of 3 bytes included
   */
  public TwinGatt(GattPort peripheral, LongSupplier nanoTime, int mtu) {
    this(peripheral, new Notifications(Notifications.USUAL_CAPACITY), nanoTime, mtu);
  }

  TwinGatt(GattPort peripheral, Notifications notifications, LongSupplier nanoTime, int mtu) {
    this.notifications = notifications;
    this.peripheral = peripheral;
    this.nanoTime = nanoTime;
    this.mtu = mtu;
    peripheral.carrier(this);
    peripheral.connected(mtu);
  }

  /** The link of a family over this connection. */
  public BleLink link(BleProfile profile) {
    return new BleLink("ble twin", this, profile, notifications);
  }

  /**
   * Takes the next notification that has come, by the link.
   *
   * @return its length; 0 for none, at once
   */
  public int take(BleLink link, byte[] buffer) throws LinkException {
    if (waiting == 0) {
      return 0;
    }
    waiting--;
    return link.read(buffer);
  }

  @Override
  public void notify(UUID characteristic, byte[] value) {
    if (value.length > mtu - 3) {
      throw new AssertionError(value.length + " bytes do not fit a notification of MTU " + mtu);
    }
    waiting++;
    notifications.offer(value, nanoTime.getAsLong());
  }

  @Override
  public void advertise() {}

  @Override
  public Set<Attribute> attributes() {
    Set<Attribute> attributes = new LinkedHashSet<>();
    for (Service service : peripheral.services()) {
      for (Characteristic characteristic : service.characteristics()) {
        attributes.add(new Attribute(service.uuid(), characteristic.uuid()));
      }
    }
    return attributes;
  }

  @Override
  public byte[] read(Attribute attribute) throws LinkException {
    check(attribute);
    return peripheral.read(attribute.characteristic());
  }

  @Override
  public void write(Attribute attribute, byte[] value) throws LinkException {
    check(attribute);
    if (value.length > mtu - 3) {
      throw new LinkException(value.length + " bytes do not fit a write of MTU " + mtu);
    }
    peripheral.write(attribute.characteristic(), value);
  }

  @Override
  public void subscribe(Attribute attribute) throws LinkException {
    check(attribute);
    peripheral.subscribe(attribute.characteristic(), true);
  }

  private void check(Attribute attribute) throws LinkException {
    if (!attributes().contains(attribute)) {
      throw new LinkException("the device has no " + attribute);
    }
  }

  @Override
  public OptionalInt mtu() {
    return OptionalInt.of(mtu);
  }

  @Override
  public OptionalInt rssi() {
    return OptionalInt.empty();
  }

  @Override
  public OptionalInt battery() {
    return attributes().contains(BATTERY)
        ? OptionalInt.of(peripheral.read(BATTERY.characteristic())[0])
        : OptionalInt.empty();
  }

  @Override
  public void close() {
    peripheral.disconnected();
  }
}
