package org.rollscope.core.sample;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a device says about itself.
 *
 * @param id stable identifier, {@code [a-z0-9-]+}, made from the serial number or the link's
 *     address
 * @param name name for people
 * @param serial serial number, may be empty
 * @param firmware firmware version, may be empty
 * @param instrument the tool
 * @param sampleRate nominal rate, Hz; 0 where unknown, then the analysis measures it
 * @param gyroRange full scale, rad/s; positive infinity where unknown
 * @param accelRange full scale, m/s²; positive infinity where unknown
 * @param boot identifies one power-up of the device; empty where unknown
 * @param start wall-clock time of device time 0, where the source tells it
 */
public record DeviceInfo(
    String id,
    String name,
    String serial,
    String firmware,
    Instrument instrument,
    double sampleRate,
    double gyroRange,
    double accelRange,
    String boot,
    @Nullable Instant start) {
  public DeviceInfo {
    name = PlainText.of(name);
    serial = PlainText.of(serial);
    firmware = PlainText.of(firmware);
  }

  /** Makes an identifier fit for topics and file names: lower case letters, digits and hyphens. */
  public static String idFrom(String text) {
    String id =
        text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return id.isEmpty() ? "device" : id;
  }

  /** Whether an analysis of another's samples can go on with those of this one. */
  public boolean isOfSameSegment(DeviceInfo other) {
    return boot.equals(other.boot)
        && instrument.equals(other.instrument)
        && sampleRate == other.sampleRate
        && id.equals(other.id);
  }

  public DeviceInfo withId(String newId) {
    return new DeviceInfo(
        newId, name, serial, firmware, instrument, sampleRate, gyroRange, accelRange, boot, start);
  }

  public DeviceInfo withInstrument(Instrument newInstrument) {
    return new DeviceInfo(
        id, name, serial, firmware, newInstrument, sampleRate, gyroRange, accelRange, boot, start);
  }

  public DeviceInfo withBoot(String newBoot) {
    return new DeviceInfo(
        id, name, serial, firmware, instrument, sampleRate, gyroRange, accelRange, newBoot, start);
  }
}
