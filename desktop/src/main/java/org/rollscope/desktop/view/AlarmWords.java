package org.rollscope.desktop.view;

import java.util.Locale;
import org.rollscope.core.alarm.Alarm;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.alarm.AlarmLevel;

/** What an alarm means and what to do, in words. */
public final class AlarmWords {
  private AlarmWords() {}

  /** While it is active: what to do now. */
  public static String now(AlarmKind kind, AlarmLevel level) {
    boolean stop = level == AlarmLevel.STOP;
    return switch (kind) {
      case OVERPRESSURE -> stop ? "Ease off now: far too hard" : "Too hard: press less";
      case RAMP -> "Ease in: add pressure gradually";
      case SPOT_TIME -> stop ? "Long enough here: move on now" : "A while on this spot: move on";
      case NO_GO_ZONE -> "Not here: this zone is excluded";
      case COLD -> stop ? "Too cold for too long: take it off" : "Cold for a while: move on";
      case BATTERY_LOW -> "The tool's battery is low";
      case SATURATED -> "Beyond what the sensor can measure";
      case STUCK_SENSOR -> "A sensor does not move any more";
      case LINK_LOST -> "The tool is out of reach while pressed";
      case BASELINE_DOUBTFUL -> "Zero has drifted: lift the tool and tare";
    };
  }

  /** In a session that is over. */
  static String past(Alarm alarm, double sessionStart) {
    String unit = unit(alarm.kind());
    StringBuilder words = new StringBuilder(Words.moment(alarm.onset() - sessionStart));
    words.append("  ").append(name(alarm.kind(), alarm.level()));
    if (Double.isFinite(alarm.duration())) {
      words.append(", ").append(Words.number(alarm.duration(), 1, "s"));
    } else {
      words.append(", to the end");
    }
    if (Double.isFinite(alarm.peak()) && !unit.isEmpty()) {
      words.append(alarm.kind() == AlarmKind.COLD ? ", lowest " : ", highest ");
      words.append(Words.number(alarm.peak(), 0, unit));
    }
    if (Double.isFinite(alarm.limit()) && !unit.isEmpty()) {
      words.append(", limit ").append(Words.number(alarm.limit(), 0, unit));
    }
    return words.toString();
  }

  /** Its name and how grave it became. */
  public static String name(AlarmKind kind, AlarmLevel level) {
    return Words.label(kind.label()) + ", " + level.name().toLowerCase(Locale.ROOT);
  }

  private static String unit(AlarmKind kind) {
    return switch (kind) {
      case OVERPRESSURE -> "kPa";
      case RAMP -> "kPa/s";
      case SPOT_TIME -> "s";
      case COLD -> "°C";
      default -> "";
    };
  }
}
