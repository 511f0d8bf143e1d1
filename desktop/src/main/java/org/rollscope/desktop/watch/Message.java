package org.rollscope.desktop.watch;

import java.util.Optional;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A message as it arrived.
 *
 * @param topic all of its topic
 * @param payload its text, JSON on every topic followed here
 * @param retained kept by the broker from before
 * @param nanos when it arrived, by {@link System#nanoTime}
 */
public record Message(String topic, String payload, boolean retained, long nanos) {
  /** What it says; empty for an empty or malformed payload. */
  public Optional<JsonNode> json() {
    if (payload.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.MAPPER.readTree(payload));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
