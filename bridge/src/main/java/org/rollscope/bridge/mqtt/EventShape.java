package org.rollscope.bridge.mqtt;

import org.rollscope.core.session.Event;
import org.rollscope.core.session.Event.Advised;
import org.rollscope.core.session.Event.AlarmChanged;
import org.rollscope.core.session.Event.ContactEnded;
import org.rollscope.core.session.Event.ContactStarted;
import org.rollscope.core.session.Event.Gap;
import org.rollscope.core.session.Event.HoldEnded;
import org.rollscope.core.session.Event.HoldStarted;
import org.rollscope.core.session.Event.RoutineEnded;
import org.rollscope.core.session.Event.RoutineStarted;
import org.rollscope.core.session.Event.SegmentStarted;
import org.rollscope.core.session.Event.SessionEnded;
import org.rollscope.core.session.Event.SessionStarted;
import org.rollscope.core.session.Event.SpotLeft;
import org.rollscope.core.session.Event.StepEnded;
import org.rollscope.core.session.Event.StepStarted;
import org.rollscope.core.session.Event.StrokeCompleted;
import org.rollscope.core.session.Event.StrokeReopened;
import org.rollscope.core.session.Event.ZoneChanged;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as JSON.
 *
 * @param type last level of its topic
 * @param state what has happened, where a type has several
 * @param fields its own fields
 */
record EventShape(String type, String state, ObjectNode fields) {
  static final String ALARM = "alarm";
  static final String SESSION = "session";
  static final String ROUTINE = "routine";
  private static final String ENDED = "ended";

  static EventShape of(Event event) {
    return switch (event) {
      case SessionStarted e -> all(SESSION, "started", e);
      case SessionEnded e -> all(SESSION, ENDED, e);
      case ContactStarted e -> all("contact", "started", e);
      case ContactEnded e -> all("contact", ENDED, e.contact());
      case StrokeCompleted e -> {
        EventShape shape = all("stroke", "completed", e.stroke());
        shape.fields.put("rolls", e.rolls()).put("rollCycles", e.rollCycles());
        yield shape;
      }
      case StrokeReopened e -> all("stroke", "reopened", e);
      case HoldStarted e -> all("hold", "started", e.hold());
      case HoldEnded e -> all("hold", ENDED, e.hold());
      case SpotLeft e -> all("spot", "left", e.spot());
      case ZoneChanged e -> all("zone", "changed", e);
      case Gap e -> all("gap", e.bridged() ? "bridged" : "open", e);
      case SegmentStarted e -> all("segment", "started", e);
      case RoutineStarted e -> all(ROUTINE, "started", e);
      case StepStarted e -> all(ROUTINE, "step-started", e);
      case StepEnded e -> all(ROUTINE, "step-ended", e);
      case Advised e -> all(ROUTINE, "advised", e);
      case RoutineEnded e -> all(ROUTINE, ENDED, e);
      case AlarmChanged e -> all(ALARM, Json.label(e.transition()), e.alarm());
    };
  }

  private static EventShape all(String type, String state, Object from) {
    ObjectNode fields = Json.tree(from);
    fields.remove("time"); // the event's own stands in the head
    return new EventShape(type, state, fields);
  }

  /** Whether it is kept longest. */
  boolean lasting() {
    return type.equals(ALARM)
        || type.equals(SESSION)
        || (type.equals(ROUTINE) && state.equals(ENDED));
  }
}
