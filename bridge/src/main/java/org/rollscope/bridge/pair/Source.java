package org.rollscope.bridge.pair;

import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;

/** One sensor as the merger sees it: its latest samples, its pace and how late it is. */
final class Source {
  /** Of an IMU that has not been heard yet: most are set to it, Hz. */
  private static final double USUAL_MOTION_RATE = 200;

  private static final double ROUND_RATE = 10;

  /** Samples further apart than this many periods, and than this, are a gap. */
  private static final double GAP_PERIODS = 2.5;

  private static final double GAP_SECONDS = 0.100;

  /** So long silent, or so many usual lags, it is not waited for, s. */
  private static final double SILENT_SECONDS = 0.5;

  private static final double SILENT_LAGS = 3;

  private static final int LOAD = Channel.PRESSURE.bit() | Channel.FORCE.bit();
  private static final int MOTION = Channel.ANGULAR_RATE.bit() | Channel.SPECIFIC_FORCE.bit();

  private final int mask;
  private final Pace pace = new Pace();
  private Lag lag = new Lag();
  private RecentSamples samples;
  private int pads;
  private double toldRate;
  private boolean connected;
  private double lastArrival = Double.NaN;
  private double lastMeasured = Double.NEGATIVE_INFINITY;

  Source(int mask) {
    this.mask = mask;
    samples = new RecentSamples(mask, 0);
  }

  int mask() {
    return mask;
  }

  /**
   * It has told what it is.
   *
   * @param rate Hz; 0 where it does not know
   */
  void told(int newPads, double rate) {
    if (newPads != pads) {
      pads = newPads;
      samples = new RecentSamples(mask, newPads);
    }
    toldRate = rate;
  }

  void connected(boolean is) {
    connected = is;
    lag = new Lag();
  }

  /** Takes samples; see {@link SensorMerger#add}. */
  void add(SampleBlock block, double[] times, double arrival) {
    if (Channel.TEMPERATURE.in(mask & block.channels())) {
      samples.temperature(block.temperature(block.size() - 1));
    }
    if (!samples.takes(block.channels())) {
      return;
    }
    double newest = samples.newest();
    for (int row = 0; row < block.size(); row++) {
      if (!Double.isNaN(times[row])) {
        samples.add(times[row], block, row);
        pace.add(times[row]);
      }
    }
    if (newest < samples.newest()) {
      lag.add(arrival, newest);
    }
    lastArrival = arrival;
  }

  RecentSamples samples() {
    return samples;
  }

  boolean isHeard() {
    return !Double.isNaN(lastArrival);
  }

  boolean knowsRate() {
    return toldRate > 0 || pace.isKnown();
  }

  /** Samples a second; for a motion sensor that is not known yet what is usual, else 0 then. */
  double rate() {
    if (toldRate > 0) {
      return toldRate;
    }
    if (pace.isKnown()) {
      return Math.rint(ROUND_RATE / pace.period()) / ROUND_RATE;
    }
    return (mask & MOTION) == 0 ? 0 : USUAL_MOTION_RATE;
  }

  /** Whether it is known what it measured at a time, or that it measured nothing. */
  boolean isDecided(double time) {
    return samples.newest() >= time;
  }

  /**
   * When a row of that time goes without it, s; in the infinite past where it is not waited for.
   */
  double deadline(double time, double now) {
    double longest = Math.max(SILENT_SECONDS, SILENT_LAGS * lag.usual());
    double patience = (mask & LOAD) == 0 ? SensorMerger.PATIENCE : SensorMerger.LOAD_PATIENCE;
    return connected && now - lastArrival <= longest
        ? time + lag.usual() + patience
        : Double.NEGATIVE_INFINITY;
  }

  /** Whether it measured at a time, or shortly before and after. */
  boolean covers(double time) {
    double period = toldRate > 0 ? 1 / toldRate : pace.period();
    return samples.covers(time, Math.max(GAP_SECONDS, GAP_PERIODS * period) + 1e-9);
  }

  /** Writes what it measured at a time, if it did. */
  void write(double time, SampleBlock out, int row) {
    if (covers(time)) {
      samples.write(time, out, row);
      lastMeasured = time;
    }
    if (Channel.TEMPERATURE.in(mask) && connected) {
      out.temperature(row, samples.temperature());
    }
  }

  /** Time of the last row that it has a part in, s. */
  double lastMeasured() {
    return lastMeasured;
  }
}
