package org.rollscope.desktop.web;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.desktop.column.SampleTable;
import org.rollscope.desktop.watch.Tool;
import org.rollscope.desktop.watch.ToolMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a page that has just come needs of one tool. Not thread-safe. */
final class ToolBoard {
  private static final int MOST_MARKS = 40;

  private final Tool tool;
  private final Trace trace = new Trace();
  private final SpotBoard spots = new SpotBoard();
  private final Deque<JsonNode> marks = new ArrayDeque<>();
  private @Nullable JsonNode coached;

  ToolBoard(Tool tool) {
    this.tool = tool;
  }

  /** The tool has taken a message. */
  void accept(ToolMessage message) {
    JsonNode json = message.json().orElseGet(Json::object);
    if (message.subject().equals("live")) {
      trace.scale(json);
      if (json.path("contact").asBoolean(false)) {
        spots.add(json, "dwellHere");
      }
    } else if (message.subject().equals("event") && message.type().equals("spot")) {
      spots.add(json, "dwell");
    } else if (message.subject().equals("event") && message.type().equals("alarm")) {
      marks.addLast(json);
      if (marks.size() > MOST_MARKS) {
        marks.removeFirst();
      }
    } else if (message.subject().equals("event") && message.type().equals("routine")) {
      coach(json);
    }
  }

  private void coach(JsonNode event) {
    switch (event.path("state").asString("")) {
      case "started" -> coached = null;
      case "ended" -> coached = event;
      default -> {}
    }
  }

  /** Takes raw samples; returns what they add to the trace, null for nothing. */
  @Nullable ArrayNode samples(SampleTable samples) {
    return trace.add(samples);
  }

  ObjectNode json() {
    ObjectNode node = Json.object().put("id", tool.id());
    node.set("info", tool.info());
    node.set("status", tool.status());
    node.set("live", tool.live());
    tool.session().ifPresentOrElse(all -> node.set("session", all), () -> node.putNull("session"));
    node.set("trace", trace.json());
    node.set("spots", spots.json());
    marks.forEach(node.putArray("marks")::add);
    node.set("coached", coached);
    return node;
  }
}
