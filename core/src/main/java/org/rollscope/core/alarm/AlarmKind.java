package org.rollscope.core.alarm;

import java.util.Locale;

/** What an alarm is about. */
public enum AlarmKind {
  OVERPRESSURE,
  RAMP,
  SPOT_TIME,
  NO_GO_ZONE,
  COLD,
  BATTERY_LOW,
  SATURATED,
  STUCK_SENSOR,
  LINK_LOST,
  BASELINE_DOUBTFUL;

  /** The name in topics and messages, such as {@code spot-time}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
