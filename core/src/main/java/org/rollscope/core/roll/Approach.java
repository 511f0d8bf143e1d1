package org.rollscope.core.roll;

/**
 * The last part of a movement away from its start, one point each half millimetre gained, to look
 * up when its end was first neared.
 */
final class Approach {
  private static final int CAPACITY = 64;
  private static final double SPACING = 0.0005;

  private final double[] time = new double[CAPACITY];
  private final double[] x = new double[CAPACITY];
  private final double[] y = new double[CAPACITY];
  private int next;
  private int size;
  private double gained;

  void clear() {
    next = 0;
    size = 0;
    gained = Double.NEGATIVE_INFINITY;
  }

  void add(double atTime, double atX, double atY, double away) {
    if (away < gained + SPACING) {
      return;
    }
    gained = away;
    time[next] = atTime;
    x[next] = atX;
    y[next] = atY;
    next = (next + 1) % CAPACITY;
    size = Math.min(size + 1, CAPACITY);
  }

  /** When the movement first came within a radius of a point, s. */
  double firstWithin(double radius, double atX, double atY) {
    double before = Double.NaN;
    double beforeTime = 0;
    for (int k = 0; k < size; k++) {
      int i = (next - size + k + CAPACITY) % CAPACITY;
      double distance = Math.sqrt((x[i] - atX) * (x[i] - atX) + (y[i] - atY) * (y[i] - atY));
      if (distance <= radius) {
        double share = (before - radius) / (before - distance);
        return share >= 0 && share <= 1 ? beforeTime + share * (time[i] - beforeTime) : time[i];
      }
      before = distance;
      beforeTime = time[i];
    }
    return beforeTime;
  }
}
