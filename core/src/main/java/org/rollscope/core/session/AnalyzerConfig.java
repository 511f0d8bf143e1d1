package org.rollscope.core.session;

import java.util.List;
import org.rollscope.core.alarm.AlarmConfig;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.sample.Vector;
import org.rollscope.core.spot.Zone;

/**
 * How a device's stream is analysed.
 *
 * @param zone the zone at the start
 * @param limits overpressure limits and no-go zones
 * @param gyroBias offset of the gyro known from a calibration, rad/s
 * @param tare stored tare of each pad, kPa or N; empty to take the first quiet second
 * @param pressureScale factor found by calibration with a known weight; 1 as delivered
 * @param idleSeconds without contact that end a session, s
 * @param alarms when alarms are raised and cleared
 */
public record AnalyzerConfig(
    Zone zone,
    Limits limits,
    Vector gyroBias,
    List<Double> tare,
    double pressureScale,
    double idleSeconds,
    AlarmConfig alarms) {
  public static final AnalyzerConfig DEFAULT =
      new AnalyzerConfig(
          Zone.UNKNOWN, Limits.DEFAULT, Vector.ZERO, List.of(), 1, 120, AlarmConfig.DEFAULT);

  public AnalyzerConfig {
    tare = List.copyOf(tare);
    if (!(pressureScale > 0) || !(idleSeconds > 0)) {
      throw new IllegalArgumentException("a scale and an idle time must be above 0");
    }
  }

  public AnalyzerConfig withGyroBias(Vector bias) {
    return new AnalyzerConfig(zone, limits, bias, tare, pressureScale, idleSeconds, alarms);
  }

  public AnalyzerConfig withTare(List<Double> zeros) {
    return new AnalyzerConfig(zone, limits, gyroBias, zeros, pressureScale, idleSeconds, alarms);
  }

  public AnalyzerConfig withPressureScale(double scale) {
    return new AnalyzerConfig(zone, limits, gyroBias, tare, scale, idleSeconds, alarms);
  }

  public AnalyzerConfig withZone(Zone first) {
    return new AnalyzerConfig(first, limits, gyroBias, tare, pressureScale, idleSeconds, alarms);
  }

  public AnalyzerConfig withLimits(Limits own) {
    return new AnalyzerConfig(zone, own, gyroBias, tare, pressureScale, idleSeconds, alarms);
  }
}
