package org.rollscope.bridge.monitor;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.mqtt.BrokerState;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.outbox.OutboxState;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whether somebody should look after a bridge, and why.
 *
 * @param reasons why; empty where all is well
 * @param broker how it stands with the broker
 * @param outbox what waits
 * @param devices the configured devices
 */
record Health(
    List<String> reasons, BrokerState broker, OutboxState outbox, List<DeviceFigures> devices) {

  static Health of(Monitored bridge) {
    BrokerState broker = bridge.broker();
    OutboxState outbox = bridge.outbox();
    List<DeviceFigures> devices = bridge.devices();
    List<String> reasons = new ArrayList<>();
    if (!broker.connected()) {
      reasons.add(
          "broker: " + (broker.problem().isEmpty() ? "not connected yet" : broker.problem()));
    }
    if (!outbox.problem().isEmpty()) {
      reasons.add("outbox: " + outbox.problem());
    }
    for (DeviceFigures device : devices) {
      if (!device.trouble().isEmpty()) {
        reasons.add("device " + device.id() + ": " + device.trouble());
      }
    }
    return new Health(reasons, broker, outbox, devices);
  }

  boolean isGood() {
    return reasons.isEmpty();
  }

  ObjectNode json() {
    ObjectNode node = Json.object();
    node.put("status", isGood() ? "ok" : "trouble");
    ArrayNode why = node.putArray("reasons");
    reasons.forEach(why::add);
    node.putObject("broker")
        .put("connected", broker.connected())
        .put("problem", nullIfEmpty(broker.problem()));
    node.putObject("outbox")
        .put("waiting", outbox.waiting())
        .put("inFlight", outbox.inFlight())
        .put("bytes", outbox.bytes())
        .put("oldest", outbox.oldest() == null ? null : outbox.oldest().toString())
        .put("delivered", outbox.delivered())
        .put("dropped", outbox.droppedInAll())
        .put("problem", nullIfEmpty(outbox.problem()));
    ArrayNode list = node.putArray("devices");
    for (DeviceFigures device : devices) {
      list.addObject()
          .put("id", device.id())
          .put("link", device.link())
          .put("state", device.state())
          .put("problem", nullIfEmpty(device.problem()));
    }
    return node;
  }

  private static @Nullable String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }
}
