package org.rollscope.core.routine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.rollscope.core.roll.Stroke;
import org.rollscope.core.spot.Zone;

/** Somebody who rolls as the test says, at 100 samples a second, and a coach who looks on. */
final class Rolled implements CoachListener {
  static final double HIGH = 200;
  private static final double DT = 0.01;

  final List<String> said = new ArrayList<>();
  final List<StepResult> results = new ArrayList<>();
  final List<CoachResult> finished = new ArrayList<>();
  final Coach coach;
  double time = 100;
  double x;
  private int strokes;

  Rolled(Routine routine, Zone... noGo) {
    coach = new Coach(routine, Set.of(noGo), this);
    coach.limit(HIGH);
    coach.start(time);
  }

  /** Contact at a share of the HIGH limit. */
  Rolled press(double seconds, double level) {
    return samples(seconds, true, level * HIGH);
  }

  Rolled lift(double seconds) {
    return samples(seconds, false, 0);
  }

  private Rolled samples(double seconds, boolean contact, double load) {
    long n = Math.round(seconds / DT);
    for (long i = 0; i < n; i++) {
      time += DT;
      coach.sample(time, contact, load, x, 0);
    }
    return this;
  }

  Rolled move(double metres) {
    x += metres;
    return this;
  }

  /** One stroke in contact, within the band. */
  Rolled stroke(double metres, double seconds) {
    double start = time;
    press(seconds, 0.5);
    strokes++;
    Stroke stroke = new Stroke(strokes, start, time, 0, 0, metres, 0, metres, 1);
    coach.stroke(time, stroke);
    return this;
  }

  Rolled reopen() {
    coach.reopened(strokes);
    strokes--;
    return this;
  }

  @Override
  public void stepStarted(double at, int index, Step step) {
    said.add("step " + index + " " + step.zone().label());
  }

  @Override
  public void stepEnded(double at, int index, StepResult result) {
    said.add("ended " + index + " " + result.outcome());
    results.add(result);
  }

  @Override
  public void advised(double at, Advice advice) {
    said.add(advice.label());
  }

  @Override
  public void finished(double at, CoachResult result) {
    said.add("finished");
    finished.add(result);
  }
}
