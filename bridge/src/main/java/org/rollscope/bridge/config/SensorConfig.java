package org.rollscope.bridge.config;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.BleTarget;
import org.rollscope.core.sample.Channel;

/**
 * A device that senses: most tools have one, some a force sensor and a motion sensor apart.
 *
 * @param link {@code auto}, a port's path, {@code usb:VID:PID[:SERIAL]}, {@code tcp://HOST:PORT},
 *     {@code ble:NAME}, {@code ble:ADDRESS}, {@code ble:auto} or {@code replay:FILE}
 * @param protocol how it speaks; null to find out
 * @param baud of a serial port; {@link #USUAL_BAUD} for the protocol's own
 * @param speed of a replay; 1 as recorded
 * @param channels taken from it; empty for all it has
 */
public record SensorConfig(
    String link, @Nullable String protocol, int baud, double speed, Set<Channel> channels) {
  public static final int USUAL_BAUD = 0;

  public SensorConfig {
    channels = Set.copyOf(channels);
  }

  /** A sensor of which nothing but its link is known. */
  public static SensorConfig on(String link) {
    return new SensorConfig(link, null, USUAL_BAUD, 1, Set.of());
  }

  public SensorConfig withBaud(int newBaud) {
    return new SensorConfig(link, protocol, newBaud, speed, channels);
  }

  public SensorConfig withProtocol(@Nullable String newProtocol) {
    return new SensorConfig(link, newProtocol, baud, speed, channels);
  }

  public SensorConfig withSpeed(double newSpeed) {
    return new SensorConfig(link, protocol, baud, newSpeed, channels);
  }

  /** Whether it is reached over Bluetooth. */
  public boolean isBle() {
    return link.startsWith(BleTarget.SCHEME);
  }
}
