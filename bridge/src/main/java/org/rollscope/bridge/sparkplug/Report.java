package org.rollscope.bridge.sparkplug;

import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.outbox.Payload;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One message of Rollscope's own topics, read again.
 *
 * @param device whom it is about
 * @param kind what it is: the levels of its topic below the device, such as {@code event/stroke}
 * @param json its fields
 * @param time when it was measured, ms since 1970
 * @param deviceTime the same on the device's clock, s; NaN where it has none
 */
record Report(String device, String kind, JsonNode json, long time, double deviceTime) {
  static final String LIVE = "live";
  static final String STATUS = "status";
  static final String INFO = "info";
  static final String SESSION = "session";
  static final String ALARM_EVENT = "event/alarm";
  private static final String ALARM = "alarm/";
  private static final ObjectNode NO_ALARM = Json.object().put("active", false);

  /**
   * Reads a message.
   *
   * @param root first level of Rollscope's own topics
   * @param measured when it was measured, where it does not say so itself
   * @return null where it is none of a device, or one that has no metrics
   */
  static @Nullable Report of(String root, String topic, Payload payload, Instant measured) {
    String[] levels =
        topic.startsWith(root + '/')
            ? topic.substring(root.length() + 1).split("/", 2)
            : new String[0];
    if (levels.length < 2 || levels[0].equals("bridge") || !DeviceMetrics.TABLE.has(levels[1])) {
      return null;
    }
    String kind = levels[1];
    JsonNode json = payload.size() > 0 ? Json.parse(payload.bytes()) : Json.object();
    if (payload.size() == 0 && kind.startsWith(ALARM)) {
      json = NO_ALARM;
    }
    JsonNode head = json.has("message") ? json.path("message") : json;
    return new Report(
        levels[0],
        kind,
        json,
        time(head.path("time").asString(""), measured).toEpochMilli(),
        head.path("deviceTime").asDouble(Double.NaN));
  }

  private static Instant time(String text, Instant otherwise) {
    try {
      return text.isEmpty() ? otherwise : Instant.parse(text);
    } catch (DateTimeException e) {
      return otherwise;
    }
  }

  /** What an event says of a state, besides itself: a transition of an alarm; null for nothing. */
  @Nullable Report state() {
    String of = json.path("kind").asString("");
    JsonNode now = json.path("active").asBoolean(false) ? json : NO_ALARM;
    return kind.equals(ALARM_EVENT) && DeviceMetrics.TABLE.has(ALARM + of)
        ? new Report(device, ALARM + of, now, time, deviceTime)
        : null;
  }

  /** Whether it is of something that happened, and not of a state: told whole, also when alike. */
  boolean isEvent() {
    return kind.startsWith("event/") || kind.equals(SESSION) || kind.equals(DeviceMetrics.RESULT);
  }

  /** When something was, ms since 1970, from its device time in s; null where that is not known. */
  @Nullable Long at(double seconds) {
    return Double.isNaN(deviceTime) ? null : time - Math.round((deviceTime - seconds) * 1e3);
  }
}
