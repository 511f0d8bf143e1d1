package org.rollscope.bridge.ble;

import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;

/**
 * A connected Bluetooth device: each read gives one notification, each write goes to the control
 * characteristic as one.
 */
public final class BleLink implements Link {
  private static final long READ_MILLIS = 100;

  private final String name;
  private final Gatt gatt;
  private final BleProfile profile;
  private final Notifications notifications;

  BleLink(String name, Gatt gatt, BleProfile profile, Notifications notifications) {
    this.name = name;
    this.gatt = gatt;
    this.profile = profile;
    this.notifications = notifications;
  }

  @Override
  public String name() {
    return name;
  }

  /** Lets the notifications come; called once the device has been told what is wanted of it. */
  public void subscribe() throws LinkException {
    gatt.subscribe(attribute(Objects.requireNonNull(profile.stream())));
  }

  @Override
  public int read(byte[] buffer) throws LinkException {
    return notifications.take(buffer, READ_MILLIS);
  }

  @Override
  public long arrival() {
    return notifications.arrival();
  }

  @Override
  public long dropped() {
    return notifications.dropped();
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    UUID control = profile.control();
    if (control == null) {
      throw new LinkException(name + " takes no commands.");
    }
    gatt.write(attribute(control), bytes);
  }

  /** Reads another characteristic of the device's service. */
  public byte[] read(UUID characteristic) throws LinkException {
    return gatt.read(attribute(characteristic));
  }

  /** Writes another characteristic of the device's service. */
  public void write(UUID characteristic, byte[] value) throws LinkException {
    gatt.write(attribute(characteristic), value);
  }

  /** All characteristics that the device offers, of whatever service. */
  public Set<Attribute> attributes() {
    return gatt.attributes();
  }

  /** What can be done with a characteristic of the device's service; empty where unknown. */
  public Set<Property> properties(UUID characteristic) {
    return gatt.properties(attribute(characteristic));
  }

  private Attribute attribute(UUID characteristic) {
    return new Attribute(Objects.requireNonNull(profile.service()), characteristic);
  }

  /** Longest packet of the connection, header of 3 bytes included; empty where unknown. */
  public OptionalInt mtu() {
    return gatt.mtu();
  }

  @Override
  public OptionalInt rssi() {
    return gatt.rssi();
  }

  @Override
  public OptionalInt battery() {
    return gatt.battery();
  }

  @Override
  public void close() {
    gatt.close();
  }
}
