package org.rollscope.desktop.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.desktop.http.Answer;
import org.rollscope.desktop.http.Api;
import org.rollscope.desktop.http.Body;
import org.rollscope.desktop.http.ToolCommands;
import org.rollscope.desktop.store.Person;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreException;
import tools.jackson.databind.JsonNode;

/** {@code PUT /api/tools/{tool}/person}: who rolls with a tool from now on. */
public final class RollersApi implements Api {
  private final Store store;
  private final ToolCommands tools;
  private final Rollers rollers;

  public RollersApi(Store store, ToolCommands tools, Rollers rollers) {
    this.store = store;
    this.tools = tools;
    this.rollers = rollers;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.put("/api/tools/{tool}/person", this::put);
  }

  private void put(Context request) throws StoreException, InterruptedException {
    String tool = Asked.tool(request, store, tools);
    Body body = Body.of(request, "person");
    Person person = person(body);
    boolean told = rollers.choose(tool, person);
    Answer.json(
        request,
        Json.object().put("person", person == null ? null : person.id()).put("told", told));
  }

  private @Nullable Person person(Body body) throws StoreException {
    JsonNode node = body.node("person");
    if (node == null || !(node.isNull() || node.isString())) {
      throw Body.wrong("person", "the identifier of a person, or null for nobody");
    }
    return node.isNull() ? null : Asked.person(node.asString(), store);
  }
}
