package org.rollscope.sim.body;

import java.util.random.RandomGenerator;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.Step;

/** Stays on a spot, restless as people are: small rolls about the centre, and back to it. */
final class HoldPlanner {
  /** Smaller movements would be lost in the hysteresis of the distance. */
  private static final double SMALLEST_ROLL = 0.003;

  private static final double LONGEST_MOVE = 3.5;
  private static final double LAST_RETURN = 1.5;

  private final RandomGenerator random;
  private final Motion motion;
  private final Place place;
  private final double variation;
  private final boolean ball;

  HoldPlanner(Scenario scenario, RandomGenerator random, Motion motion, Place place) {
    this.random = random;
    this.motion = motion;
    this.place = place;
    variation = scenario.human().variation();
    ball = !scenario.instrument().kind().isCylinder();
  }

  double hold(double now, Step.Hold hold) {
    double time =
        Math.max(
            Step.SHORTEST_HOLD, hold.time() * (1 + 0.1 * variation * random.nextDouble(-1, 1)));
    double end = now + time;
    if (hold.microRoll() >= SMALLEST_ROLL && variation > 0) {
      roll(now, end, hold.microRoll());
    }
    motion.marks.stay(now, end);
    place.settle(end);
    return end;
  }

  private void roll(double now, double end, double size) {
    double at = now + random.nextDouble(0.3, 1);
    double x = place.x;
    double y = place.y;
    while (at < end - LONGEST_MOVE - LAST_RETURN) {
      double toX = place.x + size * random.nextDouble(-1, 1);
      double toY = ball ? place.y + size * random.nextDouble(-1, 1) : place.y;
      boolean counts = Math.hypot(toX - x, toY - y) >= SMALLEST_ROLL;
      if (counts && Math.hypot(toX - place.x, toY - place.y) <= size) {
        at = go(at, x, y, toX, toY);
        x = toX;
        y = toY;
      } else {
        at += 0.05;
      }
    }
    if (x != place.x || y != place.y) {
      go(at, x, y, place.x, place.y);
    }
  }

  private double go(double start, double x, double y, double toX, double toY) {
    double end = start + random.nextDouble(0.6, 1.4);
    motion.path.add(new Move.Line(start, end, x, y, toX - x, toY - y));
    return end + random.nextDouble(0.4, 2);
  }
}
