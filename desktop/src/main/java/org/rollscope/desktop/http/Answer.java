package org.rollscope.desktop.http;

import io.javalin.http.Context;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.databind.JsonNode;

/** How answers of the API are written. */
public final class Answer {
  private Answer() {}

  /** Answers with JSON, which no browser or proxy keeps. */
  public static void json(Context request, JsonNode answer) {
    request
        .contentType("application/json")
        .header("Cache-Control", "no-store")
        .result(Json.MAPPER.writeValueAsBytes(answer));
  }

  /** Answers that it was done, where there is nothing to tell. */
  public static void done(Context request) {
    json(request, Json.object().put("ok", true));
  }

  /**
   * Answers that it is not done.
   *
   * @param status of HTTP
   */
  public static void refusal(Context request, int status, String why) {
    json(request.status(status), Json.object().put("error", why));
  }
}
