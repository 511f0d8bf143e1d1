package org.rollscope.desktop.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.rollscope.bridge.mqtt.Json;
import tools.jackson.databind.JsonNode;

/** The form of server-sent events; written once, however many look on. */
final class ServerEvent {
  /** How long a page waits before it comes back. */
  static final byte[] RETRY = bytes("retry: 1000\n\n");

  /** Comes when nothing else does, so that a page knows that the line is alive. */
  static final byte[] BEAT = bytes("event: beat\ndata: {}\n\n");

  private ServerEvent() {}

  /** One event; JSON as written here has no line breaks. */
  static byte[] of(String type, JsonNode data) {
    return bytes("event: " + type + "\ndata: " + Json.MAPPER.writeValueAsString(data) + "\n\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
