package org.rollscope.desktop.store;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.DeviceMessages;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.mqtt.Origin;
import org.rollscope.bridge.mqtt.Topics;
import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.session.Event;
import org.rollscope.core.session.Summary;
import tools.jackson.databind.node.ObjectNode;

/**
 * A session that was found in a recording, and its place in the store. One that shares time of the
 * same device and boot with a session there is that session, even where its first contact was found
 * a moment off, or begins in a piece that came later.
 */
final class RecordedSession {
  private static final DeviceMessages MESSAGES = new DeviceMessages(new Topics("rollscope"));
  private static final double MICROS = 1e6;

  /**
   * A session in the store.
   *
   * @param isWhole whether a bridge told its end
   * @param start device time, s
   * @param time of the same on the wall clock
   */
  private record Known(String id, boolean isWhole, double start, Instant time) {}

  private final Handle handle;
  private final DeviceInfo device;
  private final List<Known> known;
  private final String id;

  private RecordedSession(Handle handle, DeviceInfo device, List<Known> known, String id) {
    this.handle = handle;
    this.device = device;
    this.known = known;
    this.id = id;
  }

  /** Finds its place. */
  static RecordedSession place(Handle handle, DeviceInfo device, Summary summary) {
    List<Known> known =
        handle
            .createQuery(
                """
                SELECT s.id, s.live, s.summary, s.device_start, s.start_time FROM session s
                WHERE s.id = :id OR (s.tool = :tool AND s.boot = :boot AND s.device_start <= :end
                  AND coalesce(s.device_end, (SELECT max(e.device_time) FROM event e
                    WHERE e.session = s.id), s.device_start) >= :start)
                ORDER BY s.live DESC, s.device_start""")
            .bind("id", summary.session())
            .bind("tool", device.id())
            .bind("boot", device.boot())
            .bind("start", summary.start())
            .bind("end", summary.start() + summary.duration())
            .map(
                (row, context) ->
                    new Known(
                        row.getString("id"),
                        row.getInt("live") == 1 && row.getString("summary") != null,
                        row.getDouble("device_start"),
                        Fields.time(row, "start_time")))
            .list();
    Known whole = known.stream().filter(Known::isWhole).findFirst().orElse(null);
    String id =
        whole != null ? whole.id : known.isEmpty() ? summary.session() : known.getFirst().id;
    return new RecordedSession(handle, device, known, id);
  }

  String id() {
    return id;
  }

  boolean isNew() {
    return known.isEmpty();
  }

  /** Whether a bridge has told all of it: that is left as it is. */
  boolean stands() {
    return known.stream().anyMatch(Known::isWhole);
  }

  /**
   * Writes its events, in the place of those of an earlier recording.
   *
   * @param zero device time 0 on the wall clock, where no session that is known tells it
   */
  void write(List<Event> events, Instant zero, Ids ids) throws StoreException {
    Instant base =
        known.isEmpty()
            ? zero
            : known.getFirst().time.minusNanos(Math.round(known.getFirst().start * MICROS) * 1000);
    SessionWriter sessions = new SessionWriter(handle);
    for (Known other : known) {
      if (!other.id.equals(id)) {
        sessions.takeOver(id, other.id);
      }
    }
    handle
        .createUpdate("DELETE FROM event WHERE session = :id AND live = 0")
        .bind("id", id)
        .execute();
    EventWriter writer = new EventWriter(handle, ids);
    Map<Lane, Long> numbers = new EnumMap<>(Lane.class);
    for (Event event : events) {
      Instant time = base.plusNanos(Math.round(event.time() * MICROS) * 1000);
      Event told = event instanceof Event.SessionEnded ended ? at(ended, base) : event;
      Draft draft = MESSAGES.event(new Origin(device.id(), device.boot(), id), time, told);
      long number = numbers.merge(draft.lane(), 1L, Long::sum);
      writer.event(message(draft, number, event.time()));
    }
  }

  private static Event at(Event.SessionEnded ended, Instant base) {
    Instant start = base.plusNanos(Math.round(ended.summary().start() * MICROS) * 1000);
    return new Event.SessionEnded(
        ended.time(), ended.summary().withStartTime(start), ended.reason());
  }

  /** As a bridge would have told it, but from a log and under the identifier it has here. */
  private Message message(Draft draft, long number, double deviceTime) {
    Key key = new Key(device.id(), device.boot(), "log-" + id, draft.lane(), number);
    ObjectNode body = (ObjectNode) Json.parse(draft.body().payload(key).bytes());
    body.put("session", id);
    if (body.path("summary") instanceof ObjectNode summary) {
      summary.put("session", id);
    }
    return new Message(
        device.id(),
        device.boot(),
        key.epoch(),
        draft.lane().label(),
        number,
        false,
        id,
        Message.possible(draft.measured()),
        deviceTime,
        body);
  }

  /**
   * Says who it was, unless somebody has said so of a session that was there.
   *
   * @param person null for nobody known
   */
  void give(@Nullable String person) {
    if (person != null) {
      handle
          .createUpdate(
              "UPDATE session SET person = :person WHERE id = :id"
                  + (isNew() ? "" : " AND person IS NULL"))
          .bind("person", person)
          .bind("id", id)
          .execute();
    }
  }
}
