package org.rollscope.bridge.mqtt;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.outbox.Draft;
import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.bridge.outbox.Loss;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.core.alarm.Alarm;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.session.Event;
import org.rollscope.core.session.LiveState;
import org.rollscope.core.session.Summary;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes what the analysis of a device tells as drafts of durable messages, and its live state.
 *
 * <p>Every durable payload begins with {@code v, boot, epoch, lane, seq, session, time,
 * deviceTime}: its key and the moment of measurement. The MQTT 5 user properties repeat the key,
 * for receivers that do not look inside and for the empty messages that clear an alarm.
 * Thread-safe.
 */
public final class DeviceMessages {
  private static final int VERSION = 1;
  private static final String DROPPED = "dropped";

  private final Topics topics;

  public DeviceMessages(Topics topics) {
    this.topics = topics;
  }

  /** An event, measured at a time. */
  public Draft event(Origin origin, Instant time, Event event) {
    return event(origin, time, event.time(), EventShape.of(event));
  }

  /**
   * A session has started.
   *
   * @param person who is rolling; null where nobody told
   */
  public Draft started(
      Origin origin, Instant time, Event.SessionStarted event, @Nullable String person) {
    EventShape shape = EventShape.of(event);
    shape.fields().put("person", person);
    return event(origin, time, event.time(), shape);
  }

  private Draft event(Origin origin, Instant time, double deviceTime, EventShape shape) {
    Lane lane = shape.type().equals(EventShape.ALARM) ? Lane.ALARM : Lane.EVENT;
    return new Draft(
        origin.device(),
        origin.boot(),
        lane,
        shape.lasting(),
        topics.event(origin.device(), shape.type()),
        false,
        time,
        key -> {
          ObjectNode head = head(key, origin, time, deviceTime);
          head.put("type", shape.type()).put("state", shape.state());
          head.setAll(shape.fields());
          return Json.payload(head);
        });
  }

  /** The retained state of an alarm; empty once it is over. */
  public Draft alarm(Origin origin, Instant time, double deviceTime, Alarm alarm) {
    return retained(
        origin,
        Lane.ALARM,
        topics.alarm(origin.device(), alarm.kind()),
        time,
        key -> {
          ObjectNode head = head(key, origin, time, deviceTime);
          head.setAll(Json.tree(alarm));
          return alarm.active() ? Json.payload(head) : Payload.EMPTY;
        });
  }

  /** Removes the retained state of an alarm. */
  public Draft noAlarm(Origin origin, Instant time, AlarmKind kind) {
    String topic = topics.alarm(origin.device(), kind);
    return retained(origin, Lane.ALARM, topic, time, key -> Payload.EMPTY);
  }

  /** The retained summary of a session that is over. */
  public Draft session(Origin origin, Instant time, double deviceTime, Summary summary) {
    return retained(
        origin,
        Lane.EVENT,
        topics.session(origin.device()),
        time,
        key -> {
          ObjectNode node = Json.tree(summary);
          node.set("message", head(key, origin, time, deviceTime));
          return Json.payload(node);
        });
  }

  /** Removes the retained summary of the last session. */
  public Draft noSession(Origin origin, Instant time) {
    String topic = topics.session(origin.device());
    return retained(origin, Lane.EVENT, topic, time, key -> Payload.EMPTY);
  }

  /** Messages of a device that were given up. */
  public Draft dropped(Instant time, Loss loss) {
    String device = loss.of().device();
    Origin origin = new Origin(device, "", "");
    return new Draft(
        device,
        "",
        Lane.EVENT,
        true,
        topics.event(device, DROPPED),
        false,
        time,
        key -> {
          ObjectNode head = head(key, origin, time, Double.NaN);
          head.put("type", DROPPED).put("state", DROPPED);
          head.putObject("of")
              .put("epoch", loss.of().epoch())
              .put("lane", loss.of().lane().label())
              .put("from", loss.from())
              .put("to", loss.to());
          head.put("count", loss.count());
          head.put("first", loss.first().truncatedTo(ChronoUnit.MICROS).toString());
          head.put("last", loss.last().truncatedTo(ChronoUnit.MICROS).toString());
          head.put("reason", loss.of().reason().label());
          return Json.payload(head);
        });
  }

  private static Draft retained(
      Origin origin, Lane lane, String topic, Instant time, Draft.Body body) {
    return new Draft(origin.device(), origin.boot(), lane, true, topic, true, time, body);
  }

  private static ObjectNode head(Key key, Origin origin, Instant time, double deviceTime) {
    ObjectNode head = Json.object();
    head.put("v", VERSION).put("boot", key.boot()).put("epoch", key.epoch());
    head.put("lane", key.lane().label()).put("seq", key.sequence());
    head.put("session", origin.session())
        .put("time", time.truncatedTo(ChronoUnit.MICROS).toString());
    if (Double.isNaN(deviceTime)) {
      return head.putNull("deviceTime");
    }
    return head.put("deviceTime", Json.rounded(deviceTime));
  }

  /** The live state, measured at a time. */
  public Payload live(Instant time, LiveState state) {
    ObjectNode node = Json.object();
    node.put("v", VERSION).put("time", time.truncatedTo(ChronoUnit.MICROS).toString());
    ObjectNode fields = Json.tree(state);
    node.set("deviceTime", fields.remove("time"));
    node.setAll(fields);
    node.put(
        "saturated",
        state.pressure() == Double.POSITIVE_INFINITY || state.force() == Double.POSITIVE_INFINITY);
    return Json.payload(node);
  }
}
