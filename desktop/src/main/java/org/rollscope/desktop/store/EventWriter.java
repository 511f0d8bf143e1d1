package org.rollscope.desktop.store;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes what happened, and what it says about sessions and alarms. */
final class EventWriter {
  private static final int LONGEST_WORD = 40;

  /** Stands in the columns, or with the session. */
  private static final List<String> ELSEWHERE =
      List.of(
          "v",
          "boot",
          "epoch",
          "lane",
          "seq",
          "session",
          "time",
          "deviceTime",
          "type",
          "state",
          "summary");

  private final Handle handle;
  private final Ids ids;

  /** Sessions that are there for certain, as far as this transaction goes. */
  private final Set<String> required = new HashSet<>();

  EventWriter(Handle handle, Ids ids) {
    this.handle = handle;
    this.ids = ids;
  }

  /**
   * An event; one that is there already changes nothing.
   *
   * @throws IllegalArgumentException where it cannot be, saying why
   */
  void event(Message event) throws StoreException {
    String type = word(event.body(), "type");
    String state = word(event.body(), "state");
    SessionWriter sessions = new SessionWriter(handle);
    if (event.session().isEmpty()) {
      Tools.require(handle, event.tool(), event.time());
    } else if (!required.contains(event.session())) {
      sessions.require(event.analysis(), event.deviceTime(), event.time());
      required.add(event.session());
    }
    if (!insert(event, type, state) || event.session().isEmpty()) {
      return;
    }
    JsonNode body = event.body();
    switch (type + " " + state) {
      case "session started" -> {
        double start = body.path("start").asDouble(event.deviceTime());
        sessions.started(event.analysis(), start, event.at(start), person(event));
      }
      case "session ended" -> ended(event, body.path("summary"), Fields.label(body, "reason", ""));
      case "zone changed" -> sessions.zone(event.analysis(), Fields.label(body, "zone", "unknown"));
      case "routine started" ->
          sessions.routine(event.analysis(), Fields.label(body.path("routine"), "name", ""));
      case "routine ended" -> sessions.coached(event.analysis(), body.path("result"));
      default -> {
        if (type.equals("alarm")) {
          new AlarmWriter(handle).transition(event.analysis(), body, event.deviceTime());
        }
      }
    }
  }

  private @Nullable String person(Message event) throws StoreException {
    String name = event.body().path("person").asString("");
    return name.isBlank() ? null : People.idOf(handle, name, ids, event.time());
  }

  /** The summary of a session that is over, in the message of its own. */
  void summary(Message message) {
    if (!message.session().isEmpty()) {
      ended(message, message.body(), null);
    }
  }

  private void ended(Message message, JsonNode summary, @Nullable String reason) {
    if (!summary.isObject()) {
      throw new IllegalArgumentException("there is no summary in it");
    }
    double start = Message.possible(summary.path("start").asDouble(message.deviceTime()));
    Message.possible(summary.path("duration").asDouble(0));
    ObjectNode told = ((ObjectNode) summary).deepCopy();
    told.remove("message");
    new SessionWriter(handle).ended(message.analysis(), told, start(message, told, start), reason);
  }

  private static Instant start(Message message, JsonNode summary, double deviceStart) {
    String told = summary.path("startTime").asString("");
    try {
      return told.isEmpty() ? message.at(deviceStart) : Message.possible(Instant.parse(told));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("its startTime is no time", e);
    }
  }

  private static String word(JsonNode body, String name) {
    String word = body.path(name).asString("");
    if (word.isEmpty() || word.length() > LONGEST_WORD) {
      throw new IllegalArgumentException("its " + name + " is none");
    }
    return Fields.storable(word);
  }

  private boolean insert(Message event, String type, String state) {
    ObjectNode rest = ((ObjectNode) event.body()).deepCopy();
    rest.remove(ELSEWHERE);
    return handle
            .createUpdate(
                """
                INSERT INTO event (tool, epoch, lane, seq, live, boot, session, time, device_time,
                  type, state, body)
                VALUES (:tool, :epoch, :lane, :seq, :live, :boot, :session, :time, :deviceTime,
                  :type, :state, :body)
                ON CONFLICT (tool, epoch, lane, seq) DO NOTHING\
                """)
            .bind("tool", event.tool())
            .bind("epoch", event.epoch())
            .bind("lane", event.lane())
            .bind("seq", event.sequence())
            .bind("live", event.live() ? 1 : 0)
            .bind("boot", event.boot())
            .bind("session", event.session().isEmpty() ? null : event.session())
            .bind("time", Fields.micros(event.time()))
            .bind("deviceTime", Fields.nullable(event.deviceTime()))
            .bind("type", type)
            .bind("state", state)
            .bind("body", Fields.storable(rest.toString()))
            .execute()
        > 0;
  }
}
