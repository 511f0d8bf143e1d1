package org.rollscope.core.session;

import org.jspecify.annotations.Nullable;
import org.rollscope.core.motion.Motion;

/** Adds up the travel of the tool, with or without contact, and smooths its speed for display. */
final class Travel {
  private static final double SPEED_TIME_CONSTANT = 0.2;

  private @Nullable TrackListener listener;
  private double x;
  private double y;
  private double path;
  private double speed;

  void listener(TrackListener track) {
    listener = track;
  }

  void sample(double time, double dt, Motion motion, boolean contact, double pressure) {
    double step = Math.sqrt(motion.dx() * motion.dx() + motion.dy() * motion.dy());
    x += motion.dx();
    y += motion.dy();
    path += step;
    if (dt > 0) {
      speed += (step / dt - speed) * Math.min(1, dt / SPEED_TIME_CONSTANT);
    }
    if (listener != null) {
      listener.sample(
          time, x, y, path, motion.qw(), motion.qx(), motion.qy(), motion.qz(), contact, pressure);
    }
  }

  /** Since the start, m, with or without contact. */
  double x() {
    return x;
  }

  /** Across, m. */
  double y() {
    return y;
  }

  /** Over the skin, m/s. */
  double speed() {
    return speed;
  }
}
