package org.rollscope.sim.body;

import java.util.random.RandomGenerator;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.Surface;
import org.rollscope.core.sample.Vector;

/**
 * The rigid tool with its sensors at the centre: follows a {@link Motion}, rolling without slipping
 * on the skin, and tells what ideal sensors inside would measure. Time only advances.
 *
 * <p>Over the skin v = r ω × n; the tool's centre moves over the ground at v where it lies on a
 * resting limb, and at −v where the body moves on it.
 */
public final class Tool {
  public static final double GRAVITY = 9.80665;
  private static final double STEP = 0.001;

  /** For tools that measure less than a hundred times a second, and could tell no more of it. */
  private static final double COARSE_STEP = 0.004;

  private static final double SLOW = 0.0101;

  private final Motion motion;
  private final boolean cylinder;
  private final double radius;
  private final double sign;
  private final Rotation attitude = new Rotation();
  private final Rotation before = new Rotation();
  private final PathPoint point = new PathPoint();
  private final double[] rate = new double[3];
  private double time;

  /** The tool at a time, turned at random as it was picked up. */
  public Tool(Motion motion, RandomGenerator random, double time) {
    this.motion = motion;
    this.time = time;
    Instrument instrument = motion.instrument();
    cylinder = instrument.kind().isCylinder();
    radius = instrument.radius();
    sign = instrument.surface() == Surface.BELOW ? 1 : -1;
    if (cylinder) {
      lay(instrument.axis(), random.nextDouble(2 * Math.PI));
    } else {
      attitude.set(
          random.nextGaussian(),
          random.nextGaussian(),
          random.nextGaussian(),
          random.nextGaussian());
    }
  }

  /** Lays the cylinder's axis along earth y, at the heading and tilt it has then, rolled. */
  private void lay(Vector axis, double roll) {
    double w = 1 + axis.y();
    if (w < 1e-9) {
      attitude.set(0, 1, 0, 0);
    } else {
      attitude.set(w, -axis.z(), 0, axis.x());
    }
    attitude.turn(0, roll, 0);
    attitude.turn(motion.tilt(time), 0, 0);
    attitude.turn(0, 0, motion.heading(time));
  }

  /**
   * Advances to a later time and writes the mean angular rate since the last time, rad/s, and the
   * specific force now, m/s², both in the body frame.
   */
  public void advance(double to, double[] angularRate, double[] specificForce) {
    double span = to - time;
    double finest = span > SLOW ? COARSE_STEP : STEP;
    int steps = Math.max(1, (int) Math.ceil(span / finest - 1e-6));
    double step = span / steps;
    before.set(attitude);
    for (int i = 0; i < steps; i++) {
      earthRate(time + (i + 0.5) * step);
      attitude.turn(rate[0] * step, rate[1] * step, rate[2] * step);
    }
    time = to;
    attitude.since(before, angularRate);
    for (int axis = 0; axis < 3; axis++) {
      angularRate[axis] /= span;
    }
    force(specificForce);
  }

  private void earthRate(double at) {
    motion.speed(at, point);
    double along = sign * motion.grip() * point.speedX / radius;
    if (!cylinder) {
      rate[0] = -sign * motion.grip() * point.speedY / radius + motion.airRate(0, at);
      rate[1] = along + motion.airRate(1, at);
      rate[2] = motion.spin(at) + motion.airRate(2, at);
      return;
    }
    double tilt = motion.tilt(at);
    double heading = motion.heading(at);
    double cos = Math.cos(heading);
    double sin = Math.sin(heading);
    double turning = motion.headingRate(at);
    double tilting = motion.tiltRate(at);
    // The part of the heading's change that falls on the axis must not roll the tool.
    double roll = along + motion.airRate(0, at) - turning * Math.sin(tilt);
    rate[0] = -roll * sin * Math.cos(tilt) + tilting * cos;
    rate[1] = roll * cos * Math.cos(tilt) + tilting * sin;
    rate[2] = roll * Math.sin(tilt) + turning;
  }

  private void force(double[] out) {
    motion.surface(time, point);
    double ax = sign * point.accelerationX;
    double ay = sign * point.accelerationY;
    if (cylinder) {
      double heading = motion.heading(time);
      double across = sign * point.speedX * motion.headingRate(time);
      ay = ax * Math.sin(heading) + across * Math.cos(heading);
      ax = ax * Math.cos(heading) - across * Math.sin(heading);
    }
    attitude.toBody(
        ax + motion.handAcceleration(0, time),
        ay + motion.handAcceleration(1, time),
        GRAVITY + motion.handAcceleration(2, time),
        out);
  }

  /** The orientation now, body to earth: w, x, y, z. */
  public double[] orientation() {
    return new double[] {attitude.w, attitude.x, attitude.y, attitude.z};
  }
}
