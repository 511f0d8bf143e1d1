package org.rollscope.desktop.people;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.http.Answer;
import org.rollscope.desktop.http.Api;
import org.rollscope.desktop.http.Body;
import org.rollscope.desktop.store.NoGo;
import org.rollscope.desktop.store.Person;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreException;
import tools.jackson.databind.JsonNode;

/** The check of cautions: its answers mark zones as not to be rolled. */
public final class CautionsApi implements Api {
  private static final String PERSON = "person";

  private final Store store;
  private final Rollers rollers;
  private final InstantSource clock;

  public CautionsApi(Store store, Rollers rollers, InstantSource clock) {
    this.store = store;
    this.rollers = rollers;
    this.clock = clock;
  }

  @Override
  public void add(RoutesConfig routes) {
    routes.get("/api/people/{person}/cautions", this::get);
    routes.put("/api/people/{person}/cautions", this::put);
  }

  private void get(Context request) throws StoreException {
    Answer.json(request, Cautions.of(Asked.person(request, store)).json());
  }

  private void put(Context request) throws StoreException, InterruptedException {
    Person person = Asked.person(request, store);
    Body body = Body.of(request, "zones", "notNow");
    if (body.has("notNow") && body.flag("notNow")) {
      store.people().change(Cautions.putOff(clock.instant()).in(person));
    } else {
      answered(person, Cautions.answered(clock.instant(), zones(body)));
      rollers.changed(person);
    }
    get(request);
  }

  private static Map<Caution, Set<Zone>> zones(Body body) {
    JsonNode node = body.node("zones");
    if (node != null && node.isObject() && node.valueStream().allMatch(JsonNode::isArray)) {
      try {
        return Cautions.zones(node);
      } catch (IllegalArgumentException e) {
        throw Body.wrong("zones", "zones by cautions; " + e.getMessage());
      }
    }
    throw Body.wrong("zones", "lists of zones by cautions");
  }

  /**
   * First what is forbidden, then what is allowed again: what fails between errs to the safe side.
   */
  private void answered(Person person, Cautions now) throws StoreException {
    Set<Zone> before = Cautions.of(person).reasons().keySet();
    Map<Zone, String> reasons = now.reasons();
    List<NoGo> known = store.limits().noGo(person.id());
    Set<Zone> others =
        known.stream()
            .filter(one -> !one.source().equals(PERSON))
            .map(NoGo::zone)
            .collect(Collectors.toSet());
    for (Map.Entry<Zone, String> one : reasons.entrySet()) {
      if (!others.contains(one.getKey())) {
        store.limits().forbid(person.id(), one.getKey(), one.getValue(), PERSON);
      }
    }
    store.people().change(now.in(person));
    for (Zone zone : before) {
      if (!reasons.containsKey(zone) && !others.contains(zone)) {
        store.limits().allow(person.id(), zone);
      }
    }
  }
}
