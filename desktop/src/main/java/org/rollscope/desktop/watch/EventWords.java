package org.rollscope.desktop.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.desktop.view.AlarmWords;
import org.rollscope.desktop.view.Words;
import tools.jackson.databind.JsonNode;

/** Events as lines for people; what nobody needs to read live has none. */
final class EventWords {
  private static final int LONGEST = 300;
  private static final int MOST_CHANNELS = 8;

  private EventWords() {}

  static Optional<String> of(String type, JsonNode event, double sessionStart) {
    String state = event.path("state").asString("");
    Optional<String> words =
        switch (type) {
          case "session" -> Optional.of("session " + state);
          case "contact" -> contact(event, state);
          case "stroke" -> stroke(event, state);
          case "hold" -> hold(event, state);
          case "zone" -> Optional.of("zone: " + Words.label(event.path("zone").asString("?")));
          case "gap" -> gap(event, state);
          case "segment" -> Optional.of(event.path("reason").asString("a new start"));
          case "alarm" -> alarm(event, state);
          case "routine" -> RoutineWords.event(event, state);
          default -> Optional.empty();
        };
    double time = event.path("deviceTime").asDouble(Double.NaN);
    double since = Double.isNaN(sessionStart) ? time : time - sessionStart;
    return words.map(text -> Words.moment(since) + "  " + Live.text(text, LONGEST));
  }

  private static Optional<String> contact(JsonNode event, String state) {
    if (state.equals("started")) {
      return Optional.of("touched");
    }
    double length = number(event, "end") - number(event, "start");
    return Optional.of(
        "lifted off after %s, highest %s"
            .formatted(
                Words.number(length, 1, "s"), Words.number(number(event, "peak"), 0, "kPa")));
  }

  private static Optional<String> stroke(JsonNode event, String state) {
    if (!state.equals("completed")) {
      return Optional.empty();
    }
    return Optional.of(
        "roll %d: %.0f cm in %s"
            .formatted(
                event.path("rolls").asInt(0),
                100 * number(event, "length"),
                Words.number(number(event, "duration"), 1, "s")));
  }

  private static Optional<String> hold(JsonNode event, String state) {
    return Optional.of(
        state.equals("started")
            ? "holding this spot"
            : "held a spot for " + Words.number(number(event, "duration"), 1, "s"));
  }

  private static Optional<String> gap(JsonNode event, String state) {
    double length = number(event, "end") - number(event, "start");
    List<String> missing = new ArrayList<>();
    event
        .path("channels")
        .valueStream()
        .limit(MOST_CHANNELS)
        .forEach(channel -> missing.add(Words.label(channel.asString("?"))));
    String what = missing.isEmpty() ? "data" : Words.and(missing);
    return state.equals("bridged")
        ? Optional.empty()
        : Optional.of(what + " missing for " + Words.number(length, 2, "s"));
  }

  private static Optional<String> alarm(JsonNode event, String state) {
    AlarmKind kind = Live.kind(event);
    if (kind == null) {
      return Optional.empty(); // an alarm of a newer bridge
    }
    boolean rising = state.equals("raised") || state.equals("escalated");
    return Optional.of(
        rising
            ? "! " + AlarmWords.now(kind, Live.level(event))
            : "alarm %s: %s".formatted(state, Words.label(kind.label())));
  }

  private static double number(JsonNode node, String field) {
    return node.path(field).asDouble(Double.NaN);
  }
}
