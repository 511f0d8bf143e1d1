package org.rollscope.desktop.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.util.List;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.desktop.http.Answer;
import org.rollscope.desktop.http.Api;
import org.rollscope.desktop.http.Body;
import org.rollscope.desktop.http.Refusal;
import org.rollscope.desktop.store.Person;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreException;
import org.rollscope.desktop.store.Tool;
import tools.jackson.databind.node.ObjectNode;

/** Who there is: adding, changing, and removing them for good. */
public final class PeopleApi implements Api {
  private static final int LONGEST_NAME = 80;
  private static final double LEAST_WEIGHT = 2;
  private static final double LARGEST_WEIGHT = 500;

  private final Store store;
  private final Rollers rollers;

  public PeopleApi(Store store, Rollers rollers) {
    this.store = store;
    this.rollers = rollers;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/api/people", this::all);
    routes.post("/api/people", this::add);
    routes.get("/api/people/{person}", this::get);
    routes.put("/api/people/{person}", this::change);
    routes.delete("/api/people/{person}", this::remove);
    routes.get("/api/people/{person}/export", this::export);
  }

  private void all(Context request) throws StoreException {
    ObjectNode answer = Json.object();
    List<Tool> tools = store.tools().all();
    for (Person person : store.people().all()) {
      answer.withArray("people").add(json(person, tools));
    }
    answer.withArray("people");
    Answer.json(request, answer);
  }

  private void get(Context request) throws StoreException {
    Answer.json(request, json(Asked.person(request, store), store.tools().all()));
  }

  private ObjectNode json(Person person, List<Tool> tools) throws StoreException {
    ObjectNode node = Json.object().put("id", person.id()).put("name", person.name());
    if (Double.isNaN(person.bodyWeight())) {
      node.putNull("bodyWeight");
    } else {
      node.put("bodyWeight", person.bodyWeight());
    }
    node.put("since", person.since().toString());
    node.put("cautions", Label.of(Cautions.of(person).state()));
    store.limits().noGo(person.id()).forEach(one -> node.withArray("noGo").add(one.zone().label()));
    node.withArray("noGo");
    tools.stream()
        .filter(tool -> person.id().equals(tool.person()))
        .forEach(tool -> node.withArray("tools").add(tool.id()));
    node.withArray("tools");
    return node;
  }

  private void add(Context request) throws StoreException {
    Body body = Body.of(request, "name", "bodyWeight");
    Person added = store.people().add(body.text("name", LONGEST_NAME), weight(body));
    Answer.json(request.status(201), json(added, List.of()));
  }

  private static double weight(Body body) {
    return body.numberOrNaN("bodyWeight", LEAST_WEIGHT, LARGEST_WEIGHT);
  }

  private void change(Context request) throws StoreException, InterruptedException {
    Person person = Asked.person(request, store);
    Body body = Body.of(request, "name", "bodyWeight");
    Person wanted = person.withName(body.text("name", LONGEST_NAME)).withBodyWeight(weight(body));
    Person changed = store.people().change(wanted);
    rollers.changed(changed);
    Answer.json(request, json(changed, store.tools().all()));
  }

  /** A slip of the finger must not cost years: the name must come along. */
  private void remove(Context request) throws StoreException, InterruptedException {
    Person person = Asked.person(request, store);
    if (!Body.of(request, "name").text("name", LONGEST_NAME).strip().equals(person.name())) {
      throw new Refusal(Refusal.REFUSED, "that is another name; nothing was deleted");
    }
    rollers.leave(person);
    store.forget(person.id());
    Answer.done(request);
  }

  private void export(Context request) throws StoreException {
    Person person = Asked.person(request, store);
    String name = URLEncoder.encode("rollscope " + person.name() + ".zip", UTF_8);
    request
        .contentType("application/zip")
        .header("Cache-Control", "no-store")
        .header("Content-Disposition", "attachment; filename*=UTF-8''" + name.replace("+", "%20"));
    store.export(person.id(), request.outputStream());
  }
}
