package org.rollscope.bridge.config;

import org.rollscope.core.alarm.AlarmConfig;

/** Reads the section {@code alarms}. */
final class AlarmReader {
  private static final double MINUTE = 60;
  private static final double DAY = 86_400;

  AlarmConfig read(Section section) {
    AlarmConfig byDefault = AlarmConfig.DEFAULT;
    double warning = section.number("spot-warning-seconds", byDefault.spotWarning(), 1, DAY);
    double stop = section.number("spot-stop-seconds", byDefault.spotStop(), 1, DAY);
    double coldWarning = section.number("cold-warning-seconds", byDefault.coldWarning(), 1, DAY);
    double coldStop = section.number("cold-stop-seconds", byDefault.coldStop(), 1, DAY);
    AlarmConfig alarms =
        new AlarmConfig(
            section.number("on-delay-seconds", byDefault.onDelay(), 0, MINUTE),
            section.number("high-high-delay-seconds", byDefault.highHighDelay(), 0, MINUTE),
            section.number("off-delay-seconds", byDefault.offDelay(), 0, MINUTE),
            section.number("deadband", byDefault.deadband(), 0.1, 1),
            section.number("ramp-kpa-per-second", byDefault.rampRate(), 1, 100_000),
            section.number("ramp-window-seconds", byDefault.rampWindow(), 0.01, MINUTE),
            section.number("ramp-rearm-seconds", byDefault.rampRearm(), 0, DAY),
            section.number("spot-target-seconds", byDefault.spotTarget(), 1, DAY),
            warning,
            Math.max(warning, stop),
            section.number("cold-below-celsius", byDefault.coldBelow(), -100, 100),
            coldWarning,
            Math.max(coldWarning, coldStop),
            section.number("battery-low-percent", byDefault.batteryLow(), 0, 100));
    if (stop < warning) {
      section.wrong("spot-stop-seconds", "must not be shorter than spot-warning-seconds");
    }
    if (coldStop < coldWarning) {
      section.wrong("cold-stop-seconds", "must not be shorter than cold-warning-seconds");
    }
    section.finish();
    return alarms;
  }
}
