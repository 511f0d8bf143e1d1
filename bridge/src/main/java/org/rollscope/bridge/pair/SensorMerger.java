package org.rollscope.bridge.pair;

import java.util.List;
import java.util.Set;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;

/**
 * The samples of several sensors on one timeline, in host time. Its rows are the samples of the
 * fastest sensor, the leader; those of the others are interpolated at its times. Where the leader
 * has none, rows go on at its pace as long as another sensor measures: the analysis knows one time
 * between samples only, and alarms must go on.
 *
 * <p>A row waits for each sensor until it is known what that measured then, but no longer than its
 * usual lag and {@link #PATIENCE} beyond, for the load {@link #LOAD_PATIENCE}. After that the
 * sensor's channels are missing in the row, and what comes of it too late is left out. Nobody waits
 * for a sensor that is lost, or silent for half a second.
 *
 * <p>Works on handed-in time only; not thread-safe; allocates nothing per sample.
 */
final class SensorMerger {
  /** How much later than usual a sensor may be before a row goes without it, s. */
  static final double PATIENCE = 0.050;

  /** The same for the load: what waits for it would be of no use to an alarm, s. */
  static final double LOAD_PATIENCE = 0.150;

  /** The first samples are kept until the time between them is known, but no longer, s. */
  private static final double LONGEST_OPENING = 1.5;

  /** The timeline keeps its rate unless the leader's differs by more than this. */
  private static final double LARGEST_RATE_ERROR = 0.25;

  /** Between samples of the leader that are further apart rows are missing; so for the analysis. */
  private static final double MISSING_PERIODS = 1.5;

  private final Source[] sources;
  private final int mask;
  private int leader;
  private double rate = Double.NaN;
  private boolean runs;
  private double firstArrival = Double.NaN;
  private double last = Double.NEGATIVE_INFINITY;
  private double due = Double.POSITIVE_INFINITY;

  /**
   * @param parts the channels of each sensor
   */
  SensorMerger(List<Set<Channel>> parts) {
    sources = new Source[parts.size()];
    int all = 0;
    for (int i = 0; i < sources.length; i++) {
      sources[i] = new Source(parts.get(i).stream().mapToInt(Channel::bit).sum());
      all |= sources[i].mask();
    }
    mask = all;
    lead();
  }

  /** A sensor has told what it is; before its samples. */
  void told(int sensor, int pads, double sampleRate) {
    sources[sensor].told(pads, sampleRate);
    lead();
  }

  /** A sensor is connected from now on, or lost. */
  void connected(int sensor, boolean is) {
    sources[sensor].connected(is);
  }

  /**
   * Takes samples of a sensor.
   *
   * @param times host time of each row, s, rising over all blocks; NaN for a row to be left out
   * @param arrival when they came, s
   */
  void add(int sensor, SampleBlock block, double[] times, double arrival) {
    if (block.size() == 0) {
      return;
    }
    sources[sensor].add(block, times, arrival);
    if (Double.isNaN(firstArrival)) {
      firstArrival = arrival;
    }
    lead();
  }

  private void lead() {
    for (int i = 0; i < sources.length; i++) {
      leader = sources[i].rate() > sources[leader].rate() ? i : leader;
    }
    double leaders = sources[leader].rate();
    if (leaders > 0 && !(Math.abs(leaders - rate) <= LARGEST_RATE_ERROR * rate)) {
      rate = leaders;
    }
  }

  /** The channels of all rows. */
  int mask() {
    return mask;
  }

  /** Rows a second; NaN until it is known. */
  double rate() {
    return rate;
  }

  private boolean runs(double now) {
    if (!runs && !Double.isNaN(rate) && !Double.isNaN(firstArrival)) {
      boolean known = true;
      for (Source source : sources) {
        known &= !source.isHeard() || source.knowsRate();
      }
      runs = known || now - firstArrival >= LONGEST_OPENING;
      due = firstArrival + LONGEST_OPENING;
    }
    return runs;
  }

  /**
   * Adds the next row to a block that has room, if it is due.
   *
   * @param now the host's time, s
   * @return false where none is due yet; see {@link #due}
   */
  boolean next(double now, SampleBlock out) {
    due = Double.POSITIVE_INFINITY;
    if (!runs(now)) {
      return false;
    }
    double time = candidate();
    while (!Double.isNaN(time)) {
      if (!isDecided(time, now)) {
        return false;
      }
      if (isCovered(time)) {
        write(time, out);
        return true;
      }
      time = earliest(); // nobody measured until then: a gap of all
    }
    due = Double.POSITIVE_INFINITY;
    return false;
  }

  /** The time of the next row, if somebody measured then. */
  private double candidate() {
    if (last == Double.NEGATIVE_INFINITY) {
      return earliest();
    }
    double period = 1 / rate;
    double sample = sources[leader].samples().after(last);
    double gap = sample - last;
    if (gap > MISSING_PERIODS * period) {
      return last + gap / Math.rint(gap / period);
    }
    return Double.isNaN(sample) ? last + period : sample;
  }

  /** The first sample of any sensor after the last row, s; NaN for none yet. */
  private double earliest() {
    double earliest = Double.NaN;
    for (Source source : sources) {
      double sample = source.samples().after(last);
      if (sample < earliest || Double.isNaN(earliest)) {
        earliest = sample;
      }
    }
    return earliest;
  }

  private boolean isDecided(double time, double now) {
    double deadline = Double.NEGATIVE_INFINITY;
    for (Source source : sources) {
      if (!source.isDecided(time)) {
        deadline = Math.max(deadline, source.deadline(time, now));
      }
    }
    due = deadline;
    return now >= deadline;
  }

  private boolean isCovered(double time) {
    for (Source source : sources) {
      if (source.covers(time)) {
        return true;
      }
    }
    return false;
  }

  private void write(double time, SampleBlock out) {
    int row = out.append(time);
    for (Source source : sources) {
      source.write(time, out, row);
      source.samples().forget(time);
    }
    last = time;
  }

  /** When the row that was not due will be, if nothing more comes, s. */
  double due() {
    return due;
  }

  /** Time of the last row, s. */
  double last() {
    return last;
  }

  /** Time of the last row in which a sensor has a part, s. */
  double lastMeasured(int sensor) {
    return sources[sensor].lastMeasured();
  }
}
