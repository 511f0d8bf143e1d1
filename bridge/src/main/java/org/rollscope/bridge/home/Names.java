package org.rollscope.bridge.home;

import org.rollscope.core.alarm.AlarmKind;

/** What alarms are called in Home Assistant. */
final class Names {
  private Names() {}

  static String of(AlarmKind kind) {
    return switch (kind) {
      case OVERPRESSURE -> "Overpressure";
      case RAMP -> "Pressed too fast";
      case SPOT_TIME -> "Too long on one spot";
      case NO_GO_ZONE -> "No-go zone";
      case COLD -> "Too cold";
      case BATTERY_LOW -> "Battery low";
      case SATURATED -> "Sensor at its limit";
      case STUCK_SENSOR -> "Sensor stuck";
      case LINK_LOST -> "Link lost";
      case BASELINE_DOUBTFUL -> "Tare doubtful";
    };
  }

  /** Whether it is about the tool, not about what is done with it. */
  static boolean isOfTheSensors(AlarmKind kind) {
    return switch (kind) {
      case OVERPRESSURE, RAMP, SPOT_TIME, NO_GO_ZONE, COLD -> false;
      case BATTERY_LOW, SATURATED, STUCK_SENSOR, LINK_LOST, BASELINE_DOUBTFUL -> true;
    };
  }
}
