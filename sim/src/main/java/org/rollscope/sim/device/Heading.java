package org.rollscope.sim.device;

import org.rollscope.core.roll.Stroke;
import org.rollscope.core.session.Summary;

/**
 * The turn between the truth's earth frame and the analysis's, whose heading is free without a
 * magnetometer: one angle for the whole session, from the chords of strokes made at the same time.
 */
record Heading(double cos, double sin) {
  static Heading between(Summary summary, Truth truth) {
    double along = 0;
    double across = 0;
    for (Truth.Roll real : truth.strokes()) {
      double realX = real.endX() - real.startX();
      double realY = real.endY() - real.startY();
      for (Stroke found : summary.strokes()) {
        double overlap = Math.min(found.end(), real.end()) - Math.max(found.start(), real.start());
        if (overlap > 0.5 * (real.end() - real.start())) {
          double x = found.endX() - found.startX();
          double y = found.endY() - found.startY();
          along += realX * x + realY * y;
          across += realX * y - realY * x;
        }
      }
    }
    double norm = Math.hypot(along, across);
    boolean turns = truth.instrument().equals("ball") && norm > 0;
    return turns ? new Heading(along / norm, across / norm) : new Heading(1, 0);
  }

  /** Where a true place lies for the analysis. */
  double x(double trueX, double trueY) {
    return cos * trueX - sin * trueY;
  }

  double y(double trueX, double trueY) {
    return sin * trueX + cos * trueY;
  }
}
