package org.rollscope.core.alarm;

/**
 * An alarm on a clock that runs while something goes on: a notice, a warning and a stop at three
 * readings of the clock. It ends when the clock starts anew. Not thread-safe; allocates only at
 * transitions.
 */
final class TimeAlarm {
  private final AlarmKind kind;
  private final AlarmBoard board;
  private final AlarmState state;
  private final double notice;
  private final double warning;
  private final double stop;
  private double lastReading;

  private TimeAlarm(AlarmKind kind, AlarmBoard board, double notice, double warning, double stop) {
    this.kind = kind;
    this.board = board;
    this.notice = notice;
    this.warning = warning;
    this.stop = stop;
    state = board.state(kind);
  }

  /** Time on one spot. */
  static TimeAlarm onSpot(AlarmConfig config, AlarmBoard board) {
    return new TimeAlarm(
        AlarmKind.SPOT_TIME, board, config.spotTarget(), config.spotWarning(), config.spotStop());
  }

  /** Time of cold contact on one spot. */
  static TimeAlarm ofCold(AlarmConfig config, AlarmBoard board) {
    return new TimeAlarm(
        AlarmKind.COLD, board, Double.NaN, config.coldWarning(), config.coldStop());
  }

  /**
   * The clock shows a reading.
   *
   * @param time device time of the reading, s
   * @param reading s
   * @param zone label of the zone
   */
  void reading(double time, double reading, String zone) {
    if (reading > lastReading) {
      pass(time, reading, notice, AlarmLevel.NOTICE, zone);
      pass(time, reading, warning, AlarmLevel.WARNING, zone);
      pass(time, reading, stop, AlarmLevel.STOP, zone);
      if (state.isActive()) {
        state.measure(reading, 0);
      }
    } else if (reading < lastReading) {
      board.clear(time, kind, time);
    }
    lastReading = reading;
  }

  private void pass(double time, double reading, double limit, AlarmLevel level, String zone) {
    if (!(lastReading < limit && reading >= limit)) {
      return;
    }
    if (state.isActive()) {
      board.escalate(time, kind, level);
    } else {
      double onset = time - (reading - limit);
      board.raise(time, kind, level, zone, onset, limit, LimitsInForce.DEFAULT_SOURCE, reading);
    }
  }
}
