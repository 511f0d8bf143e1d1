package org.rollscope.desktop.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.desktop.http.Answer;
import org.rollscope.desktop.http.Api;
import org.rollscope.desktop.http.Body;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreException;
import tools.jackson.databind.node.ObjectNode;

/** How to reach the therapist's practice; pages show it beside their hints. */
public final class PracticeApi implements Api {
  /** The store's setting that holds it, as JSON. */
  public static final String SETTING = "practice";

  private static final int LONGEST = 200;
  private static final String[] FIELDS = {"name", "phone", "mail"};

  private final Store store;

  public PracticeApi(Store store) {
    this.store = store;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/api/practice", this::get);
    routes.put("/api/practice", this::put);
  }

  private void get(Context request) throws StoreException {
    ObjectNode answer = Json.object();
    String kept = store.settings().get(SETTING).orElse("{}");
    for (String field : FIELDS) {
      answer.put(field, Json.MAPPER.readTree(kept).path(field).asString(""));
    }
    Answer.json(request, answer);
  }

  private void put(Context request) throws StoreException {
    Body body = Body.of(request, FIELDS);
    ObjectNode kept = Json.object();
    for (String field : FIELDS) {
      kept.put(field, body.text(field, LONGEST, "").strip());
    }
    store.settings().put(SETTING, kept.toString());
    get(request);
  }
}
