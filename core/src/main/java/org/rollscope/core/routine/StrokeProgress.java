package org.rollscope.core.routine;

import org.rollscope.core.roll.Stroke;

/** Counts strokes that are long enough. Only the last one can be reopened. */
final class StrokeProgress implements Progress {
  private final double shortest;
  private int count;
  private int lastCounted;

  StrokeProgress(Goal.Strokes goal) {
    shortest = goal.length();
  }

  @Override
  public double done() {
    return count;
  }

  @Override
  public void contact(double dt, Fit fit, double x, double y) {}

  @Override
  public void stroke(Stroke stroke) {
    if (stroke.length() >= shortest) {
      count++;
      lastCounted = stroke.number();
    }
  }

  @Override
  public void reopened(int number) {
    if (number == lastCounted) {
      count--;
      lastCounted = 0;
    }
  }

  @Override
  public boolean wantsToMove() {
    return false;
  }
}
