package org.rollscope.core.session;

import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.Alarm;
import org.rollscope.core.alarm.LimitsInForce;
import org.rollscope.core.routine.Advice;
import org.rollscope.core.routine.Coach;
import org.rollscope.core.routine.CoachListener;
import org.rollscope.core.routine.CoachResult;
import org.rollscope.core.routine.CoachState;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.routine.Step;
import org.rollscope.core.routine.StepResult;
import org.rollscope.core.spot.Zone;

/**
 * Goes through routines while a device is rolled: hears what the analysis tells before it is told
 * on, feeds the coach with it, and tells what the coach says. A step's zone is the one worked from
 * then on; the end of the session ends the routine.
 */
public final class Guide implements EventListener, CoachListener {
  private final EventListener events;
  private final Consumer<Zone> zones;
  private @Nullable Coach coach;
  private double high = Double.NaN;
  private double last = Double.NaN;

  /**
   * A guide without a routine.
   *
   * @param events hears everything
   * @param zones takes the zone of each step
   */
  Guide(EventListener events, Consumer<Zone> zones) {
    this.events = events;
    this.zones = zones;
  }

  /**
   * Begins a routine, in place of the one there is.
   *
   * @param noGo zones that must not be rolled
   */
  public void start(Routine routine, Set<Zone> noGo) {
    stop();
    events.event(new Event.RoutineStarted(last, routine));
    Coach next = new Coach(routine, noGo, this);
    coach = next;
    next.limit(high);
    next.start(last);
  }

  /** On to the next step; returns whether there is a routine. */
  public boolean next() {
    Coach current = coach;
    if (current == null || current.isFinished()) {
      return false;
    }
    current.next(last);
    return true;
  }

  /** Ends the routine; returns whether there was one. */
  public boolean stop() {
    Coach current = coach;
    if (current == null) {
      return false;
    }
    boolean went = !current.isFinished();
    current.stop(last);
    coach = null;
    return went;
  }

  /** How it stands with the routine, also when it is finished; null where there is none. */
  public @Nullable CoachState state() {
    return coach == null ? null : coach.state();
  }

  void limits(@Nullable LimitsInForce limits) {
    high = limits == null ? Double.NaN : limits.high();
    if (coach != null) {
      coach.limit(high);
    }
  }

  void sample(double time, boolean contact, double load, double x, double y) {
    last = time;
    if (coach != null) {
      coach.sample(time, contact, load, x, y);
    }
  }

  @Override
  public void event(Event event) {
    if (event instanceof Event.SessionEnded) {
      stop();
    }
    events.event(event);
    Coach current = coach;
    if (current == null) {
      return;
    }
    switch (event) {
      case Event.StrokeCompleted e -> current.stroke(e.time(), e.stroke());
      case Event.StrokeReopened e -> current.reopened(e.number());
      case Event.AlarmChanged e -> {
        if (e.transition() == Alarm.Transition.RAISED) {
          current.alarm(e.alarm().kind());
        }
      }
      default -> {}
    }
  }

  @Override
  public void stepStarted(double time, int index, Step step) {
    zones.accept(step.zone());
    events.event(new Event.StepStarted(time, index, step));
  }

  @Override
  public void stepEnded(double time, int index, StepResult result) {
    events.event(new Event.StepEnded(time, index, result));
  }

  @Override
  public void advised(double time, Advice advice) {
    events.event(new Event.Advised(time, advice));
  }

  @Override
  public void finished(double time, CoachResult result) {
    events.event(new Event.RoutineEnded(time, result));
  }
}
