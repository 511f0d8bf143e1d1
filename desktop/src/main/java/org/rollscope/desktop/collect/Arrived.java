package org.rollscope.desktop.collect;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.bridge.outbox.Payload;

/**
 * A durable message, or a part of one, as a broker brought it.
 *
 * @param key identifies the message
 * @param topic all of its topic
 * @param measured when what it tells was measured
 * @param part from 1
 * @param parts of the message; 1 where it is whole
 * @param restated whether it is a retained state, which is told again and again out of its turn
 * @param payload its bytes
 */
public record Arrived(
    Key key,
    String topic,
    Instant measured,
    int part,
    int parts,
    boolean restated,
    Payload payload) {
  private static final long HIGHEST = 1L << 53;
  private static final int MOST_PARTS = 10_000;
  private static final int LONGEST_NAME = 256;
  private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  /**
   * Reads what came; null where it is no durable message.
   *
   * @param properties the MQTT 5 user properties
   * @throws IllegalArgumentException where it has a key that cannot be; the message says why
   */
  public static @Nullable Arrived of(
      String root, String topic, Payload payload, Map<String, String> properties) {
    if (!properties.containsKey("seq") || !properties.containsKey("epoch")) {
      return null;
    }
    String device = text(properties, "device");
    String own = root + '/' + device + '/';
    if (!DEVICE.matcher(device).matches() || !topic.startsWith(own)) {
      throw new IllegalArgumentException("its topic is not one of the device '" + device + "'");
    }
    int parts = (int) number(properties, "parts", MOST_PARTS);
    Key key =
        new Key(
            device,
            text(properties, "boot"),
            text(properties, "epoch"),
            lane(text(properties, "lane")),
            number(properties, "seq", HIGHEST));
    String kind = topic.substring(own.length());
    return new Arrived(
        key,
        topic,
        time(text(properties, "time")),
        (int) number(properties, "part", parts),
        parts,
        kind.equals("session") || kind.startsWith("alarm/"),
        payload);
  }

  private static String text(Map<String, String> properties, String name) {
    String text = properties.getOrDefault(name, "");
    if (text.length() > LONGEST_NAME) {
      throw new IllegalArgumentException("its " + name + " is too long");
    }
    return text;
  }

  private static long number(Map<String, String> properties, String name, long highest) {
    String text = properties.getOrDefault(name, "1");
    try {
      long number = Long.parseLong(text);
      if (number >= 1 && number <= highest) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException("its " + name + " is no number from 1 to " + highest);
  }

  private static Lane lane(String label) {
    for (Lane lane : Lane.values()) {
      if (lane.label().equals(label)) {
        return lane;
      }
    }
    throw new IllegalArgumentException("its lane is none of alarm, event and sample");
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("its time is none, such as 2026-01-31T12:00:00Z", e);
    }
  }
}
