package org.rollscope.core.session;

import java.util.List;
import org.rollscope.core.alarm.Alarm;
import org.rollscope.core.contact.Contact;
import org.rollscope.core.roll.Stroke;
import org.rollscope.core.routine.Advice;
import org.rollscope.core.routine.CoachResult;
import org.rollscope.core.routine.Routine;
import org.rollscope.core.routine.Step;
import org.rollscope.core.routine.StepResult;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.spot.Hold;
import org.rollscope.core.spot.Spot;
import org.rollscope.core.spot.Zone;

/** Something that happened. Times are device times in s. */
public sealed interface Event {
  /** Device time at which the analysis came to know of it, s. */
  double time();

  /** The session began with its first contact. */
  record SessionStarted(double time, String session, double start) implements Event {}

  /** The session is over; a summary stands. */
  record SessionEnded(double time, Summary summary, EndReason reason) implements Event {}

  /** The tool has touched the skin for long enough to count. */
  record ContactStarted(double time, double start) implements Event {}

  record ContactEnded(double time, Contact contact) implements Event {}

  /** A stroke was completed; one that was reopened comes again under its number when done. */
  record StrokeCompleted(double time, Stroke stroke, int rolls, int rollCycles) implements Event {}

  /** The stroke last completed goes on: it is not counted until it is completed again. */
  record StrokeReopened(double time, int number, int rolls, int rollCycles) implements Event {}

  /** A stay has become a hold; it goes on. */
  record HoldStarted(double time, Hold hold) implements Event {}

  record HoldEnded(double time, Hold hold) implements Event {}

  /** The tool left a spot; the tally of that spot so far. */
  record SpotLeft(double time, Spot spot) implements Event {}

  record ZoneChanged(double time, Zone zone) implements Event {}

  /**
   * Data are missing between two device times.
   *
   * @param channels those that were missing while others came; empty where nothing came
   */
  record Gap(double time, double start, double end, boolean bridged, List<Channel> channels)
      implements Event {}

  /** The device's clock jumped or the device started anew; positions start afresh. */
  record SegmentStarted(double time, String reason) implements Event {}

  record AlarmChanged(double time, Alarm alarm, Alarm.Transition transition) implements Event {}

  /** A routine begins; its first step follows. */
  record RoutineStarted(double time, Routine routine) implements Event {}

  /** A step of a routine begins; steps count from 0. */
  record StepStarted(double time, int index, Step step) implements Event {}

  record StepEnded(double time, int index, StepResult result) implements Event {}

  /** The coach says something else. */
  record Advised(double time, Advice advice) implements Event {}

  record RoutineEnded(double time, CoachResult result) implements Event {}

  /** Why a session ended. */
  enum EndReason {
    IDLE,
    DEVICE_ENDED,
    STOPPED
  }
}
