package org.rollscope.bridge.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.Surface;
import org.rollscope.core.spot.Zone;

/**
 * One device and what is known of it better than by itself.
 *
 * @param link {@code auto}, a port's path, {@code usb:VID:PID[:SERIAL]}, {@code tcp://HOST:PORT} or
 *     {@code replay:FILE}
 * @param baud of a serial port
 * @param speed of a replay; 1 as recorded
 * @param name for people; null for the device's own
 * @param id in topics; null for the device's own
 * @param radius rolling radius, m; NaN for the device's own or the calibrated one
 * @param surface where the skin is; null for the device's own
 * @param contactArea of one pad, m²; NaN for the device's own
 * @param zone worked at the start
 * @param person whose limits hold; null for none
 * @param haptic whether the device buzzes on overpressure
 * @param calibration file with its calibration; null for the one by its id
 */
public record DeviceConfig(
    String link,
    int baud,
    double speed,
    @Nullable String name,
    @Nullable String id,
    double radius,
    @Nullable Surface surface,
    double contactArea,
    Zone zone,
    @Nullable String person,
    boolean haptic,
    @Nullable Path calibration) {
  public static final int DEFAULT_BAUD = 115_200;

  /** A device of which nothing but its link is known. */
  public static DeviceConfig on(String link) {
    return new DeviceConfig(
        link,
        DEFAULT_BAUD,
        1,
        null,
        null,
        Double.NaN,
        null,
        Double.NaN,
        Zone.UNKNOWN,
        null,
        true,
        null);
  }

  /**
   * A device on a link that a person has named.
   *
   * @throws ConfigException saying what a link may be
   */
  public static DeviceConfig parse(String link) throws ConfigException {
    String problem = DeviceReader.problem(link);
    if (problem != null) {
      throw new ConfigException(problem);
    }
    return on(link);
  }

  public DeviceConfig withBaud(int newBaud) {
    return new DeviceConfig(
        link,
        newBaud,
        speed,
        name,
        id,
        radius,
        surface,
        contactArea,
        zone,
        person,
        haptic,
        calibration);
  }

  public DeviceConfig withZone(Zone newZone) {
    return new DeviceConfig(
        link,
        baud,
        speed,
        name,
        id,
        radius,
        surface,
        contactArea,
        newZone,
        person,
        haptic,
        calibration);
  }

  public DeviceConfig withId(String newId) {
    return new DeviceConfig(
        link,
        baud,
        speed,
        name,
        newId,
        radius,
        surface,
        contactArea,
        zone,
        person,
        haptic,
        calibration);
  }

  /** What the device is called before it has told its identifier. */
  public String provisionalId() {
    if (id != null) {
      return id;
    }
    return DeviceInfo.idFrom(name == null ? link : name);
  }

  /** What the device says of itself, with what is known better. */
  public DeviceInfo correct(DeviceInfo info) {
    Instrument tool = info.instrument();
    tool = Double.isNaN(radius) ? tool : tool.withRadius(radius);
    tool = surface == null ? tool : tool.withSurface(surface);
    tool = Double.isNaN(contactArea) ? tool : tool.withContactArea(contactArea);
    return new DeviceInfo(
        id == null ? info.id() : id,
        name == null ? info.name() : name,
        info.serial(),
        info.firmware(),
        tool,
        info.sampleRate(),
        info.gyroRange(),
        info.accelRange(),
        info.boot(),
        info.start());
  }
}
