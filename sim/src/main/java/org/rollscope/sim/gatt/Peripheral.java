package org.rollscope.sim.gatt;

import java.util.List;
import java.util.UUID;

/** A device to be exported over Bluetooth. Thread-safe; no call waits. */
public interface Peripheral {
  /** What it advertises now. */
  Advert advert();

  /** Its services; empty for a device that only advertises. */
  List<Service> services();

  /** The value of a characteristic that can be read. */
  byte[] read(UUID characteristic);

  /** A host writes. */
  void write(UUID characteristic, byte[] value);

  /** A host wants notifications, or no more. */
  void subscribe(UUID characteristic, boolean on);

  /**
   * A host has connected, or its packets are larger from now on.
   *
   * @param mtu longest packet, header of 3 bytes included
   */
  void connected(int mtu);

  /** The host has gone. */
  void disconnected();

  /** Who carries what the device says; called from the device's thread. */
  void carrier(Carrier carrier);

  /** Carries what a device says to its host. */
  interface Carrier {
    /** A notification of a characteristic that a host has subscribed to. */
    void notify(UUID characteristic, byte[] value);

    /** The advertised data have changed, or are to be sent once more. */
    void advertise();
  }
}
