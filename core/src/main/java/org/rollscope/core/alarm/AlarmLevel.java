package org.rollscope.core.alarm;

/** How far an alarm has gone: its priority. */
public enum AlarmLevel {
  /** Worth knowing: a routine's target is reached, the battery is low. */
  NOTICE,
  /** Change something: the HIGH limit, a first spot-time limit. */
  WARNING,
  /** Stop or ease off now: HIGH_HIGH, the last spot-time limit, a no-go zone. */
  STOP
}
