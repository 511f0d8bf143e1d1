package org.rollscope.bridge.protocol;

import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;

/**
 * What is known of a tool whose sensor cannot tell it: most sensors do not know what they are built
 * into.
 *
 * @param id made from the link's address, {@code [a-z0-9-]+}
 * @param name for people, as the link tells it
 * @param instrument the tool, from the configuration or as usual
 */
public record ToolDescription(String id, String name, Instrument instrument) {
  /**
   * The tool as its sensor would tell it.
   *
   * @param serial of the sensor, may be empty
   * @param firmware of the sensor, may be empty
   * @param pads number of pressure or force pads
   * @param rate samples per second, Hz; 0 where unknown
   * @param gyroRange full scale, rad/s; positive infinity where there is no gyro
   * @param accelRange full scale, m/s²; positive infinity where there is no accelerometer
   */
  public DeviceInfo info(
      String serial, String firmware, int pads, double rate, double gyroRange, double accelRange) {
    Instrument tool =
        new Instrument(
            instrument.kind(),
            instrument.radius(),
            instrument.axis(),
            instrument.surface(),
            pads,
            instrument.contactArea());
    return new DeviceInfo(id, name, serial, firmware, tool, rate, gyroRange, accelRange, "", null);
  }
}
