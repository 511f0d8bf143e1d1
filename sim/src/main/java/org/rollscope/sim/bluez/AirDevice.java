package org.rollscope.sim.bluez;

import java.util.Arrays;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.rollscope.sim.gatt.Peripheral;

/**
 * A simulated device on the virtual air, and what happens to it there. Thread-safe: its state
 * belongs to the daemon's lock.
 */
public final class AirDevice implements Peripheral.Carrier {
  private static final int NOTIFICATION_HEADER = 3;
  private static final int USUAL_RSSI = -60;

  private final VirtualBluez daemon;
  private final Peripheral peripheral;
  private final String address;
  private final RandomGenerator random;
  private BleFaults faults;
  private boolean near = true;
  private int distance;
  private @Nullable DeviceObject link;

  AirDevice(
      VirtualBluez daemon,
      Peripheral peripheral,
      String address,
      BleFaults faults,
      RandomGenerator random) {
    this.daemon = daemon;
    this.peripheral = peripheral;
    this.address = address;
    this.faults = faults;
    this.random = random;
  }

  /** Its address, such as {@code C0:FF:EE:00:00:01}. */
  public String address() {
    return address;
  }

  Peripheral peripheral() {
    return peripheral;
  }

  BleFaults faults() {
    return faults;
  }

  boolean isNear() {
    return near;
  }

  short rssi() {
    return (short) (USUAL_RSSI - distance + random.nextInt(-4, 5));
  }

  @Nullable DeviceObject link() {
    return link;
  }

  void link(@Nullable DeviceObject to) {
    link = to;
  }

  /** Whether a host is connected. */
  public boolean isConnected() {
    return daemon.asked(() -> link != null);
  }

  /** Something else is wrong with it from now on; a connection that stands keeps its MTU. */
  public void faults(BleFaults next) {
    daemon.locked(() -> faults = next);
  }

  /** It is further away than usual by so many dB. */
  public void weaker(int decibels) {
    daemon.locked(() -> distance = decibels);
  }

  /** It goes out of range, which cuts its connection, or comes back. */
  public void near(boolean isNear) {
    daemon.locked(
        () -> {
          near = isNear;
          if (!isNear) {
            cut();
          } else {
            daemon.cameNear(this);
          }
        });
  }

  /** Its connection is cut; it advertises again at once. */
  public void drop() {
    daemon.locked(this::cut);
  }

  private void cut() {
    DeviceObject cut = link;
    if (cut != null) {
      cut.ended("le-connection-abort-by-remote");
    }
  }

  @Override
  public void notify(UUID characteristic, byte[] value) {
    daemon.locked(
        () -> {
          DeviceObject to = link;
          if (to == null || random.nextDouble() < faults.loss()) {
            return;
          }
          int room = faults.mtu() - NOTIFICATION_HEADER;
          byte[] sent = value.length > room ? Arrays.copyOf(value, room) : value;
          to.notification(characteristic, sent);
          if (random.nextDouble() < faults.doubling()) {
            to.notification(characteristic, sent);
          }
        });
  }

  @Override
  public void advertise() {
    daemon.advertised(this);
  }
}
