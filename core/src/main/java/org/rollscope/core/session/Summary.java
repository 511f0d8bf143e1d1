package org.rollscope.core.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.Alarm;
import org.rollscope.core.alarm.LimitsInForce;
import org.rollscope.core.roll.Stroke;
import org.rollscope.core.spot.Hold;
import org.rollscope.core.spot.Spot;

/**
 * What a session came to. Its shape in JSON is {@code docs/summary.schema.json}.
 *
 * @param session identifier, the same for live and replayed data; empty when nothing was rolled
 * @param device identifier of the device
 * @param instrument label of the instrument's kind
 * @param zone label of the zone at the end
 * @param start device time of the first contact, s
 * @param startTime wall-clock time of the start, where known
 * @param duration from first to last contact, s
 * @param contactTime time in contact, gaps excluded, s
 * @param contacts touches of at least 150 ms
 * @param rolls completed strokes; null without angular rate
 * @param rollCycles pairs of consecutive opposed strokes on one patch; null without angular rate
 * @param revolutions path in contact over the circumference; NaN without angular rate
 * @param distance path in contact with 2 mm hysteresis, m; NaN without angular rate
 * @param pressure over tare in contact; null without a pressure channel
 * @param force over tare in contact, N; null without a force channel
 * @param strokes every completed stroke
 * @param holds every hold
 * @param spots every spot, longest dwell first
 * @param alarms every alarm of the session
 * @param limits the overpressure limits that were in force at the end; null without a load channel
 * @param data what the numbers rest on
 */
public record Summary(
    String session,
    String device,
    String instrument,
    String zone,
    double start,
    @Nullable Instant startTime,
    double duration,
    double contactTime,
    int contacts,
    @Nullable Integer rolls,
    @Nullable Integer rollCycles,
    double revolutions,
    double distance,
    @Nullable Load pressure,
    @Nullable Load force,
    List<Stroke> strokes,
    List<Hold> holds,
    List<Spot> spots,
    List<Alarm> alarms,
    @Nullable LimitsInForce limits,
    Quality data) {

  /** The same with its start on the wall clock. */
  public Summary withStartTime(Instant time) {
    return new Summary(
        session,
        device,
        instrument,
        zone,
        start,
        time,
        duration,
        contactTime,
        contacts,
        rolls,
        rollCycles,
        revolutions,
        distance,
        pressure,
        force,
        strokes,
        holds,
        spots,
        alarms,
        limits,
        data);
  }

  /** How hard. In kPa and kPa·s for pressure, N and N·s for force; means are time-weighted. */
  public record Load(double mean, double peak, double p95, double dose) {}

  /**
   * What was measured and what was missing.
   *
   * @param samples samples analysed
   * @param gaps open gaps, longer than 100 ms, of all channels or of one
   * @param lost samples missing by the device's own interval
   * @param malformed packets or lines that were not understood
   * @param clipped samples with a channel at its full scale
   * @param bridged time bridged by interpolation, s
   * @param missing samples with a missing value
   * @param tareAssumed no stored tare: the first quiet second was taken
   * @param scale from raw values of the load's channel to the load's unit; NaN without a load
   * @param zeros what counted as no load at the end, one a pad, in the load's unit
   * @param channels what was measured: pressure, angular-rate, specific-force, temperature, force
   */
  public record Quality(
      long samples,
      int gaps,
      long lost,
      long malformed,
      long clipped,
      double bridged,
      long missing,
      boolean tareAssumed,
      double scale,
      List<Double> zeros,
      List<String> channels) {}
}
