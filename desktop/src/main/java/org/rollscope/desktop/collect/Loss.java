package org.rollscope.desktop.collect;

import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.outbox.Lane;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a bridge tells that it gave up. Between both ends may be some that arrive.
 *
 * @param span first and last
 * @param count how many
 * @param reason why
 */
public record Loss(Span span, long count, String reason) {
  private static final long HIGHEST = 1L << 53;

  /** Whose loss it is. */
  record Told(Series series, Loss loss) {}

  /** Reads the message of a loss; null where it is none. */
  static @Nullable Told read(Finding.Collected message) {
    if (!message.topic().endsWith("/event/dropped")) {
      return null;
    }
    try {
      JsonNode json = Json.parse(message.payloads().getFirst().bytes());
      JsonNode of = json.path("of");
      long from = of.path("from").asLong(0);
      long to = of.path("to").asLong(0);
      long count = json.path("count").asLong(0);
      String reason = json.path("reason").asString("");
      String epoch = of.path("epoch").asString("");
      for (Lane lane : Lane.values()) {
        boolean sound = from >= 1 && to >= from && count >= 1 && !epoch.isEmpty() && to < HIGHEST;
        if (sound && lane.label().equals(of.path("lane").asString(""))) {
          Series series = new Series(message.key().device(), epoch, lane);
          return new Told(series, new Loss(new Span(from, to), count, reason));
        }
      }
    } catch (JacksonException e) {
      return null;
    }
    return null;
  }
}
