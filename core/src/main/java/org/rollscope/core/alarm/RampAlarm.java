package org.rollscope.core.alarm;

/**
 * Pressure added too quickly: the loading rate over a window is above its limit and has led to at
 * least half of HIGH. Not thread-safe; allocates only at transitions.
 */
final class RampAlarm {
  private static final int CAPACITY = 1 << 11;
  private static final int MASK = CAPACITY - 1;

  private final AlarmConfig config;
  private final AlarmBoard board;
  private final AlarmState state;
  private final double[] time = new double[CAPACITY];
  private final double[] load = new double[CAPACITY];
  private int head;
  private int size;
  private double floor = Double.NaN;
  private String zone = "";
  private double lastRate = Double.NaN;
  private double armedAt = Double.NEGATIVE_INFINITY;
  private double steepest;

  RampAlarm(AlarmConfig config, AlarmBoard board) {
    this.config = config;
    this.board = board;
    state = board.state(AlarmKind.RAMP);
  }

  /** The limits from now on; a force without an area has no ramp limit. */
  void limits(LimitsInForce inForce, boolean isPressure, String forZone) {
    floor = isPressure ? 0.5 * inForce.high() : Double.NaN;
    zone = forZone;
  }

  /** An open gap: a rate is not taken across it. */
  void gap() {
    size = 0;
    lastRate = Double.NaN;
  }

  /** Takes a pressure over tare, kPa. */
  void sample(double now, double pressure) {
    if (!Double.isFinite(pressure)) {
      return;
    }
    double before = size > 0 ? load[(head + size - 1) & MASK] : Double.NaN;
    double beforeTime = size > 0 ? time[(head + size - 1) & MASK] : Double.NaN;
    push(now, pressure);
    double rate = (pressure - at(now - config.rampWindow())) / config.rampWindow();
    boolean steep = rate > config.rampRate() && pressure >= floor;
    if (state.isActive()) {
      steepest = Math.max(steepest, rate);
      state.measure(steepest, 0);
      if (!(rate > config.rampRate())) {
        armedAt = now + config.rampRearm();
        board.clear(now, AlarmKind.RAMP, crossing(beforeTime, now, lastRate, rate, limit()));
      }
    } else if (steep && now >= armedAt) {
      double onset =
          Math.max(
              crossing(beforeTime, now, lastRate, rate, limit()),
              crossing(beforeTime, now, before, pressure, floor));
      steepest = rate;
      board.raise(
          now,
          AlarmKind.RAMP,
          AlarmLevel.WARNING,
          zone,
          onset,
          limit(),
          LimitsInForce.DEFAULT_SOURCE,
          rate);
    }
    lastRate = rate;
  }

  private double limit() {
    return config.rampRate();
  }

  /**
   * When a value went through a limit between two samples; the first one if it was beyond before.
   */
  private static double crossing(double t0, double t1, double value0, double value1, double limit) {
    double share = (limit - value0) / (value1 - value0);
    if (share >= 0 && share <= 1) {
      return t0 + share * (t1 - t0);
    }
    return Double.isNaN(share) ? t1 : t0;
  }

  private void push(double now, double pressure) {
    if (size == CAPACITY) {
      head = (head + 1) & MASK;
      size--;
    }
    int i = (head + size++) & MASK;
    time[i] = now;
    load[i] = pressure;
    double oldest = now - config.rampWindow();
    while (size > 2 && time[(head + 1) & MASK] <= oldest) {
      head = (head + 1) & MASK;
      size--;
    }
  }

  /** The pressure at an earlier time; NaN where the record does not reach back that far. */
  private double at(double earlier) {
    int next = (head + 1) & MASK;
    if (size < 2 || time[head] > earlier) {
      return Double.NaN;
    }
    double share = (earlier - time[head]) / (time[next] - time[head]);
    return load[head] + share * (load[next] - load[head]);
  }
}
