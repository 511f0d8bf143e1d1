package org.rollscope.core.routine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.roll.Stroke;
import org.rollscope.core.routine.StepResult.Outcome;
import org.rollscope.core.spot.Zone;

/**
 * Goes through a routine with whoever rolls. It follows the data: a step is done when it was done,
 * not when a clock says so. The next step begins when the tool is lifted off, or at once where it
 * goes on in the same zone. Steps on zones that must not be rolled are left out.
 *
 * <p>Runs on device time, fed sample by sample with what the analysis makes of them; allocates only
 * when something changes. Not thread-safe: the analysis' thread owns it.
 */
public final class Coach {
  /** Longer than this between samples is a gap that counts for nothing, s. */
  private static final double LONGEST_DT = 0.1;

  /** Lifted off for so long, the next step begins, s. */
  private static final double LIFTED = 1;

  private final Routine routine;
  private final Set<Zone> noGo;
  private final CoachListener listener;
  private final List<StepResult> results = new ArrayList<>();
  private @Nullable StepWatch watch;
  private Step step;
  private int index;
  private boolean stepDone;
  private boolean finished;
  private double high = Double.NaN;
  private double last = Double.NaN;
  private double offSince = Double.NaN;
  private Advice advice = Advice.BEGIN;
  private Advice candidate = Advice.BEGIN;
  private double candidateSince = Double.NaN;

  /**
   * A coach who has not begun yet.
   *
   * @param noGo zones that must not be rolled
   */
  public Coach(Routine routine, Set<Zone> noGo, CoachListener listener) {
    this.routine = routine;
    this.noGo = Set.copyOf(noGo);
    this.listener = listener;
    step = routine.steps().getFirst();
  }

  /** Begins with the first step. */
  public void start(double time) {
    enter(time, 0);
  }

  /** The HIGH limit in force, in the unit of the load; it is what bands are shares of. */
  public void limit(double limit) {
    high = limit;
  }

  private void enter(double time, int first) {
    index = first;
    while (index < routine.steps().size()) {
      step = routine.steps().get(index);
      if (!noGo.contains(step.zone())) {
        watch = new StepWatch(step, time);
        stepDone = false;
        offSince = Double.NaN;
        listener.stepStarted(time, index, step);
        say(time, Advice.BEGIN);
        return;
      }
      end(time, StepResult.notBegun(step, Outcome.NO_GO));
      index++;
    }
    index = routine.steps().size() - 1;
    finish(time);
  }

  private void end(double time, StepResult result) {
    results.add(result);
    listener.stepEnded(time, index, result);
  }

  private void finish(double time) {
    finished = true;
    watch = null;
    say(time, Advice.FINISHED);
    listener.finished(time, new CoachResult(routine.name(), List.copyOf(results)));
  }

  /**
   * One sample.
   *
   * @param time device time, s
   * @param load over tare in the limit's unit; NaN where missing
   * @param x travel, m, with or without contact
   * @param y travel across, m
   */
  public void sample(double time, boolean contact, double load, double x, double y) {
    double dt = time - last;
    last = time;
    StepWatch current = watch;
    if (current == null) {
      return;
    }
    if (contact) {
      offSince = Double.NaN;
    } else if (Double.isNaN(offSince)) {
      offSince = time;
    }
    if (stepDone) {
      if (time - offSince >= LIFTED) {
        enter(time, index + 1);
      }
      return;
    }
    Fit fit = contact ? step.band().of(load / high) : Fit.UNKNOWN;
    if (contact && dt > 0 && dt <= LONGEST_DT) {
      current.contact(dt, fit, x, y);
    }
    endIfDone(time, current);
    if (!stepDone) {
      consider(time, contact ? current.advice(time, fit) : Advice.BEGIN);
    }
  }

  private void endIfDone(double time, StepWatch current) {
    if (!current.isDone()) {
      return;
    }
    stepDone = true;
    end(time, current.result(time, Outcome.DONE));
    if (index + 1 == routine.steps().size()) {
      finish(time);
    } else if (step.goesOnIn(routine.steps().get(index + 1))) {
      enter(time, index + 1);
    } else {
      say(time, Advice.CHANGE);
    }
  }

  /** Says something else once it has held for a while. */
  private void consider(double time, Advice next) {
    if (next != candidate) {
      candidate = next;
      candidateSince = time;
    }
    if (next != advice && time - candidateSince >= next.patience()) {
      say(time, next);
    }
  }

  private void say(double time, Advice next) {
    candidate = next;
    candidateSince = time;
    if (next != advice) {
      advice = next;
      listener.advised(time, next);
    }
  }

  /** A stroke was completed. */
  public void stroke(double time, Stroke stroke) {
    StepWatch current = watch;
    if (current != null && !stepDone) {
      current.stroke(time, stroke);
      endIfDone(time, current);
    }
  }

  /** The stroke of a number, the last one, goes on and is not completed yet. */
  public void reopened(int number) {
    if (watch != null && !stepDone) {
      watch.reopened(number);
    }
  }

  /** An alarm was raised. */
  public void alarm(AlarmKind kind) {
    boolean ofForce = kind == AlarmKind.OVERPRESSURE || kind == AlarmKind.RAMP;
    if (watch != null && !stepDone && ofForce) {
      watch.alarm();
    }
  }

  /** On to the next step, whether this one is done or not. */
  public void next(double time) {
    StepWatch current = watch;
    if (current == null) {
      return;
    }
    if (!stepDone) {
      end(time, current.result(time, Outcome.LEFT));
    }
    enter(time, index + 1);
  }

  /** Ends the routine here; what was not begun is left. */
  public void stop(double time) {
    StepWatch current = watch;
    if (current == null) {
      return;
    }
    if (!stepDone) {
      end(time, current.result(time, Outcome.LEFT));
    }
    for (index++; index < routine.steps().size(); index++) {
      end(time, StepResult.notBegun(routine.steps().get(index), Outcome.LEFT));
    }
    index--;
    finish(time);
  }

  public boolean isFinished() {
    return finished;
  }

  private double lastDone() {
    return results.isEmpty() ? 0 : results.getLast().done();
  }

  /** How it stands. */
  public CoachState state() {
    StepWatch current = watch;
    return new CoachState(
        routine.name(),
        index,
        routine.steps().size(),
        step,
        current == null ? lastDone() : current.done(),
        stepDone,
        advice);
  }
}
