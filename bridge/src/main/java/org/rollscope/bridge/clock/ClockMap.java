package org.rollscope.bridge.clock;

/**
 * Maps device time to the host's monotonic clock. A frame arrives no earlier than its last sample
 * was taken, but often later; so a line is fitted to the lower envelope of (arrival − device time)
 * over the last minute: the edge of the lower convex hull amid the window, which of all lines under
 * the points is the closest to them (Zhang, Liu and Xia, INFOCOM 2002). It is fitted anew as the
 * clocks drift; what it tells never steps backwards. Not thread-safe.
 */
public final class ClockMap {
  private static final int BUCKETS = 64;
  private static final double BUCKET_SECONDS = 1;

  /** No clock of a device is worse; an RC oscillator may be 1 % off. */
  private static final double LARGEST_DRIFT = 0.02;

  /** Over a shorter time the drift drowns in the jitter of the arrivals. */
  private static final double SHORTEST_FIT_SECONDS = 8;

  /** Further off than this the device's clock was set anew. */
  private static final double JUMP_SECONDS = 1;

  private final double[] device = new double[BUCKETS];
  private final double[] offset = new double[BUCKETS];
  private final int[] hull = new int[BUCKETS];
  private int head;
  private int size;
  private long origin;
  private boolean started;
  private double newest;
  private double bucketStart;
  private double intercept;
  private double slope;
  private double lastDevice = Double.NEGATIVE_INFINITY;
  private long lastHost = Long.MIN_VALUE;

  /**
   * A frame has arrived. A device clock that went back, or ahead of what can be, starts the map
   * anew; {@link #restart} does so for a device that tells a new boot.
   *
   * @param hostNanos when, by {@link System#nanoTime}
   * @param deviceTime of its last sample, s
   */
  public void observe(long hostNanos, double deviceTime) {
    if (!started) {
      started = true;
      origin = hostNanos;
    } else if (hasJumped(hostNanos, deviceTime)) {
      restart();
      started = true;
      origin = hostNanos;
    }
    newest = deviceTime;
    double gap = gap(hostNanos, deviceTime);
    int last = (head + size - 1 + BUCKETS) % BUCKETS;
    if (size == 0 || deviceTime >= bucketStart + BUCKET_SECONDS) {
      bucketStart = deviceTime;
      push(deviceTime, gap);
      fit();
    } else if (gap < offset[last]) {
      device[last] = deviceTime;
      offset[last] = gap;
      fit();
    }
  }

  private boolean hasJumped(long hostNanos, double deviceTime) {
    return deviceTime < newest - JUMP_SECONDS
        || gap(hostNanos, deviceTime) < intercept + slope * deviceTime - JUMP_SECONDS;
  }

  private double gap(long hostNanos, double deviceTime) {
    return (hostNanos - origin) * 1e-9 - deviceTime;
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

  private void fit() {
    int corners = hull();
    double begin = device[hull[0]];
    double end = device[hull[corners - 1]];
    double middle = (begin + end) / 2;
    int right = 1;
    while (right < corners - 1 && device[hull[right]] < middle) {
      right++;
    }
    slope = 0;
    if (end - begin >= SHORTEST_FIT_SECONDS) {
      int from = hull[right - 1];
      int to = hull[right];
      double edge = (offset[to] - offset[from]) / (device[to] - device[from]);
      slope = Math.clamp(edge, -LARGEST_DRIFT, LARGEST_DRIFT);
    }
    intercept = Double.POSITIVE_INFINITY;
    for (int i = 0; i < corners; i++) {
      intercept = Math.min(intercept, offset[hull[i]] - slope * device[hull[i]]);
    }
  }

  /** Finds the corners of the lower convex hull; returns how many. */
  private int hull() {
    int corners = 0;
    for (int k = 0; k < size; k++) {
      int i = (head + k) % BUCKETS;
      while (corners >= 2 && isAbove(hull[corners - 2], hull[corners - 1], i)) {
        corners--;
      }
      hull[corners++] = i;
    }
    return corners;
  }

  private boolean isAbove(int a, int b, int c) {
    double direct = (offset[c] - offset[a]) * (device[b] - device[a]);
    return (offset[b] - offset[a]) * (device[c] - device[a]) >= direct;
  }

  /** When a device time was, by {@link System#nanoTime}; of use once a frame was observed. */
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
