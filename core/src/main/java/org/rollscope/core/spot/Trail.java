package org.rollscope.core.spot;

/** The recent way, one point each few milliseconds, to look up when a place was entered. */
final class Trail {
  private final double spacing;
  private final double[] time;
  private final double[] x;
  private final double[] y;
  private int next;
  private int size;

  Trail(int capacity, double spacing) {
    this.spacing = spacing;
    time = new double[capacity];
    x = new double[capacity];
    y = new double[capacity];
  }

  void clear() {
    next = 0;
    size = 0;
  }

  void add(double atTime, double atX, double atY) {
    if (size > 0 && atTime < time[before(next)] + spacing) {
      return;
    }
    time[next] = atTime;
    x[next] = atX;
    y[next] = atY;
    next = next + 1 == time.length ? 0 : next + 1;
    size = Math.min(size + 1, time.length);
  }

  private int before(int index) {
    return index == 0 ? time.length - 1 : index - 1;
  }

  /** Since when the way has been within a radius of a point without leaving it, s. */
  double enteredAt(double radius, double atX, double atY) {
    int i = before(next);
    double entered = time[i];
    double inside = distance(i, atX, atY);
    for (int k = 1; k < size; k++) {
      i = before(i);
      double distance = distance(i, atX, atY);
      if (distance > radius) {
        double share = (radius - inside) / (distance - inside);
        return share >= 0 && share <= 1 ? entered + share * (time[i] - entered) : entered;
      }
      entered = time[i];
      inside = distance;
    }
    return entered;
  }

  private double distance(int i, double atX, double atY) {
    return Math.sqrt((x[i] - atX) * (x[i] - atX) + (y[i] - atY) * (y[i] - atY));
  }
}
