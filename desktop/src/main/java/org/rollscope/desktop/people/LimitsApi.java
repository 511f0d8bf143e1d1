package org.rollscope.desktop.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Comparator;
import java.util.List;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.alarm.LimitsInForce;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.http.Answer;
import org.rollscope.desktop.http.Api;
import org.rollscope.desktop.http.Body;
import org.rollscope.desktop.http.Refusal;
import org.rollscope.desktop.store.NoGo;
import org.rollscope.desktop.store.Person;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreException;
import tools.jackson.databind.node.ObjectNode;

/** What a person may be pressed with, and where not at all. */
public final class LimitsApi implements Api {
  private static final double LEAST = 0.1;
  private static final double MOST = 100_000;
  private static final int LONGEST_REASON = 500;
  private static final List<String> SOURCES = List.of("person", "therapist", "comfort-test");

  private final Store store;
  private final Rollers rollers;

  public LimitsApi(Store store, Rollers rollers) {
    this.store = store;
    this.rollers = rollers;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/api/people/{person}/limits", this::limits);
    routes.put("/api/people/{person}/limits/{zone}", this::limit);
    routes.delete("/api/people/{person}/limits/{zone}", this::noLimit);
    routes.get("/api/people/{person}/no-go", this::noGo);
    routes.put("/api/people/{person}/no-go/{zone}", this::forbid);
    routes.delete("/api/people/{person}/no-go/{zone}", this::allow);
  }

  private void limits(Context request) throws StoreException {
    Limits limits = store.limits().of(Asked.person(request, store).id());
    ObjectNode answer = Json.object();
    limits.byZone().entrySet().stream()
        .sorted(Comparator.comparing(one -> one.getKey().label()))
        .forEach(
            one -> answer.withArray("zones").add(PersonMessage.json(one.getKey(), one.getValue())));
    answer.withArray("zones");
    if (PersonMessage.isSet(limits.everywhere())) {
      answer.set("everywhere", PersonMessage.json(null, limits.everywhere()));
    } else {
      answer.putNull("everywhere");
    }
    ObjectNode defaults = answer.putObject("defaults");
    for (InstrumentKind kind : InstrumentKind.values()) {
      defaults.set(kind.label(), Json.MAPPER.valueToTree(LimitsInForce.usual(kind)));
    }
    Answer.json(request, answer);
  }

  private void limit(Context request) throws StoreException, InterruptedException {
    Person person = Asked.person(request, store);
    Zone zone = Asked.everywhere(request) ? null : Asked.zone(request);
    Body body = Body.of(request, "high", "highHigh", "unit", "source");
    double high = body.number("high", LEAST, MOST);
    double highHigh = body.number("highHigh", LEAST, MOST);
    if (highHigh < high) {
      throw new Refusal(Refusal.BAD, "'highHigh' must not be below 'high'");
    }
    PressureLimit.Unit unit = body.read("unit", "kPa, N or %BW", PressureLimit.Unit::parse);
    store.limits().set(person.id(), zone, new PressureLimit(high, highHigh, unit, source(body)));
    rollers.changed(person);
    Answer.done(request);
  }

  private static String source(Body body) {
    return body.read(
        "source",
        "one of " + String.join(", ", SOURCES),
        text -> {
          if (!SOURCES.contains(text)) {
            throw new IllegalArgumentException(text);
          }
          return text;
        });
  }

  private void noLimit(Context request) throws StoreException, InterruptedException {
    Person person = Asked.person(request, store);
    store.limits().remove(person.id(), Asked.everywhere(request) ? null : Asked.zone(request));
    rollers.changed(person);
    Answer.done(request);
  }

  private void noGo(Context request) throws StoreException {
    ObjectNode answer = Json.object();
    for (NoGo one : store.limits().noGo(Asked.person(request, store).id())) {
      answer
          .withArray("zones")
          .add(
              Json.object()
                  .put("zone", one.zone().label())
                  .put("reason", one.reason())
                  .put("source", one.source())
                  .put("since", one.since().toString()));
    }
    answer.withArray("zones");
    Answer.json(request, answer);
  }

  private void forbid(Context request) throws StoreException, InterruptedException {
    Person person = Asked.person(request, store);
    Body body = Body.of(request, "reason", "source");
    String reason = body.text("reason", LONGEST_REASON, "");
    store.limits().forbid(person.id(), Asked.zone(request), reason, source(body));
    rollers.changed(person);
    Answer.done(request);
  }

  private void allow(Context request) throws StoreException, InterruptedException {
    Person person = Asked.person(request, store);
    store.limits().allow(person.id(), Asked.zone(request));
    rollers.changed(person);
    Answer.done(request);
  }
}
