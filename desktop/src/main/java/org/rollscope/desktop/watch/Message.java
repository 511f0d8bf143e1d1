package org.rollscope.desktop.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A message as it arrived. Immutable by agreement: nobody writes to the bytes. */
public final class Message {
  private final String topic;
  private final String contentType;
  private final byte[] bytes;
  private final long nanos;

  /**
   * Wraps bytes that the caller gives away.
   *
   * @param topic all of its topic
   * @param contentType of the bytes, as told; JSON on every topic but that of samples
   * @param nanos when it arrived, by {@link System#nanoTime}
   */
  public Message(String topic, String contentType, byte[] bytes, long nanos) {
    this.topic = topic;
    this.contentType = contentType;
    this.bytes = bytes;
    this.nanos = nanos;
  }

  public String topic() {
    return topic;
  }

  public String contentType() {
    return contentType;
  }

  /** The payload itself, to be read only; empty where a retained value was removed. */
  public byte[] bytes() {
    return bytes;
  }

  public long nanos() {
    return nanos;
  }

  /** The payload as text. */
  public String payload() {
    return new String(bytes, UTF_8);
  }

  /** What it says; empty for an empty or malformed payload. */
  public Optional<JsonNode> json() {
    if (bytes.length == 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Json.parse(bytes));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
