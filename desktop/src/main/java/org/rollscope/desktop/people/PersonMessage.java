package org.rollscope.desktop.people;

import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.alarm.LimitsInForce;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.contact.Load;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.store.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A person as MQTT's command {@code person} tells them, and as the topic {@code info} does. */
final class PersonMessage {
  private static final double RADIUS = 0.03; // of no weight in limits
  private static final double EXACT = 1e-6;

  private PersonMessage() {}

  /** The arguments of the command. */
  static ObjectNode of(Person person, Limits limits) {
    ObjectNode node = Json.object().put("name", person.name());
    if (!Double.isNaN(person.bodyWeight())) {
      node.put("bodyWeightKg", person.bodyWeight());
    }
    limits.byZone().forEach((zone, limit) -> node.withArray("limits").add(json(zone, limit)));
    if (isSet(limits.everywhere())) {
      node.withArray("limits").add(json(null, limits.everywhere()));
    }
    limits.noGo().forEach(zone -> node.withArray("noGo").add(zone.label()));
    return node;
  }

  /** A limit; of all other zones where none is named. */
  static ObjectNode json(@Nullable Zone zone, PressureLimit limit) {
    ObjectNode node = Json.object();
    if (zone != null) {
      node.put("zone", zone.label());
    }
    return node.put("high", limit.high())
        .put("highHigh", limit.highHigh())
        .put("unit", limit.unit().label())
        .put("source", limit.source());
  }

  /** Whether a limit is somebody's own, and not the instrument's default. */
  static boolean isSet(PressureLimit limit) {
    return Double.isFinite(limit.high());
  }

  /** Whether a tool keeps at least to these limits and no-go zones, as far as it tells. */
  static boolean covers(JsonNode info, Limits own) {
    boolean all =
        own.noGo().stream()
            .allMatch(
                zone ->
                    info.path("noGo")
                        .valueStream()
                        .anyMatch(told -> told.asString("").equals(zone.label())));
    return all && inForce(info, own);
  }

  private static boolean inForce(JsonNode info, Limits own) {
    JsonNode told = info.path("limits");
    Zone zone = zone(info.path("zone").asString(""));
    if (!told.isObject() || !isSet(own.of(zone))) {
      return true;
    }
    Instrument tool =
        Instrument.of(kind(info.path("instrument").asString("")), RADIUS)
            .withContactArea(info.path("contactArea").asDouble(Double.NaN));
    boolean force = told.path("unit").asString("").equals(Load.NEWTON);
    Load load = Load.of((force ? Channel.FORCE : Channel.PRESSURE).bit(), tool, 1);
    LimitsInForce wanted = LimitsInForce.of(own, zone, tool, load);
    return Math.abs(told.path("high").asDouble(0) - wanted.high()) <= EXACT * wanted.high()
        && Math.abs(told.path("highHigh").asDouble(0) - wanted.highHigh())
            <= EXACT * wanted.highHigh()
        && told.path("source").asString("").equals(wanted.source());
  }

  private static Zone zone(String label) {
    try {
      return Zone.parse(label);
    } catch (IllegalArgumentException e) {
      return Zone.UNKNOWN;
    }
  }

  private static InstrumentKind kind(String label) {
    for (InstrumentKind kind : InstrumentKind.values()) {
      if (kind.label().equals(label)) {
        return kind;
      }
    }
    return InstrumentKind.BALL;
  }
}
