package org.rollscope.sim.body;

/** One smooth movement over the skin, from rest to rest. */
sealed interface Move {
  double start();

  double end();

  /** Fills in the state at a time between start and end. */
  void at(double time, PathPoint out);

  /** A straight minimum-jerk movement. */
  record Line(double start, double end, double x, double y, double dx, double dy) implements Move {
    @Override
    public void at(double time, PathPoint out) {
      double span = end - start;
      double u = (time - start) / span;
      double place = MinimumJerk.place(u);
      double speed = MinimumJerk.speed(u) / span;
      double acceleration = MinimumJerk.acceleration(u) / (span * span);
      out.x = x + dx * place;
      out.y = y + dy * place;
      out.speedX = dx * speed;
      out.speedY = dy * speed;
      out.accelerationX = dx * acceleration;
      out.accelerationY = dy * acceleration;
    }
  }

  /**
   * A circle or a spiral at steady angular speed, gathered and given up smoothly within {@code
   * edge} of the time at both ends.
   */
  record Turn(
      double start,
      double end,
      double centreX,
      double centreY,
      double radius,
      double growth,
      double angle,
      double sweep,
      double edge)
      implements Move {
    @Override
    public void at(double time, PathPoint out) {
      double span = end - start;
      double u = Math.clamp((time - start) / span, 0, 1);
      double place = place(u);
      double speed = speed(u) / span;
      double acceleration = acceleration(u) / (span * span);
      double rho = radius + growth * place;
      double theta = angle + sweep * place;
      double rhoSpeed = growth * speed;
      double thetaSpeed = sweep * speed;
      double cos = Math.cos(theta);
      double sin = Math.sin(theta);
      out.x = centreX + rho * cos;
      out.y = centreY + rho * sin;
      out.speedX = rhoSpeed * cos - rho * thetaSpeed * sin;
      out.speedY = rhoSpeed * sin + rho * thetaSpeed * cos;
      double radial = growth * acceleration - rho * thetaSpeed * thetaSpeed;
      double across = rho * sweep * acceleration + 2 * rhoSpeed * thetaSpeed;
      out.accelerationX = radial * cos - across * sin;
      out.accelerationY = radial * sin + across * cos;
    }

    private double place(double u) {
      double whole = 1 - edge;
      if (u < edge) {
        return edge * ramped(u / edge) / whole;
      }
      if (u > 1 - edge) {
        return 1 - edge * ramped((1 - u) / edge) / whole;
      }
      return (u - edge / 2) / whole;
    }

    private double speed(double u) {
      return MinimumJerk.place(Math.min(u, 1 - u) / edge) / (1 - edge);
    }

    private double acceleration(double u) {
      double size = MinimumJerk.speed(Math.min(u, 1 - u) / edge) / edge / (1 - edge);
      return u < 0.5 ? size : -size;
    }

    /** The integral of the minimum-jerk course. */
    private static double ramped(double u) {
      return u * u * u * u * (2.5 + u * (-3 + u));
    }
  }
}
