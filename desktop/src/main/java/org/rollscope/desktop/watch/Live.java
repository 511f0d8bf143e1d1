package org.rollscope.desktop.watch;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.alarm.AlarmLevel;
import org.rollscope.core.sample.PlainText;
import org.rollscope.desktop.view.PressureBar;
import tools.jackson.databind.JsonNode;

/** What a view asks of a tool's live state and of what the tool has told about itself. */
record Live(Tool tool) {
  private static final int LONGEST_TEXT = 64;

  JsonNode json() {
    return tool.live();
  }

  double number(String field) {
    return json().path(field).asDouble(Double.NaN);
  }

  /** A text of a stranger, made harmless to print, and cut. */
  static String text(String text, int longest) {
    return PlainText.of(text.length() <= longest ? text : text.substring(0, longest));
  }

  private static String text(JsonNode node, String byDefault) {
    return text(node.asString(byDefault), LONGEST_TEXT);
  }

  boolean is(String field) {
    return json().path(field).asBoolean(false);
  }

  String name() {
    return text(tool.info().path("name"), tool.id());
  }

  String zone() {
    String zone = text(json().path("zone"), "unknown");
    return zone.equals("unknown") ? "zone not told" : zone;
  }

  private JsonNode limits() {
    return tool.info().path("limits");
  }

  boolean limitsAreDefaults() {
    return limits().path("source").asString("default").equals("default");
  }

  String unit() {
    return text(limits().path("unit"), "kPa");
  }

  boolean hasLoad() {
    return limits().isObject();
  }

  boolean saturated() {
    return is("saturated");
  }

  /** Pressure, or force where that is measured; infinite when saturated. */
  double load() {
    if (saturated()) {
      return Double.POSITIVE_INFINITY;
    }
    return unit().equals("N") ? number("force") : number("pressure");
  }

  PressureBar bar() {
    double high = limits().path("high").asDouble(Double.NaN);
    double highHigh = limits().path("highHigh").asDouble(Double.NaN);
    return new PressureBar(load(), high, highHigh);
  }

  int alarms() {
    return json().path("alarms").size();
  }

  /** The gravest active alarm. */
  @Nullable JsonNode worstAlarm() {
    JsonNode worst = null;
    for (JsonNode alarm : json().path("alarms")) {
      if (worst == null || level(alarm).compareTo(level(worst)) > 0) {
        worst = alarm;
      }
    }
    return worst;
  }

  static AlarmLevel level(JsonNode alarm) {
    String name = alarm.path("level").asString("").toUpperCase(Locale.ROOT);
    for (AlarmLevel level : AlarmLevel.values()) {
      if (level.name().equals(name)) {
        return level;
      }
    }
    return AlarmLevel.NOTICE;
  }

  /** Its kind; null for one of a newer bridge. */
  static @Nullable AlarmKind kind(JsonNode alarm) {
    String label = alarm.path("kind").asString("");
    for (AlarmKind kind : AlarmKind.values()) {
      if (kind.label().equals(label)) {
        return kind;
      }
    }
    return null;
  }
}
