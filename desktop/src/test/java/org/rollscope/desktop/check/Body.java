package org.rollscope.desktop.check;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.rollscope.core.sample.Vector;

/**
 * A tool in somebody's hands: what ideal sensors in it measure is written into the frames of a
 * simulated device that lies still.
 */
final class Body implements Altered.Change {
  private static final double SOON = 0.8;
  private static final double GYRO_STEP = Math.toRadians(2000) / 32768;
  private static final double ACCEL_STEP = 8 * 9.80665 / 32768;
  private static final int SAMPLE = 14;

  private record Motion(double from, double to, Vector rate, double pressure) {
    /** A smooth rise and fall over the time; its mean is 1. */
    double share(double time) {
      return time <= from || time >= to
          ? 0
          : 1 - Math.cos(2 * Math.PI * (time - from) / (to - from));
    }
  }

  private final RandomGenerator random = new SplittableRandom(4);
  private final List<Motion> motions = new ArrayList<>();
  private Vector up = new Vector(0, 0, 1);
  private double now = Double.NaN;

  /** Turns soon about an axis, by an angle, and comes to rest. */
  void turn(Vector axis, double radians, double seconds) {
    double from = now + SOON;
    motions.add(new Motion(from, from + seconds, axis.scaled(radians / seconds), 0));
  }

  /** Presses soon, up to a pressure in kPa, wavering. */
  void press(double most, double seconds) {
    motions.add(new Motion(now + SOON, now + SOON + seconds, Vector.ZERO, most / 2));
  }

  /** A load that stays. */
  void load(double pressure) {
    motions.add(new Motion(now + SOON, Double.POSITIVE_INFINITY, Vector.ZERO, pressure));
  }

  /** Loads are taken off. */
  void unload() {
    motions.removeIf(motion -> Double.isInfinite(motion.to()));
  }

  /** Where up is, in its own frame. */
  Vector up() {
    return up;
  }

  @Override
  public List<byte[]> of(byte[] frame) {
    if (Altered.type(frame) == Frame.SAMPLES) {
      ByteBuffer view = Altered.view(frame);
      double first = view.getLong(5) / 1e6;
      double interval = view.getShort(13) / 1e5;
      for (int i = 0; i < frame[15]; i++) {
        sample(view, Frame.SAMPLES_HEADER + i * SAMPLE, first + i * interval);
      }
    }
    return List.of(frame);
  }

  private void sample(ByteBuffer view, int at, double time) {
    Vector rate = Vector.ZERO;
    double pressure = 0;
    for (Motion motion : motions) {
      boolean stays = Double.isInfinite(motion.to());
      double share = stays && time > motion.from() ? 1 : motion.share(time);
      rate = Geometry.sum(rate, motion.rate().scaled(share));
      pressure += share * motion.pressure();
    }
    double span = Double.isNaN(now) ? 0 : time - now;
    now = time;
    up = Geometry.seenAfter(up, rate.scaled(span));
    double[] rates = {rate.x(), rate.y(), rate.z()};
    double[] force = {up.x(), up.y(), up.z()};
    view.putShort(at, (short) (view.getShort(at) + Math.round(pressure * 20)));
    for (int axis = 0; axis < 3; axis++) {
      double turned = rates[axis] + Math.toRadians(0.3 + 0.05 * random.nextGaussian());
      double pushed = 9.80665 * (force[axis] + 0.002 * random.nextGaussian());
      view.putShort(at + 2 + 2 * axis, steps(turned / GYRO_STEP));
      view.putShort(at + 8 + 2 * axis, steps(pushed / ACCEL_STEP));
    }
  }

  static short steps(double value) {
    return (short) Math.clamp(Math.round(value), Short.MIN_VALUE, Short.MAX_VALUE);
  }
}
