package org.rollscope.desktop.people;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.store.Person;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person answered about cautions; it is part of their profile in the store.
 *
 * @param state whether they answered
 * @param time when they did, or put it off; null for neither
 * @param zones where each caution holds, as far as it does; none of our zones where it holds
 *     elsewhere
 */
record Cautions(State state, @Nullable Instant time, Map<Caution, Set<Zone>> zones) {
  private static final String FIELD = "cautions";

  enum State {
    /** They were not asked yet. */
    OPEN,
    /** They said: not now. */
    PUT_OFF,
    ANSWERED
  }

  static Cautions putOff(Instant time) {
    return new Cautions(State.PUT_OFF, time, Map.of());
  }

  static Cautions answered(Instant time, Map<Caution, Set<Zone>> zones) {
    return new Cautions(State.ANSWERED, time, zones);
  }

  /** What a person's profile says; nothing where it cannot be read. */
  static Cautions of(Person person) {
    JsonNode kept = profile(person).path(FIELD);
    try {
      State state = Label.read(State.class, kept.path("state").asString(""));
      Instant time = Instant.parse(kept.path("time").asString(""));
      return new Cautions(state, time, zones(kept.path("zones")));
    } catch (IllegalArgumentException | DateTimeException e) {
      return new Cautions(State.OPEN, null, Map.of());
    }
  }

  /**
   * Zones by the labels of cautions.
   *
   * @throws IllegalArgumentException naming what is no caution or no zone
   */
  static Map<Caution, Set<Zone>> zones(JsonNode node) {
    Map<Caution, Set<Zone>> zones = new EnumMap<>(Caution.class);
    for (Map.Entry<String, JsonNode> one : node.properties()) {
      Set<Zone> where = new HashSet<>();
      for (JsonNode zone : one.getValue()) {
        where.add(Zone.parse(zone.asString("")));
      }
      zones.put(Label.read(Caution.class, one.getKey()), where);
    }
    return zones;
  }

  private static ObjectNode profile(Person person) {
    try {
      return Json.MAPPER.readTree(person.profile()) instanceof ObjectNode object
          ? object
          : Json.object();
    } catch (JacksonException e) {
      return Json.object();
    }
  }

  /** The person with these answers in their profile. */
  Person in(Person person) {
    ObjectNode profile = profile(person);
    profile.set(FIELD, json());
    return person.withProfile(profile.toString());
  }

  ObjectNode json() {
    ObjectNode node = Json.object().put("state", Label.of(state));
    node.put("time", Optional.ofNullable(time).map(Instant::toString).orElse(null));
    ObjectNode by = node.putObject("zones");
    zones.forEach(
        (caution, where) ->
            by.set(
                Label.of(caution),
                Json.MAPPER.valueToTree(where.stream().map(Zone::label).sorted().toList())));
    return node;
  }

  /** Why each zone must not be rolled, in the labels of cautions. */
  Map<Zone, String> reasons() {
    Map<Zone, TreeSet<Caution>> why = new TreeMap<>(Comparator.comparing(Zone::label));
    zones.forEach(
        (caution, where) ->
            where.forEach(zone -> why.computeIfAbsent(zone, any -> new TreeSet<>()).add(caution)));
    return why.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                one -> one.getValue().stream().map(Label::of).collect(Collectors.joining(", "))));
  }
}
