package org.rollscope.core.routine;

import org.rollscope.core.roll.Stroke;

/** How far one step has come. Tells nothing it has not seen; allocates nothing per sample. */
interface Progress {
  /** In what the goal counts; only strokes that are reopened make it less. */
  double done();

  /** Contact for a time at a place, m. */
  void contact(double dt, Fit fit, double x, double y);

  void stroke(Stroke stroke);

  void reopened(int number);

  /** Whether the place has had enough, but not the step. */
  boolean wantsToMove();

  static Progress of(Goal goal) {
    return switch (goal) {
      case Goal.Press press -> new PressProgress();
      case Goal.Strokes strokes -> new StrokeProgress(strokes);
      case Goal.Spots spots -> new SpotProgress(spots);
    };
  }
}
