package org.rollscope.bridge.home;

import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.mqtt.Topics;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.core.sample.DeviceInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the message that makes a tool a device of Home Assistant, with all its entities. */
final class Announcement {
  private static final String ORIGIN = "Rollscope";

  private final Topics topics;
  private final String bridge;

  Announcement(Topics topics, String bridge) {
    this.topics = topics;
    this.bridge = bridge;
  }

  Payload of(Tool tool) {
    ObjectNode root = Json.object();
    root.set("device", device(tool.info()));
    root.putObject("origin").put("name", ORIGIN);
    available(root, tool.info().id());
    root.put("qos", 1);
    root.set("components", new Components(topics, tool).all());
    return Json.payload(root);
  }

  private static ObjectNode device(DeviceInfo info) {
    ObjectNode device = Json.object();
    device.putArray("identifiers").add("rollscope_" + info.id());
    device.put("name", info.name().isBlank() ? info.id() : info.name());
    device.put("model", info.instrument().kind().label());
    if (!info.serial().isBlank()) {
      device.put("serial_number", info.serial());
    }
    if (!info.firmware().isBlank()) {
      device.put("sw_version", info.firmware());
    }
    return device;
  }

  /** What is told of a tool holds while the bridge is there and the tool streams. */
  private void available(ObjectNode root, String id) {
    root.put("availability_mode", "all");
    root.putArray("availability")
        .add(availability(topics.bridgeStatus(bridge)))
        .add(
            availability(topics.status(id))
                .put(
                    "value_template",
                    "{{ 'online' if value_json.state == 'streaming' else 'offline' }}"));
  }

  private static ObjectNode availability(String topic) {
    return Json.object()
        .put("topic", topic)
        .put("payload_available", "online")
        .put("payload_not_available", "offline");
  }

  /** Whether an announcement, of whatever run, is this bridge's. */
  boolean isMine(JsonNode announcement) {
    return ORIGIN.equals(announcement.path("origin").path("name").asString(""))
        && topics
            .bridgeStatus(bridge)
            .equals(announcement.path("availability").path(0).path("topic").asString(""));
  }
}
