package org.rollscope.desktop.pairing;

import java.util.List;
import java.util.Optional;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.SensorConfig;
import org.rollscope.bridge.monitor.DeviceFigures;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.desktop.devices.Acquaintance;
import org.rollscope.desktop.devices.Found;
import org.rollscope.desktop.devices.FoundJson;
import org.rollscope.desktop.devices.Survey;
import org.rollscope.desktop.doctor.Finding;
import org.rollscope.desktop.doctor.Verdict;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tools as pages get them. */
final class PairingJson {
  private PairingJson() {}

  /** The paired tools, and the one that is read only because it is plugged in. */
  static ObjectNode tools(
      Toolbox toolbox, List<DeviceConfig> paired, Optional<DeviceFigures> pluggedIn) {
    ObjectNode node = Json.object();
    ArrayNode tools = node.putArray("tools");
    paired.forEach(one -> tools.add(tool(toolbox, one)));
    pluggedIn.ifPresentOrElse(
        one -> node.put("pluggedIn", one.id()), () -> node.putNull("pluggedIn"));
    return node;
  }

  static ObjectNode tool(Toolbox toolbox, DeviceConfig tool) {
    ObjectNode node = Json.object().put("id", toolbox.id(tool));
    node.put("name", tool.name() == null ? toolbox.id(tool) : tool.name());
    ArrayNode links = node.putArray("links");
    tool.sensors().stream().map(SensorConfig::link).forEach(links::add);
    return node;
  }

  /** What a search has found, the strangers on the air left out, and what keeps it from more. */
  static ObjectNode found(
      Toolbox toolbox, Survey.Result result, List<DeviceConfig> paired, List<Finding> obstacles) {
    ObjectNode node = Json.object();
    ArrayNode found = node.putArray("found");
    List<Found> shown = result.found().stream().filter(one -> !isStranger(one)).toList();
    shown.forEach(one -> found.add(found(toolbox, one, paired)));
    node.put("strangers", result.found().size() - shown.size());
    node.put("bluetoothProblem", result.trouble().isEmpty() ? null : result.trouble());
    ArrayNode fix = node.putArray("obstacles");
    obstacles.stream()
        .filter(one -> one.verdict() == Verdict.FIX)
        .forEach(one -> fix.add(obstacle(one)));
    return node;
  }

  private static boolean isStranger(Found found) {
    return found.place() == Found.Place.AIR && found.driver() == null;
  }

  private static JsonNode found(Toolbox toolbox, Found found, List<DeviceConfig> paired) {
    ObjectNode node = Json.MAPPER.valueToTree(FoundJson.device(found));
    found
        .among(paired)
        .ifPresentOrElse(
            known -> node.put("pairedAs", toolbox.id(known)), () -> node.putNull("pairedAs"));
    node.put(
        "tellsItsTool", found.driver() != null && new Acquaintance(List.of(found)).tellsItsTool());
    return node;
  }

  private static ObjectNode obstacle(Finding finding) {
    ObjectNode node = Json.object().put("check", finding.check());
    node.put("subject", finding.subject()).put("words", finding.words());
    finding.commands().forEach(node.putArray("commands")::add);
    return node;
  }
}
