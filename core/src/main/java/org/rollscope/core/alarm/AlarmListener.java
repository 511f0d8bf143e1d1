package org.rollscope.core.alarm;

/** Receives the transitions of alarms, on the analysis thread. */
@FunctionalInterface
public interface AlarmListener {
  /**
   * An alarm has changed.
   *
   * @param time device time at which it was known, s
   */
  void changed(double time, Alarm alarm, Alarm.Transition transition);
}
