package org.rollscope.bridge.pair;

import java.util.Arrays;

/**
 * How far apart a sensor's samples are, where it does not tell: the mean of the usual intervals of
 * a second, so that lost samples do not count. Once known it stays, unless three seconds on end say
 * otherwise. Not thread-safe; allocates nothing after construction.
 */
final class Pace {
  private static final double WINDOW_SECONDS = 1;
  private static final int LEAST = 8;
  private static final int MOST = 256;

  /** A longer interval is a pause. */
  private static final double LONGEST_SECONDS = 0.75;

  /** Intervals this near to the median are usual ones. */
  private static final double USUAL = 0.5;

  /** Losing samples makes the mean interval longer by less than this. */
  private static final double LARGEST_LOSS = 1.5;

  private static final double LARGEST_CHANGE = 0.25;
  private static final int WINDOWS_OF_ANOTHER_PACE = 3;

  private final double[] intervals = new double[MOST];
  private int count;
  private double elapsed;
  private double last = Double.NaN;
  private double period = Double.NaN;
  private int contradictions;

  /** Takes the time of the next sample, s. */
  void add(double time) {
    double interval = time - last;
    last = time;
    if (!(interval <= LONGEST_SECONDS)) {
      return;
    }
    intervals[count++] = interval;
    elapsed += interval;
    if (count == MOST || (count >= LEAST && elapsed >= WINDOW_SECONDS)) {
      judge(measured());
      count = 0;
      elapsed = 0;
    }
  }

  /**
   * The mean of the usual intervals, unless those are only what a burst is made of: then that of
   * all.
   */
  private double measured() {
    Arrays.sort(intervals, 0, count);
    double median = intervals[count / 2];
    double sum = 0;
    int usual = 0;
    for (int i = 0; i < count; i++) {
      if (Math.abs(intervals[i] - median) <= USUAL * median) {
        sum += intervals[i];
        usual++;
      }
    }
    double mean = elapsed / count;
    return 2 * usual > count && mean <= LARGEST_LOSS * sum / usual ? sum / usual : mean;
  }

  private void judge(double measured) {
    if (Math.abs(measured - period) <= LARGEST_CHANGE * period) {
      contradictions = 0;
    } else if (Double.isNaN(period) || ++contradictions == WINDOWS_OF_ANOTHER_PACE) {
      period = measured;
      contradictions = 0;
    }
  }

  /** Whether the first second is over. */
  boolean isKnown() {
    return !Double.isNaN(period);
  }

  /** Time between samples, s: a guess until it is known; 0 before the second sample. */
  double period() {
    if (isKnown()) {
      return period;
    }
    return count == 0 ? 0 : elapsed / count;
  }
}
