package org.rollscope.core.session;

import java.util.List;
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
 */
public record AnalyzerConfig(
    Zone zone,
    Limits limits,
    Vector gyroBias,
    List<Double> tare,
    double pressureScale,
    double idleSeconds) {
  public static final AnalyzerConfig DEFAULT =
      new AnalyzerConfig(Zone.UNKNOWN, Limits.DEFAULT, Vector.ZERO, List.of(), 1, 120);
}
