package org.rollscope.desktop.store;

import java.util.List;

/**
 * What was measured over a time, as a picture needs it: the lowest and the highest value of each
 * column in each of some equal parts of it.
 *
 * @param start of the first part, s from the session's start
 * @param step length of a part, s
 * @param lines a column each
 */
public record Trace(double start, double step, List<Line> lines) {
  /** A column. */
  public static final class Line {
    private final String channel;
    private final int index;
    private final double[] lowest;
    private final double[] highest;

    Line(String channel, int index, double[] lowest, double[] highest) {
      this.channel = channel;
      this.index = index;
      this.lowest = lowest;
      this.highest = highest;
    }

    /** Pressure, angular-rate, specific-force, temperature or force. */
    public String channel() {
      return channel;
    }

    /** Pad or axis, from 0. */
    public int index() {
      return index;
    }

    /** Of each part, to be read only; NaN where there is no sample, positive infinity saturated. */
    public double[] lowest() {
      return lowest;
    }

    /** Likewise. */
    public double[] highest() {
      return highest;
    }
  }
}
