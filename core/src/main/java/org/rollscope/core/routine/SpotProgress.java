package org.rollscope.core.routine;

import org.rollscope.core.roll.Stroke;

/**
 * Counts spots pressed for long enough. A spot begins where the tool rests; it is done after its
 * time within the band, and the next begins as far from every spot done as the goal's spacing. Time
 * on a spot that is left early is kept for a return to it.
 */
final class SpotProgress implements Progress {
  /** How far a stay may drift and be the same spot, as a share of the spacing. */
  private static final double NEAR = 0.5;

  private final Goal.Spots goal;
  private final double[] x;
  private final double[] y;
  private final double[] seconds;
  private int begun;
  private int done;
  private int here = -1;

  SpotProgress(Goal.Spots goal) {
    this.goal = goal;
    int room = 4 * goal.count();
    x = new double[room];
    y = new double[room];
    seconds = new double[room];
  }

  @Override
  public double done() {
    double partly = here >= 0 && !isDone(here) ? seconds[here] / goal.seconds() : 0;
    return done + Math.min(0.999, partly);
  }

  private boolean isDone(int spot) {
    return seconds[spot] >= goal.seconds();
  }

  @Override
  public void contact(double dt, Fit fit, double atX, double atY) {
    here = spotAt(atX, atY);
    if (here < 0 || isDone(here) || !fit.counts()) {
      return;
    }
    seconds[here] += dt;
    if (isDone(here)) {
      done++;
    }
  }

  /** The spot at a place, begun there if need be; -1 between spots. */
  private int spotAt(double atX, double atY) {
    int nearest = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < begun; i++) {
      double away = Math.hypot(atX - x[i], atY - y[i]);
      if (away < least) {
        least = away;
        nearest = i;
      }
    }
    if (least <= NEAR * goal.spacing()) {
      return nearest;
    }
    if (least < goal.spacing()) {
      return -1;
    }
    return begin(atX, atY);
  }

  private int begin(double atX, double atY) {
    int spot = begun < x.length ? begun++ : leastWorked();
    x[spot] = atX;
    y[spot] = atY;
    seconds[spot] = 0;
    return spot;
  }

  /** Of places that were only rolled over there may be many; the least of them gives way. */
  private int leastWorked() {
    int least = 0;
    for (int i = 1; i < begun; i++) {
      if (seconds[i] < seconds[least]) {
        least = i;
      }
    }
    return least;
  }

  @Override
  public void stroke(Stroke stroke) {}

  @Override
  public void reopened(int number) {}

  @Override
  public boolean wantsToMove() {
    return here >= 0 && isDone(here) && done < goal.count();
  }
}
