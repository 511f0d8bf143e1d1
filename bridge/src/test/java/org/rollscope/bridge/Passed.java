package org.rollscope.bridge;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A message that passed at a broker.
 *
 * @param topic all of its topic
 * @param text its payload, as UTF-8 where it is text
 * @param bytes its payload
 * @param contentType empty where none is told
 * @param user user properties
 * @param responseTopic empty where none is told
 * @param qos as far as the listener's own allows
 * @param retained as it was published
 */
record Passed(
    String topic,
    String text,
    Bytes bytes,
    String contentType,
    Map<String, String> user,
    String responseTopic,
    int qos,
    boolean retained) {
  /** Bytes that nobody writes to. */
  interface Bytes {
    byte[] get();
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  boolean isEmpty() {
    return bytes.get().length == 0;
  }

  @Override
  public String toString() {
    return topic + ' ' + user + ' ' + (text.length() > 2000 ? text.substring(0, 2000) : text);
  }
}
