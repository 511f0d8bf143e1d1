package org.rollscope.core.routine;

import org.rollscope.core.roll.Stroke;
import org.rollscope.core.routine.StepResult.Outcome;

/** Watches one step while it is done. */
final class StepWatch {
  /** How long a word about the pace stands, s. */
  private static final double PACE_STANDS = 3;

  private final Step step;
  private final double start;
  private final Progress progress;
  private double inBand;
  private double tooSoft;
  private double tooHard;
  private double strokeSeconds;
  private int strokes;
  private int lastNumber;
  private double lastStroke;
  private int alarms;
  private Advice pace = Advice.GOOD;
  private double paceUntil = Double.NEGATIVE_INFINITY;

  StepWatch(Step step, double start) {
    this.step = step;
    this.start = start;
    progress = Progress.of(step.goal());
  }

  void contact(double dt, Fit fit, double x, double y) {
    switch (fit) {
      case SOFT -> tooSoft += dt;
      case HARD -> tooHard += dt;
      case IN_BAND -> inBand += dt;
      case UNKNOWN -> {}
    }
    progress.contact(dt, fit, x, y);
  }

  void stroke(double time, Stroke stroke) {
    if (stroke.start() < start) {
      return; // begun in the step before
    }
    progress.stroke(stroke);
    strokes++;
    lastNumber = stroke.number();
    lastStroke = stroke.duration();
    strokeSeconds += lastStroke;
    pace = paceOf(stroke.duration());
    paceUntil = pace == Advice.GOOD ? time : time + PACE_STANDS;
  }

  private Advice paceOf(double seconds) {
    if (seconds < step.pace().shortest()) {
      return Advice.SLOWER;
    }
    return seconds > step.pace().longest() ? Advice.FASTER : Advice.GOOD;
  }

  void reopened(int number) {
    progress.reopened(number);
    if (number == lastNumber) {
      strokes--;
      strokeSeconds -= lastStroke;
      lastNumber = 0;
    }
  }

  void alarm() {
    alarms++;
  }

  double done() {
    return progress.done();
  }

  boolean isDone() {
    return progress.done() >= step.goal().target();
  }

  /** What to do in contact. */
  Advice advice(double time, Fit fit) {
    if (fit == Fit.HARD) {
      return Advice.EASE_OFF;
    }
    if (progress.wantsToMove()) {
      return Advice.MOVE_ON;
    }
    if (time < paceUntil) {
      return pace;
    }
    return fit == Fit.SOFT ? Advice.PRESS_MORE : Advice.GOOD;
  }

  StepResult result(double time, Outcome outcome) {
    return new StepResult(
        step,
        outcome,
        Math.min(done(), step.goal().target()),
        start,
        time,
        inBand,
        tooSoft,
        tooHard,
        strokes,
        strokes == 0 ? Double.NaN : strokeSeconds / strokes,
        alarms);
  }
}
