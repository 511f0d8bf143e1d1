package org.rollscope.bridge.config;

import java.util.List;
import org.rollscope.core.sample.Vector;

/**
 * What was measured of one device.
 *
 * @param tare zero of each pad, kPa (force-only: N); empty where none was taken
 * @param pressureScale factor found with a known weight; 1 as delivered
 * @param radius rolling radius found by one metre of rolling, m; NaN for the device's own
 * @param gyroBias offset of the gyro at rest, rad/s
 */
public record Calibration(List<Double> tare, double pressureScale, double radius, Vector gyroBias) {
  public static final Calibration NONE = new Calibration(List.of(), 1, Double.NaN, Vector.ZERO);

  public Calibration {
    tare = List.copyOf(tare);
  }

  public Calibration withTare(List<Double> zeros) {
    return new Calibration(zeros, pressureScale, radius, gyroBias);
  }

  public Calibration withPressureScale(double scale) {
    return new Calibration(tare, scale, radius, gyroBias);
  }

  public Calibration withRadius(double metres) {
    return new Calibration(tare, pressureScale, metres, gyroBias);
  }

  public Calibration withGyroBias(Vector bias) {
    return new Calibration(tare, pressureScale, radius, bias);
  }
}
