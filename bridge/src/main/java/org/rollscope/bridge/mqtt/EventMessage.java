package org.rollscope.bridge.mqtt;

import org.rollscope.core.session.Event;
import org.rollscope.core.session.Event.AlarmChanged;
import org.rollscope.core.session.Event.ContactEnded;
import org.rollscope.core.session.Event.ContactStarted;
import org.rollscope.core.session.Event.Gap;
import org.rollscope.core.session.Event.HoldEnded;
import org.rollscope.core.session.Event.HoldStarted;
import org.rollscope.core.session.Event.SegmentStarted;
import org.rollscope.core.session.Event.SessionEnded;
import org.rollscope.core.session.Event.SessionStarted;
import org.rollscope.core.session.Event.SpotLeft;
import org.rollscope.core.session.Event.StrokeCompleted;
import org.rollscope.core.session.Event.StrokeReopened;
import org.rollscope.core.session.Event.ZoneChanged;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as a message.
 *
 * @param type last level of its topic
 * @param body its fields; {@code what} says what happened where a type has several
 */
record EventMessage(String type, ObjectNode body) {
  static EventMessage of(Event event) {
    return switch (event) {
      case SessionStarted e -> all("session", "started", e);
      case SessionEnded e -> {
        EventMessage message = bare("session", "ended", e.time());
        message.body.put("session", e.summary().session());
        message.body.put("reason", Json.label(e.reason()));
        yield message;
      }
      case ContactStarted e -> all("contact", "started", e);
      case ContactEnded e -> inner("contact", "ended", e.time(), e.contact());
      case StrokeCompleted e -> {
        EventMessage message = inner("stroke", "completed", e.time(), e.stroke());
        message.body.put("rolls", e.rolls());
        message.body.put("rollCycles", e.rollCycles());
        yield message;
      }
      case StrokeReopened e -> all("stroke", "reopened", e);
      case HoldStarted e -> inner("hold", "started", e.time(), e.hold());
      case HoldEnded e -> inner("hold", "ended", e.time(), e.hold());
      case SpotLeft e -> inner("spot", "left", e.time(), e.spot());
      case ZoneChanged e -> all("zone", "changed", e);
      case Gap e -> all("gap", e.bridged() ? "bridged" : "open", e);
      case SegmentStarted e -> all("segment", "started", e);
      case AlarmChanged e -> inner("alarm", Json.label(e.transition()), e.time(), e.alarm());
    };
  }

  private static EventMessage bare(String type, String what, double time) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.put("type", type);
    body.put("what", what);
    body.put("time", Json.rounded(time));
    return new EventMessage(type, body);
  }

  private static EventMessage all(String type, String what, Event event) {
    return inner(type, what, event.time(), event);
  }

  private static EventMessage inner(String type, String what, double time, Object fields) {
    EventMessage message = bare(type, what, time);
    ObjectNode more = Json.MAPPER.valueToTree(fields);
    more.remove("time");
    message.body.setAll(more);
    return message;
  }
}
