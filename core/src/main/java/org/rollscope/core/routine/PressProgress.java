package org.rollscope.core.routine;

import org.rollscope.core.roll.Stroke;

/** Counts time within the band. */
final class PressProgress implements Progress {
  private double seconds;

  @Override
  public double done() {
    return seconds;
  }

  @Override
  public void contact(double dt, Fit fit, double x, double y) {
    if (fit.counts()) {
      seconds += dt;
    }
  }

  @Override
  public void stroke(Stroke stroke) {}

  @Override
  public void reopened(int number) {}

  @Override
  public boolean wantsToMove() {
    return false;
  }
}
