package org.rollscope.core.alarm;

/** An alarm on something that is or is not so, raised and cleared at once. Not thread-safe. */
final class StateAlarm {
  private final AlarmKind kind;
  private final AlarmLevel level;
  private final AlarmBoard board;
  private final AlarmState state;

  StateAlarm(AlarmKind kind, AlarmLevel level, AlarmBoard board) {
    this.kind = kind;
    this.level = level;
    this.board = board;
    state = board.state(kind);
  }

  /**
   * Says how it is.
   *
   * @param time device time, s
   * @param since when it became so, s
   * @param so whether it is so
   * @param zone label of the zone
   * @param value what was measured; NaN for nothing
   * @param limit the limit it is held against; NaN for none
   */
  void is(double time, double since, boolean so, String zone, double value, double limit) {
    if (so && !state.isActive()) {
      board.raise(time, kind, level, zone, since, limit, LimitsInForce.DEFAULT_SOURCE, value);
    } else if (!so && state.isActive()) {
      board.clear(time, kind, since);
    }
  }

  boolean isActive() {
    return state.isActive();
  }
}
