package org.rollscope.desktop.store;

import java.time.Instant;
import java.util.regex.Pattern;
import org.rollscope.desktop.collect.Finding.Collected;
import tools.jackson.databind.JsonNode;

/**
 * A message with what stands in its head, checked.
 *
 * @param tool the device
 * @param live from a bridge, else from a log
 * @param session identifier; empty outside a session
 * @param time of measurement
 * @param deviceTime of the same, s; NaN where the device has not told any
 * @param body all of it
 */
record Message(
    String tool,
    String boot,
    String epoch,
    String lane,
    long sequence,
    boolean live,
    String session,
    Instant time,
    double deviceTime,
    JsonNode body) {
  private static final Pattern SESSION = Pattern.compile("[0-9A-Za-z-]{0,64}");

  /** 30 years, s. */
  private static final double LONGEST = 1e9;

  private static final Instant EARLIEST = Instant.EPOCH;
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  /**
   * Reads the head of a message.
   *
   * @param body of it, or an object whose {@code message} is the head
   * @throws IllegalArgumentException where it cannot be, saying why
   */
  static Message of(Collected from, JsonNode body) {
    JsonNode head = body.path("message").isObject() ? body.path("message") : body;
    String session = head.path("session").asString("");
    if (!SESSION.matcher(session).matches()) {
      throw new IllegalArgumentException("its session is no identifier");
    }
    return new Message(
        Fields.storable(from.key().device()),
        Fields.storable(from.key().boot()),
        Fields.storable(from.key().epoch()),
        from.key().lane().label(),
        from.key().sequence(),
        true,
        session,
        possible(from.measured()),
        possible(head.path("deviceTime").asDouble(Double.NaN)),
        body);
  }

  /** A time that calendars and databases hold. */
  static Instant possible(Instant time) {
    if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
      throw new IllegalArgumentException("its time is not one of this age");
    }
    return time;
  }

  /** When a device time was, on the wall clock. */
  Instant at(double seconds) {
    double before = deviceTime - possible(seconds);
    return Double.isNaN(before)
        ? time
        : possible(time.minusNanos(Math.round(before * 1e6) * 1000L));
  }

  /** Whether it is a time on a device's clock. */
  static boolean isPossible(double seconds) {
    return Math.abs(seconds) <= LONGEST;
  }

  /** A time on a device's clock, or NaN. */
  static double possible(double seconds) {
    if (!Double.isNaN(seconds) && !isPossible(seconds)) {
      throw new IllegalArgumentException("its device time cannot be");
    }
    return seconds;
  }

  SessionWriter.Analysis analysis() {
    return new SessionWriter.Analysis(session, tool, boot, live);
  }
}
