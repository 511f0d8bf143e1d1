package org.rollscope.bridge.protocol;

import java.util.OptionalInt;
import org.rollscope.bridge.link.Link;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.wire.DeviceListener;

/**
 * Tells the charge of a device that does not tell it in its own words, but to the link: over BLE by
 * the battery service. Used by the thread of the conversation.
 */
final class BatteryWatch {
  private static final long EVERY_NANOS = 5_000_000_000L;

  private final Link link;
  private final DeviceListener listener;
  private OptionalInt told = OptionalInt.empty();
  private boolean looked;
  private long nextLook;

  BatteryWatch(Link link, DeviceListener listener) {
    this.link = link;
    this.listener = listener;
  }

  /** Lets time pass: looks every few seconds and tells what has changed. */
  void tick(long nanos) {
    if (looked && nanos - nextLook < 0) {
      return;
    }
    looked = true;
    nextLook = nanos + EVERY_NANOS;
    if (!link.battery().equals(told)) {
      tell();
    }
  }

  /**
   * Tells the charge of now.
   *
   * @return whether the link knows it
   */
  boolean tell() {
    told = link.battery();
    if (told.isEmpty()) {
      return false;
    }
    listener.status(status(told.getAsInt()));
    return true;
  }

  /** A status of which nothing but the charge is known, %. */
  static DeviceStatus status(int battery) {
    return new DeviceStatus(battery, Double.NaN, false, false, false, false, 0);
  }
}
