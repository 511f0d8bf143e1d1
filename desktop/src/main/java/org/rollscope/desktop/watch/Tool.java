package org.rollscope.desktop.watch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.databind.JsonNode;

/** One tool as its topics tell it. Owned by one thread. */
public final class Tool {
  private static final int MOST_RECENT = 6;

  private final String id;
  private final Deque<String> recent = new ArrayDeque<>();
  private JsonNode live = Json.MAPPER.createObjectNode();
  private JsonNode status = Json.MAPPER.createObjectNode();
  private JsonNode info = Json.MAPPER.createObjectNode();
  private @Nullable JsonNode session;
  private double sessionStart = Double.NaN;

  Tool(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  /** The last live state; an empty object before any. */
  public JsonNode live() {
    return live;
  }

  public JsonNode status() {
    return status;
  }

  public JsonNode info() {
    return info;
  }

  /** The summary of the last closed session. */
  public Optional<JsonNode> session() {
    return Optional.ofNullable(session);
  }

  /** What happened last, the newest first. */
  public List<String> recent() {
    return List.copyOf(recent);
  }

  /** Device time at which the session began, s; NaN before any. */
  public double sessionStart() {
    return sessionStart;
  }

  void live(JsonNode state) {
    live = state;
  }

  void status(JsonNode state) {
    status = state;
  }

  void info(JsonNode state) {
    info = state;
  }

  void session(JsonNode summary) {
    session = summary;
  }

  void sessionStart(double deviceTime) {
    sessionStart = deviceTime;
  }

  void happened(String line) {
    recent.addFirst(line);
    if (recent.size() > MOST_RECENT) {
      recent.removeLast();
    }
  }
}
