package org.rollscope.core.alarm;

/**
 * Overpressure with on-delay, deadband and off-delay, escalated at the upper limit. Its onset is
 * the interpolated crossing of the limit, its end the interpolated crossing of the deadband. A
 * saturated sample counts as above every limit; a missing one or a gap never clears. Not
 * thread-safe; allocates only at transitions.
 */
final class OverpressureAlarm {
  private final AlarmConfig config;
  private final AlarmBoard board;
  private final AlarmState state;
  private LimitsInForce limits = new LimitsInForce(Double.NaN, Double.NaN, "", "");
  private String zone = "";
  private double lastTime = Double.NaN;
  private double lastLoad = Double.NaN;
  private double aboveSince = Double.NaN;
  private double farAboveSince = Double.NaN;
  private double belowSince = Double.NaN;
  private double peak = Double.NaN;
  private double integral;

  OverpressureAlarm(AlarmConfig config, AlarmBoard board) {
    this.config = config;
    this.board = board;
    state = board.state(AlarmKind.OVERPRESSURE);
  }

  /** The limits from now on. */
  void limits(LimitsInForce inForce, String forZone) {
    limits = inForce;
    zone = forZone;
    aboveSince = Double.NaN;
    farAboveSince = Double.NaN;
  }

  /** An open gap: delays start anew after it, an active alarm stays. */
  void gap() {
    lastLoad = Double.NaN;
    lastTime = Double.NaN;
    belowSince = Double.NaN;
    aboveSince = Double.NaN;
    farAboveSince = Double.NaN;
  }

  /** Takes a load over tare. */
  void sample(double time, double load) {
    if (Double.isNaN(load)) {
      belowSince = Double.NaN;
      return;
    }
    if (load >= limits.high()) {
      above(time, load);
    } else {
      aboveSince = Double.NaN;
      farAboveSince = Double.NaN;
    }
    if (state.isActive()) {
      watchForEnd(time, load);
    }
    lastTime = time;
    lastLoad = load;
  }

  private void above(double time, double load) {
    if (Double.isNaN(aboveSince)) {
      aboveSince = crossing(time, load, limits.high());
      if (!state.isActive()) {
        peak = Double.NaN;
        integral = 0;
      }
    }
    measure(time, load);
    if (load < limits.highHigh()) {
      farAboveSince = Double.NaN;
    } else if (Double.isNaN(farAboveSince)) {
      farAboveSince = crossing(time, load, limits.highHigh());
    }
    boolean stop = time - farAboveSince >= config.highHighDelay();
    if (!state.isActive() && (stop || time - aboveSince >= config.onDelay())) {
      AlarmLevel level = stop ? AlarmLevel.STOP : AlarmLevel.WARNING;
      belowSince = Double.NaN;
      board.raise(
          time,
          AlarmKind.OVERPRESSURE,
          level,
          zone,
          aboveSince,
          limits.high(),
          limits.source(),
          peak);
    } else if (state.isActive() && stop && state.level() != AlarmLevel.STOP) {
      state.measure(peak, integral);
      board.escalate(time, AlarmKind.OVERPRESSURE, AlarmLevel.STOP);
    }
  }

  private void measure(double time, double load) {
    if (load == Double.POSITIVE_INFINITY) {
      return;
    }
    if (!(load <= peak)) {
      peak = load;
    }
    double from = Math.max(aboveSince, Double.isNaN(lastTime) ? time : lastTime);
    double before = Double.isFinite(lastLoad) ? Math.max(lastLoad, limits.high()) : load;
    integral += ((before + load) / 2 - limits.high()) * (time - from);
  }

  private void watchForEnd(double time, double load) {
    state.measure(peak, integral);
    double end = config.deadband() * limits.high();
    if (load >= end) {
      belowSince = Double.NaN;
      return;
    }
    if (Double.isNaN(belowSince)) {
      belowSince = crossing(time, load, end);
    }
    if (time - belowSince >= config.offDelay()) {
      board.clear(time, AlarmKind.OVERPRESSURE, belowSince);
    }
  }

  private double crossing(double time, double load, double limit) {
    double share = (limit - lastLoad) / (load - lastLoad);
    boolean between = share >= 0 && share <= 1 && load != Double.POSITIVE_INFINITY;
    return between ? lastTime + share * (time - lastTime) : time;
  }
}
