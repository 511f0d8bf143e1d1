package org.rollscope.bridge.clock;

/**
 * Maps device time to the host's monotonic clock. A frame arrives no earlier than its last sample
 * was taken, but often later; so the line is fitted to the lower envelope of (arrival − device
 * time), over the last minute, and follows as the clocks drift. What it tells never steps
 * backwards.
 */
public final class ClockMap {
  private static final int BUCKETS = 64;
  private static final double BUCKET_SECONDS = 1;

  /** Quartz clocks differ by less. */
  private static final double LARGEST_DRIFT = 500e-6;

  private final double[] device = new double[BUCKETS];
  private final double[] offset = new double[BUCKETS];
  private final int[] hull = new int[BUCKETS];
  private int head;
  private int size;
  private long origin;
  private boolean started;
  private double intercept;
  private double slope;
  private double lastDevice = Double.NEGATIVE_INFINITY;
  private long lastHost = Long.MIN_VALUE;

  /**
   * A frame has arrived.
   *
   * @param hostNanos when, by {@link System#nanoTime}
   * @param deviceTime of its last sample, s
   */
  public void observe(long hostNanos, double deviceTime) {
    if (!started) {
      started = true;
      origin = hostNanos;
    }
    double gap = (hostNanos - origin) * 1e-9 - deviceTime;
    int newest = (head + size - 1) % BUCKETS;
    if (size == 0 || deviceTime >= device[(newest + BUCKETS) % BUCKETS] + BUCKET_SECONDS) {
      push(deviceTime, gap);
      fit();
    } else if (gap < offset[newest]) {
      offset[newest] = gap;
      fit();
    }
  }

  private void push(double deviceTime, double gap) {
    if (size == BUCKETS) {
      head = (head + 1) % BUCKETS;
      size--;
    }
    int i = (head + size++) % BUCKETS;
    device[i] = deviceTime;
    offset[i] = gap;
  }

  /** The edge of the lower convex hull that spans the middle of the window. */
  private void fit() {
    int corners = 0;
    for (int k = 0; k < size; k++) {
      int i = (head + k) % BUCKETS;
      while (corners >= 2 && isAbove(hull[corners - 2], hull[corners - 1], i)) {
        corners--;
      }
      hull[corners++] = i;
    }
    double middle = (device[hull[0]] + device[hull[corners - 1]]) / 2;
    int right = 1;
    while (right < corners - 1 && device[hull[right]] < middle) {
      right++;
    }
    int from = hull[Math.max(0, right - 1)];
    int to = hull[Math.min(right, corners - 1)];
    double span = device[to] - device[from];
    slope = span <= 0 ? 0 : (offset[to] - offset[from]) / span;
    if (Math.abs(slope) > LARGEST_DRIFT) {
      slope = 0;
    }
    intercept = offset[from] - slope * device[from];
    if (slope == 0) {
      intercept = lowest();
    }
  }

  private double lowest() {
    double lowest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < size; k++) {
      lowest = Math.min(lowest, offset[(head + k) % BUCKETS]);
    }
    return lowest;
  }

  private boolean isAbove(int a, int b, int c) {
    double direct = (offset[c] - offset[a]) * (device[b] - device[a]);
    return (offset[b] - offset[a]) * (device[c] - device[a]) >= direct;
  }

  /** When a device time was, by {@link System#nanoTime}. */
  public long hostNanos(double deviceTime) {
    double seconds = deviceTime + intercept + slope * deviceTime;
    long host = origin + Math.round(seconds * 1e9);
    if (deviceTime < lastDevice) {
      return Math.min(host, lastHost);
    }
    lastDevice = deviceTime;
    lastHost = Math.max(host, lastHost);
    return lastHost;
  }

  /** How much faster the host's clock runs, as a share; 20e-6 is 20 ppm. */
  public double drift() {
    return slope;
  }

  /** The device's clock has started anew. */
  public void restart() {
    started = false;
    size = 0;
    head = 0;
    lastDevice = Double.NEGATIVE_INFINITY;
    lastHost = Long.MIN_VALUE;
  }
}
