package org.rollscope.sim.body;

import java.util.random.RandomGenerator;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.ScenarioException;
import org.rollscope.sim.scenario.Step;

/** Circles and spirals of a ball. */
final class TurnPlanner {
  private static final double LOOK = 0.002;
  private static final double TIME_VARIATION = 0.2;

  private final RandomGenerator random;
  private final Motion motion;
  private final Place place;
  private final double variation;
  private final boolean ball;
  private final PathPoint from = new PathPoint();
  private final PathPoint to = new PathPoint();

  TurnPlanner(Scenario scenario, RandomGenerator random, Motion motion, Place place) {
    this.random = random;
    this.motion = motion;
    this.place = place;
    variation = scenario.human().variation();
    ball = !scenario.instrument().kind().isCylinder();
  }

  double circles(double now, Step.Circles circles) {
    return turn(
        now,
        circles.count(),
        circles.diameter() / 2,
        0,
        circles.time() * circles.count(),
        circles.direction());
  }

  double spiral(double now, Step.Spiral spiral) {
    return turn(
        now,
        spiral.turns(),
        spiral.from(),
        spiral.to() - spiral.from(),
        spiral.time(),
        spiral.direction());
  }

  private double turn(
      double now, int turns, double radius, double growth, double time, double direction) {
    if (!ball) {
      throw new ScenarioException("only a ball can roll circles and spirals");
    }
    // The centre lies the way back, so that the last stroke ends where it ended.
    double towards = place.isFree() ? direction : place.backAngle();
    double centreX = place.x + radius * Math.cos(towards);
    double centreY = place.y + radius * Math.sin(towards);
    double end = now + time * (1 + TIME_VARIATION * variation * random.nextDouble(-1, 1));
    double sweep = (random.nextBoolean() ? 2 : -2) * Math.PI * turns;
    double edge = Math.min(0.3, 0.5 / (end - now));
    Move.Turn move =
        new Move.Turn(now, end, centreX, centreY, radius, growth, towards + Math.PI, sweep, edge);
    motion.path.add(move);
    mark(move, turns);
    move.at(end, to);
    double perTurn = (end - now) / turns;
    place.arrive(to.x, to.y, centreX, centreY, end - perTurn / 4);
    return end;
  }

  /** Marks the strokes: from each start to the farthest point of the next three quarters. */
  private void mark(Move.Turn move, int turns) {
    double ahead = 0.75 * (move.end() - move.start()) / turns;
    double start = move.start();
    for (int i = 0; i < 2 * turns; i++) {
      double end = i == 2 * turns - 1 ? move.end() : farthest(move, start, start + ahead);
      motion.marks.stroke(start, end);
      start = end;
    }
  }

  private double farthest(Move.Turn move, double start, double until) {
    move.at(start, from);
    double best = start;
    double distance = 0;
    for (double t = start; t <= Math.min(until, move.end()); t += LOOK) {
      move.at(t, to);
      double here = Math.hypot(to.x - from.x, to.y - from.y);
      if (here > distance) {
        distance = here;
        best = t;
      }
    }
    return best;
  }
}
