package org.rollscope.bridge.pair;

import org.rollscope.bridge.clock.ClockMap;

/**
 * When a sensor took its samples, by the host's monotonic clock. {@link ClockMap} says so as well
 * as is known by then and changes its mind as it learns; this follows it without steps, so that the
 * time between two samples is the sensor's own to 5 %: who integrates an angular rate needs that
 * more than he needs the last millisecond. Not thread-safe.
 */
final class SensorClock {
  /** In such a time most of the distance to the map is made good, s. */
  private static final double SETTLING = 0.5;

  private static final double LARGEST_SLEW = 0.05;

  /** Further off than this it is no drift: the sensor's clock was set, or the map began anew, s. */
  private static final double JUMP = 0.25;

  private final ClockMap map = new ClockMap();
  private double device = Double.NaN;
  private double host = Double.NaN;

  /** The sensor's clock has started anew. */
  void restart() {
    map.restart();
    device = Double.NaN;
  }

  /**
   * Samples have come; to be called before their times are asked for.
   *
   * @param arrivalNanos when, by {@link System#nanoTime}
   * @param last the sensor's time of the last of them, s
   */
  void observe(long arrivalNanos, double last) {
    map.observe(arrivalNanos, last);
  }

  /**
   * The host's time of a sample, s; to be called for each, in order.
   *
   * @param deviceTime by the sensor's clock, s
   * @return later than every time before; NaN for a sample that would not be
   */
  double time(double deviceTime) {
    double target = map.hostNanos(deviceTime) * 1e-9;
    double step = deviceTime - device;
    if (step == 0) {
      return Double.NaN;
    }
    double next = host + step;
    double off = target - next;
    if (step > 0 && Math.abs(off) <= JUMP) {
      double most = LARGEST_SLEW * step;
      next += Math.clamp(off * step / SETTLING, -most, most);
    } else {
      next = target;
    }
    if (next <= host) {
      return Double.NaN;
    }
    device = deviceTime;
    host = next;
    return next;
  }
}
