package org.rollscope.core.session;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.Alarm;
import org.rollscope.core.alarm.Alarms;
import org.rollscope.core.alarm.LimitsInForce;
import org.rollscope.core.routine.CoachState;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.spot.Zone;

/** Puts together what a session and its stages know. */
final class Summarizer {
  private Summarizer() {}

  /** A summary; of a stream without a session it is that of an empty one. */
  static Summary summarize(
      DeviceInfo device,
      Stages s,
      Session of,
      Zone zone,
      @Nullable LimitsInForce limits,
      List<Alarm> alarms,
      Summary.Quality quality) {
    boolean rolled = s.hasMotion();
    Summary.Load load = s.hasLoad() && of.load().seconds() > 0 ? of.load().toLoad() : null;
    return new Summary(
        of.id(),
        device.id(),
        device.instrument().kind().label(),
        zone.label(),
        of.start(),
        startTime(device, of.start()),
        of.lastContact() - of.start(),
        of.contactSeconds(),
        of.contacts(),
        rolled ? of.rolling().rolls() : null,
        rolled ? of.rolling().rollCycles() : null,
        rolled ? of.rolling().revolutions() : Double.NaN,
        rolled ? of.rolling().distance() : Double.NaN,
        s.load().isForce() ? null : load,
        s.load().isForce() ? load : force(device.instrument(), load),
        of.rolling().strokes(),
        of.holds(),
        of.spots().spots(),
        alarms,
        limits,
        quality);
  }

  private static @Nullable Instant startTime(DeviceInfo device, double start) {
    Instant zero = device.start();
    return zero == null ? null : zero.plusNanos(Math.round(start * 1e9));
  }

  /** The force of a single pad of known area. */
  private static Summary.@Nullable Load force(Instrument tool, Summary.@Nullable Load pressure) {
    double newtonPerKpa = tool.contactArea() * 1e3;
    if (pressure == null || tool.pads() != 1 || Double.isNaN(newtonPerKpa)) {
      return null;
    }
    return new Summary.Load(
        pressure.mean() * newtonPerKpa,
        pressure.peak() * newtonPerKpa,
        pressure.p95() * newtonPerKpa,
        pressure.dose() * newtonPerKpa);
  }

  /** The state now; before the first samples there is nothing to tell but the zone. */
  static LiveState live(
      @Nullable Stages s,
      Session of,
      double load,
      double temperature,
      double speed,
      double spotTime,
      Zone zone,
      Alarms alarms,
      @Nullable CoachState routine) {
    boolean force = s != null && s.load().isForce();
    boolean located = s != null && s.hasMotion();
    return new LiveState(
        s == null ? Double.NaN : s.timeline().time(),
        of.id(),
        s != null && s.gate().isContact(),
        force ? Double.NaN : load,
        s == null ? Double.NaN : s.meter().force(),
        of.load().peak(),
        temperature,
        located ? of.rolling().rolls() : null,
        located ? of.rolling().rollCycles() : null,
        located ? of.rolling().revolutions() : Double.NaN,
        located ? of.rolling().distance() : Double.NaN,
        located ? speed : Double.NaN,
        located ? of.x() : Double.NaN,
        located ? of.y() : Double.NaN,
        of.patch(),
        of.spots().column(),
        of.spots().row(),
        located ? of.spots().dwellHere() : Double.NaN,
        located ? spotTime : Double.NaN,
        of.contactSeconds(),
        of.lastContact() - of.start(),
        of.load().dose(),
        s != null && s.hasLoad() ? s.meter().loadScale() : null,
        zone.label(),
        alarms.board().active(),
        routine);
  }
}
