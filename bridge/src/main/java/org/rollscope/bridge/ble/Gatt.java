package org.rollscope.bridge.ble;

import java.util.OptionalInt;
import java.util.Set;
import org.rollscope.bridge.link.LinkException;

/**
 * A connection to a device whose services are known. Used by one thread; when it is lost, its
 * {@link Notifications} end with the reason and every call fails with it.
 */
public interface Gatt extends AutoCloseable {
  /** The characteristics the device offers. */
  Set<Attribute> attributes();

  /** What can be done with a characteristic; empty where the provider does not tell. */
  default Set<Property> properties(Attribute attribute) {
    return Set.of();
  }

  /** Reads a value; waits for the device. */
  byte[] read(Attribute attribute) throws LinkException;

  /** Writes a value, with the device's confirmation where it gives one. */
  void write(Attribute attribute, byte[] value) throws LinkException;

  /** From now on the characteristic's notifications come. */
  void subscribe(Attribute attribute) throws LinkException;

  /** Longest packet of the connection, header of 3 bytes included; empty where unknown. */
  OptionalInt mtu();

  /** Strength of the signal, dBm; empty where unknown. */
  OptionalInt rssi();

  /** Charge of the device by its battery service, %; empty where unknown. */
  OptionalInt battery();

  /** Disconnects; closing again does nothing. */
  @Override
  void close();
}
