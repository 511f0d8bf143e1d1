package org.rollscope.sim.body;

import java.util.random.RandomGenerator;
import org.rollscope.sim.scenario.Scenario;
import org.rollscope.sim.scenario.ScenarioException;
import org.rollscope.sim.scenario.Step;

/** Lays strokes down as a person makes them: no two alike, with hiccups and pauses. */
final class StrokePlanner {
  private static final double LENGTH_VARIATION = 0.25;
  private static final double TIME_VARIATION = 0.4;
  private static final double LATERAL = 0.05;
  private static final double LONG_ENOUGH_TO_FALTER = 0.09;
  private static final double MARGIN = 0.04;
  private static final double LONGEST_FALTERING = 2.2;

  private final RandomGenerator random;
  private final Motion motion;
  private final Place place;
  private final double variation;
  private final boolean ball;
  private double originX;
  private double originY;
  private double direction;
  private double lastStart;
  private double lastEnd;
  private double lastChord;

  StrokePlanner(Scenario scenario, RandomGenerator random, Motion motion, Place place) {
    this.random = random;
    this.motion = motion;
    this.place = place;
    variation = scenario.human().variation();
    ball = !scenario.instrument().kind().isCylinder();
  }

  /** Begins strokes along a line from where the tool is. */
  void line(Step.Strokes strokes) {
    double wanted = ball ? strokes.direction() : Math.cos(strokes.direction()) < 0 ? Math.PI : 0;
    direction = place.heading(wanted);
    originX = place.x;
    originY = place.y;
  }

  /** Makes the next stroke and returns when it is over. */
  double stroke(double now, Step.Strokes strokes, int index) {
    double along = strokes.length() * along(strokes, index);
    double across = ball ? LATERAL * strokes.length() * variation * random.nextDouble(-1, 1) : 0;
    double baseX = strokes.oneWay() ? place.x : originX;
    double baseY = strokes.oneWay() ? place.y : originY;
    double endX = baseX + along * Math.cos(direction) - across * Math.sin(direction);
    double endY = ball ? baseY + along * Math.sin(direction) + across * Math.cos(direction) : 0;
    double wanted = strokes.time() * vary(TIME_VARIATION);
    double chord = Math.hypot(endX - place.x, endY - place.y);
    double start = now;
    if (random.nextDouble() < strokes.pauses() / 2) {
      start += Math.min(random.nextDouble(0.2, 1.2), Math.max(0, place.patience(now) - 1.1));
    }
    double time = place.strokeTime(start, chord, wanted);
    double fate = random.nextDouble();
    boolean first = motion.marks.strokes().isEmpty();
    boolean falters = !first && chord > LONG_ENOUGH_TO_FALTER;
    if (falters && fate < strokes.hiccups()) {
      falter(start, Math.min(time, LONGEST_FALTERING), endX, endY, random.nextDouble(0.005, 0.025));
    } else if (falters && fate < strokes.hiccups() + strokes.pauses() / 2) {
      falter(start, Math.min(time, LONGEST_FALTERING), endX, endY, 0);
    } else {
      direct(start, time, endX, endY);
    }
    return lastEnd;
  }

  private double along(Step.Strokes strokes, int index) {
    if (strokes.oneWay()) {
      return vary(LENGTH_VARIATION);
    }
    // Both ends vary by half, so that the chord varies by the whole and the place does not wander.
    double slack = LENGTH_VARIATION / 2 * variation * random.nextDouble(-1, 1);
    return index % 2 == 0 ? 1 + slack : slack;
  }

  private double vary(double share) {
    return 1 + share * variation * random.nextDouble(-1, 1);
  }

  private void direct(double start, double time, double endX, double endY) {
    double chord = Math.hypot(endX - place.x, endY - place.y);
    go(start, start + time, place.x, place.y, endX, endY);
    finish(start, start + time, time, chord, endX, endY);
  }

  /** A stroke in two movements, with a short way back or a pause between them. */
  private void falter(double start, double time, double endX, double endY, double back) {
    double chord = Math.hypot(endX - place.x, endY - place.y);
    double at = random.nextDouble(MARGIN, chord - MARGIN);
    double unitX = (endX - place.x) / chord;
    double unitY = (endY - place.y) / chord;
    double turnX = place.x + at * unitX;
    double turnY = place.y + at * unitY;
    double backX = turnX - back * unitX;
    double backY = turnY - back * unitY;
    double first = start + time * Math.max(0.3, at / chord);
    double second = first + (back > 0 ? random.nextDouble(0.25, 0.5) : random.nextDouble(0.2, 0.6));
    double rest = time * Math.max(0.3, (chord - at + back) / chord);
    go(start, first, place.x, place.y, turnX, turnY);
    if (back > 0) {
      go(first, second, turnX, turnY, backX, backY);
    }
    go(second, second + rest, backX, backY, endX, endY);
    finish(start, second + rest, rest, chord - at + back, endX, endY);
  }

  private void go(double start, double end, double x, double y, double toX, double toY) {
    motion.path.add(new Move.Line(start, end, x, y, toX - x, toY - y));
  }

  private void finish(
      double start, double end, double lastTime, double lastWay, double endX, double endY) {
    motion.marks.stroke(start, end);
    lastChord = Math.hypot(endX - place.x, endY - place.y);
    lastStart = start;
    lastEnd = end;
    double near = end - Place.nearShare(lastWay) * lastTime;
    place.arrive(endX, endY, place.x, place.y, near);
  }

  double lastChord() {
    return lastChord;
  }

  /** When to lift off so that the tool leaves the skin still moving. */
  double flyingSince() {
    return lastEnd - 0.3 * (lastEnd - lastStart);
  }

  /** A moment in the first stroke with most of its way still ahead, s of script time. */
  double insideFirstStroke() {
    if (motion.marks.strokes().isEmpty()) {
      throw new ScenarioException("a session that starts moving needs a stroke to start in");
    }
    Marks.Stroke first = motion.marks.strokes().getFirst();
    return first.start() + MinimumJerk.when(0.3) * (first.end() - first.start());
  }
}
