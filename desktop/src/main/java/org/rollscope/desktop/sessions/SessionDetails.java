package org.rollscope.desktop.sessions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.desktop.store.SessionRow;
import org.rollscope.desktop.store.Store;
import org.rollscope.desktop.store.StoreException;
import org.rollscope.desktop.store.StoredAlarm;
import org.rollscope.desktop.store.StoredEvent;
import org.rollscope.desktop.store.ZoneShare;
import org.rollscope.desktop.view.PressureBar.Band;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * All about one session. What its summary tells is taken from it; while there is none, from the
 * events so far. Times are s from the session's start.
 */
final class SessionDetails {
  private static final double MILLIS = 1e3;

  private final Store store;

  SessionDetails(Store store) {
    this.store = store;
  }

  ObjectNode of(SessionRow row) throws StoreException {
    String id = row.id();
    Optional<String> told = store.sessions().summary(id);
    JsonNode summary = told.map(Json.MAPPER::readTree).orElseGet(Json::object);
    Happened happened = Happened.of(store.events().of(id));
    double zero = summary.path("start").asDouble(happened.start());
    ObjectNode answer = Json.object();
    answer.set("session", Json.tree(row));
    ArrayNode zones = answer.putArray("zones");
    for (ZoneShare share : store.trends().ofSession(id)) {
      zones.add(Json.tree(share));
    }
    ArrayNode alarms = answer.putArray("alarms");
    for (StoredAlarm alarm : store.events().alarms(id)) {
      alarms.add(Json.tree(alarm));
    }
    boolean over = told.isPresent();
    answer.set("spots", over ? summary.path("spots") : array(happened.spots()));
    write(
        answer.putArray("strokes"),
        over ? summary.path("strokes").values() : happened.strokes(),
        zero);
    ArrayNode holds = answer.putArray("holds");
    for (JsonNode hold : over ? summary.path("holds").values() : happened.holds()) {
      holds.add(moved((ObjectNode) hold.deepCopy(), zero));
    }
    visits(answer, happened, zero);
    write(answer.putArray("gaps"), happened.gaps(), zero);
    answer.set("limits", over ? summary.path("limits") : null);
    answer.set("data", over ? summary.path("data") : null);
    answer.set("effort", effort(id, summary, happened));
    answer.set("routine", routine(id, happened, zero));
    return answer;
  }

  private static ArrayNode array(Collection<JsonNode> nodes) {
    return Json.MAPPER.createArrayNode().addAll(nodes);
  }

  /** Pairs of start and end. */
  private static void write(ArrayNode pairs, Iterable<JsonNode> stretches, double zero) {
    for (JsonNode stretch : stretches) {
      pairs.addArray().add(since(stretch, "start", zero)).add(since(stretch, "end", zero));
    }
  }

  /** Which spot, as a place in the list of spots, the tool was on from when until when. */
  private static void visits(ObjectNode answer, Happened happened, double zero) {
    Map<String, Integer> places = new HashMap<>();
    for (JsonNode spot : answer.path("spots")) {
      places.put(cell(spot), places.size());
    }
    ArrayNode visits = answer.putArray("visits");
    for (Visit visit : happened.visits()) {
      Integer place = places.get(visit.cell);
      if (place != null) {
        visits.addArray().add(place).add(rounded(visit.from - zero)).add(rounded(visit.to - zero));
      }
    }
  }

  private static String cell(JsonNode spot) {
    return "%s %s %s %s"
        .formatted(
            spot.path("zone").asString(""),
            spot.path("patch").asInt(0),
            spot.path("column").asInt(0),
            spot.path("row").asInt(0));
  }

  private static double rounded(double seconds) {
    return Math.rint(seconds * MILLIS) / MILLIS;
  }

  private static double since(JsonNode of, String moment, double zero) {
    return rounded(of.path(moment).asDouble(zero) - zero);
  }

  private static ObjectNode moved(ObjectNode of, double zero) {
    for (String moment : List.of("start", "end")) {
      if (of.path(moment).isNumber()) {
        of.put(moment, since(of, moment, zero));
      }
    }
    return of;
  }

  private JsonNode effort(String id, JsonNode summary, Happened happened) throws StoreException {
    List<double[]> contacts =
        happened.contacts().stream()
            .map(each -> new double[] {each.path("start").asDouble(), each.path("end").asDouble()})
            .toList();
    Optional<Effort> effort = Effort.of(store, id, summary, contacts);
    if (effort.isEmpty()) {
      return Json.MAPPER.nullNode();
    }
    ObjectNode node = Json.object();
    node.put("easy", effort.get().seconds(Band.EASY));
    node.put("band", effort.get().seconds(Band.FIRM));
    node.put("high", effort.get().seconds(Band.TOO_HARD));
    return node.put("stop", effort.get().seconds(Band.EASE_OFF));
  }

  /** What was asked for, and what the coach made of it; null where no routine was followed. */
  private JsonNode routine(String id, Happened happened, double zero) throws StoreException {
    Optional<String> result = store.sessions().coach(id);
    JsonNode asked = happened.routine();
    if (result.isEmpty() && asked.isMissingNode()) {
      return Json.MAPPER.nullNode();
    }
    JsonNode coach = result.map(Json.MAPPER::readTree).orElseGet(Json::object);
    String name = asked.path("name").asString(coach.path("routine").asString(""));
    ObjectNode node = Json.object().put("name", name);
    node.put("title", asked.path("title").asString(name));
    node.put("complete", coach.path("complete").asBoolean(false));
    ArrayNode steps = node.putArray("steps");
    for (JsonNode step : coach.path("steps")) {
      steps.add(moved((ObjectNode) step.deepCopy(), zero));
    }
    return node;
  }

  /** A stay on a spot, from when until when on the device's clock, s. */
  private record Visit(String cell, double from, double to) {}

  /** What the events tell. */
  private record Happened(
      double start,
      Collection<JsonNode> strokes,
      Collection<JsonNode> holds,
      Collection<JsonNode> spots,
      List<Visit> visits,
      List<JsonNode> contacts,
      List<JsonNode> gaps,
      JsonNode routine) {

    static Happened of(List<StoredEvent> events) {
      double start = events.isEmpty() ? 0 : events.getFirst().deviceTime();
      double since = start;
      Map<String, JsonNode> strokes = new LinkedHashMap<>();
      Map<String, JsonNode> holds = new LinkedHashMap<>();
      Map<String, JsonNode> spots = new LinkedHashMap<>();
      List<Visit> visits = new ArrayList<>();
      List<JsonNode> contacts = new ArrayList<>();
      List<JsonNode> gaps = new ArrayList<>();
      JsonNode routine = Json.MAPPER.missingNode();
      for (StoredEvent event : events) {
        JsonNode details = Json.MAPPER.readTree(event.details());
        String number = details.path("number").asString("");
        switch (event.type() + " " + event.state()) {
          case "session started" -> start = details.path("start").asDouble(start);
          case "stroke completed" -> strokes.put(number, details);
          case "stroke reopened" -> strokes.remove(number);
          case "hold ended" -> holds.put(number, details);
          case "spot left" -> {
            spots.put(cell(details), details);
            visits.add(new Visit(cell(details), since, event.deviceTime()));
            since = event.deviceTime();
          }
          case "contact started" -> since = details.path("start").asDouble(since);
          case "contact ended" -> contacts.add(details);
          case "gap open" -> gaps.add(details);
          case "routine started" -> routine = details.path("routine");
          default -> {
            // The rest is told by rows and alarms.
          }
        }
      }
      return new Happened(
          start, strokes.values(), holds.values(), spots.values(), visits, contacts, gaps, routine);
    }
  }
}
