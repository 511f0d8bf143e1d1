package org.rollscope.desktop.people;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.comfort.ComfortTest;
import org.rollscope.core.contact.Load;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.watch.ToolListener;
import org.rollscope.desktop.watch.ToolMessage;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The comfort tests that go on, one a tool, fed by what the tools tell. Safe for any thread. */
public final class ComfortTests implements ToolListener {
  private final Map<String, JsonNode> infos = new ConcurrentHashMap<>();
  private final Map<String, Running> running = new ConcurrentHashMap<>();

  /** A test of one person and zone with one tool. */
  static final class Running {
    private final String person;
    private final Zone zone;
    private final String unit;
    private final ComfortTest test = new ComfortTest();

    private Running(String person, Zone zone, String unit) {
      this.person = person;
      this.zone = zone;
      this.unit = unit;
    }

    private synchronized void heard(JsonNode live) {
      JsonNode load = live.path(unit.equals(Load.NEWTON) ? "force" : "pressure");
      boolean beyond = live.path("saturated").asBoolean(false);
      test.accept(
          live.path("deviceTime").asDouble(Double.NaN),
          beyond ? Double.POSITIVE_INFINITY : load.asDouble(Double.NaN),
          live.path("contact").asBoolean(false));
    }

    synchronized void takeBack() {
      test.takeBack();
    }

    String person() {
      return person;
    }

    Zone zone() {
      return zone;
    }

    String unit() {
      return unit;
    }

    synchronized Optional<ComfortTest.Outcome> outcome() {
      return test.outcome();
    }

    synchronized ObjectNode json() {
      ObjectNode node =
          Json.object().put("person", person).put("zone", zone.label()).put("unit", unit);
      node.put("phase", Label.of(test.phase())).put("remark", Label.of(test.remark()));
      node.set("presses", Json.MAPPER.valueToTree(test.presses()));
      node.putNull("outcome");
      test.outcome()
          .ifPresent(
              found ->
                  node.putObject("outcome")
                      .put("high", found.high())
                      .put("highHigh", found.highHigh())
                      .put("spread", found.spread())
                      .put("agrees", found.agrees()));
      return node;
    }
  }

  @Override
  public void heard(ToolMessage message) {
    String tool = message.tool();
    if (message.subject().equals("info")) {
      message.json().ifPresentOrElse(info -> infos.put(tool, info), () -> infos.remove(tool));
    } else if (message.subject().equals("live")) {
      Running test = running.get(tool);
      if (test != null) {
        message.json().ifPresent(test::heard);
      }
    }
  }

  /** In what a tool tells how hard it is pressed, kPa or N; empty where it does not. */
  Optional<String> unit(String tool) {
    return Optional.ofNullable(infos.get(tool))
        .map(info -> info.path("limits").path("unit").asString(""))
        .filter(unit -> !unit.isEmpty());
  }

  /** Begins anew with a tool, whatever went on with it. */
  Running begin(String tool, String person, Zone zone, String unit) {
    Running test = new Running(person, zone, unit);
    running.put(tool, test);
    return test;
  }

  Optional<Running> find(String tool) {
    return Optional.ofNullable(running.get(tool));
  }

  void end(String tool) {
    running.remove(tool);
  }
}
