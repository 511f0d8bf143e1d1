package org.rollscope.desktop.collect;

import java.util.ArrayList;
import java.util.List;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** How far a series was collected as a text, JSON, for whoever stores it. */
public final class ProgressText {
  private ProgressText() {}

  /** The text, without which series it is of. */
  public static String of(Progress progress) {
    return Json.tree(progress).without("series").toString();
  }

  /**
   * Reads a text.
   *
   * @throws JacksonException where it is no JSON
   * @throws IllegalArgumentException where it tells impossible numbers
   */
  public static Progress read(Series series, String text) {
    JsonNode json = Json.MAPPER.readTree(text);
    List<Loss> told = new ArrayList<>();
    for (JsonNode loss : json.path("told")) {
      told.add(
          new Loss(
              span(loss.path("span")),
              loss.path("count").asLong(),
              loss.path("reason").asString()));
    }
    return new Progress(
        series,
        json.path("begin").asLong(),
        spans(json.path("arrived")),
        spans(json.path("lost")),
        spans(json.path("missing")),
        told);
  }

  private static List<Span> spans(JsonNode json) {
    List<Span> spans = new ArrayList<>();
    json.forEach(one -> spans.add(span(one)));
    return spans;
  }

  private static Span span(JsonNode json) {
    return new Span(json.path("from").asLong(), json.path("to").asLong());
  }
}
