package org.rollscope.desktop.web;

import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.contact.LoadScale;
import org.rollscope.core.sample.Channel;
import org.rollscope.desktop.column.Loads;
import org.rollscope.desktop.column.SampleTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * The load of the last seconds out of the raw samples, unsmoothed: of each short stretch the lowest
 * and the highest, which is all that pixels can show. Not thread-safe.
 */
final class Trace {
  /** How far back it goes, s. */
  static final double SPAN = 20;

  /** Of a stretch with two points, s: about the width of a line of 2 px on a laptop. */
  private static final double STRETCH = 0.025;

  /** Samples so far apart are not joined by a line, s. */
  private static final double PAUSE = 0.5;

  /** What is so much older is not late: the device's clock began anew, s. */
  private static final double LATE = 5;

  /** Room for the span at 200 Hz without any stretch of several samples. */
  private static final int ROOM = 4096;

  private final double[] times = new double[ROOM];
  private final double[] loads = new double[ROOM];
  private @Nullable LoadScale scale;
  private double seen = Double.NEGATIVE_INFINITY;
  private int next;
  private int count;

  /** Takes from a live state how samples become the load. */
  void scale(JsonNode live) {
    JsonNode told = live.path("load");
    double factor = told.path("factor").asDouble(Double.NaN);
    if (!Double.isFinite(factor)) {
      scale = null;
      return;
    }
    boolean force = told.path("channel").asString("").equals("force");
    scale =
        new LoadScale(
            force ? Channel.FORCE : Channel.PRESSURE,
            factor,
            told.path("zeros").valueStream().map(zero -> zero.asDouble(0)).toList());
  }

  /**
   * Takes samples; those it has already are passed over.
   *
   * @return what they add, as {@link #json} has it; null for nothing
   */
  @Nullable ArrayNode add(SampleTable samples) {
    LoadScale how = scale;
    if (how == null) {
      return null;
    }
    int last = samples.size() - 1;
    if (last >= 0 && samples.seconds(last) < seen - LATE) {
      count = 0;
      seen = Double.NEGATIVE_INFINITY;
    }
    int row = 0;
    while (row <= last && samples.seconds(row) <= seen) {
      row++;
    }
    int added = 0;
    if (count > 0 && row <= last && samples.seconds(row) - seen > PAUSE) {
      added += put(samples.seconds(row), Double.NaN);
    }
    double[] values = Loads.of(samples, how);
    while (row <= last) {
      int end = row;
      while (end <= last && samples.seconds(end) - samples.seconds(row) < STRETCH - 1e-6) {
        end++;
      }
      added += put(samples, values, row, end);
      row = end;
      seen = samples.seconds(end - 1);
    }
    return added == 0 ? null : columns(added);
  }

  /** The lowest and the highest of some rows, in the order of their times. */
  private int put(SampleTable samples, double[] values, int from, int until) {
    int low = from;
    int high = from;
    for (int row = from + 1; row < until; row++) {
      if (values[row] < values[low] || Double.isNaN(values[low])) {
        low = row;
      }
      if (values[row] >= values[high] || Double.isNaN(values[high])) {
        high = row;
      }
    }
    int first = Math.min(low, high);
    int added = put(samples.seconds(first), values[first]);
    int second = Math.max(low, high);
    return second == first ? added : added + put(samples.seconds(second), values[second]);
  }

  private int put(double time, double load) {
    times[next] = time;
    loads[next] = load;
    next = (next + 1) % ROOM;
    count = Math.min(count + 1, ROOM);
    return 1;
  }

  /**
   * Columns of device time (s) and load (in the unit of the limits), the oldest first; null where
   * the load is not known, or beyond what the sensor can tell.
   */
  ArrayNode json() {
    int points = 0;
    while (points < count && seen - times[Math.floorMod(next - 1 - points, ROOM)] <= SPAN) {
      points++;
    }
    return columns(points);
  }

  private ArrayNode columns(int points) {
    ArrayNode columns = Json.MAPPER.createArrayNode();
    ArrayNode time = columns.addArray();
    ArrayNode load = columns.addArray();
    for (int point = points; point > 0; point--) {
      int at = Math.floorMod(next - point, ROOM);
      time.add(rounded(times[at]));
      if (Double.isFinite(loads[at])) {
        load.add(rounded(loads[at]));
      } else {
        load.addNull();
      }
    }
    return columns;
  }

  /** As finely as a page can show it: long fractions only make messages long. */
  static double rounded(double value) {
    return Math.rint(value * 1e3) / 1e3;
  }
}
