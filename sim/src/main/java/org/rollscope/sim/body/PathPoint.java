package org.rollscope.sim.body;

/** Where the tool is on the skin and how it moves there: m, m/s, m/s². Filled anew for each use. */
public final class PathPoint {
  double x;
  double y;
  double speedX;
  double speedY;
  double accelerationX;
  double accelerationY;

  public double x() {
    return x;
  }

  public double y() {
    return y;
  }

  public double speedX() {
    return speedX;
  }

  public double speedY() {
    return speedY;
  }

  public double accelerationX() {
    return accelerationX;
  }

  public double accelerationY() {
    return accelerationY;
  }

  void rest(double newX, double newY) {
    x = newX;
    y = newY;
    speedX = 0;
    speedY = 0;
    accelerationX = 0;
    accelerationY = 0;
  }
}
