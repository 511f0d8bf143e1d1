package org.rollscope.sim.body;

import org.rollscope.sim.scenario.ScenarioException;

/**
 * Where the plan has come to: the place on the skin, since when the tool has been about there, and
 * which way the next stroke may head so that it cannot be taken for the rest of the last one.
 */
final class Place {
  /** Longest time about one place that is surely no hold: those count from 3 s. */
  private static final double LONGEST_STAY = 2.3;

  /** A hold fits into a circle of this diameter. */
  private static final double STAY_SIZE = 0.030;

  private static final double SHORTEST_STROKE_TIME = 0.45;

  /** The next stroke must head back within this angle: 50°. */
  private static final double TURN_BACK = Math.cos(Math.toRadians(50));

  double x;
  double y;
  private double since;
  private boolean free = true;
  private double backX;
  private double backY;

  /** A stroke after this may head anywhere. */
  void settle(double now) {
    free = true;
    since = now;
  }

  /** A movement has ended here that came from a direction; {@code near} s ago it was near. */
  void arrive(double newX, double newY, double fromX, double fromY, double near) {
    x = newX;
    y = newY;
    double norm = Math.hypot(fromX - newX, fromY - newY);
    backX = (fromX - newX) / norm;
    backY = (fromY - newY) / norm;
    free = false;
    since = near;
  }

  boolean isFree() {
    return free;
  }

  double backAngle() {
    return Math.atan2(backY, backX);
  }

  /** The direction itself, or the opposite one if only that leads back; an error if none does. */
  double heading(double direction) {
    double along = Math.cos(direction) * backX + Math.sin(direction) * backY;
    if (free || along >= TURN_BACK) {
      return direction;
    }
    if (along <= -TURN_BACK) {
      return direction + Math.PI;
    }
    throw new ScenarioException(
        "a stroke across the last one would count as one bent stroke;"
            + " put a lift or a hold between them");
  }

  /** How much longer the tool may stay about here, s. */
  double patience(double now) {
    return LONGEST_STAY - (now - since);
  }

  /** A stroke's duration, shortened if it would linger about its start like a hold. */
  double strokeTime(double now, double chord, double wanted) {
    double longest = patience(now) / nearShare(chord);
    if (longest < SHORTEST_STROKE_TIME) {
      throw new ScenarioException(
          "the tool stays about one place for %.1f s before a stroke; make it a hold or shorten it"
              .formatted(now - since));
    }
    return Math.min(wanted, longest);
  }

  /** The share of a movement's time that is spent near its start, or near its end. */
  static double nearShare(double chord) {
    return chord <= STAY_SIZE ? 1 : MinimumJerk.when(STAY_SIZE / chord);
  }
}
