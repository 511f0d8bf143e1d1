package org.rollscope.bridge.home;

import java.util.Arrays;
import java.util.stream.Stream;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.mqtt.Topics;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.core.contact.Load;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.spot.Muscle;
import org.rollscope.core.spot.Zone;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The entities of a tool. The keys are always the same: what a tool does not measure stands there
 * with its platform alone, which takes an entity away that was there before.
 *
 * <p>Alarms are read from the live state, which lists those that are active ten times a second, and
 * not from their own topics: those are empty while nothing is wrong, so that a Home Assistant that
 * has just started would know nothing of an alarm until it is raised and over again. The topic
 * gives the alarm's details.
 */
final class Components {
  /**
   * Values that come ten times a second are not true any more when they have stopped for so long.
   */
  private static final int EXPIRE_SECONDS = 5;

  private static final String DIAGNOSTIC = "diagnostic";

  private final Topics topics;
  private final String device;
  private final Tool tool;
  private final ObjectNode all = Json.object();

  Components(Topics topics, Tool tool) {
    this.topics = topics;
    this.tool = tool;
    device = tool.info().id();
  }

  ObjectNode all() {
    load();
    movement();
    itself();
    for (AlarmKind kind : AlarmKind.values()) {
      alarm(kind);
    }
    button("tare", "Tare", "mdi:scale-balance");
    button("start", "Start", "mdi:play");
    button("stop", "Stop", "mdi:stop");
    button("identify", "Identify", "").put("device_class", "identify");
    zone();
    return all;
  }

  private void load() {
    boolean pressure = measures(Channel.PRESSURE);
    if (pressure) {
      measurement("pressure", "Pressure", "pressure", "kPa").put("device_class", "pressure");
    } else {
      none("pressure", "sensor");
    }
    if (measures(Channel.FORCE)) {
      measurement("force", "Force", "force", "N").put("icon", "mdi:arrow-collapse-down");
    } else {
      none("force", "sensor");
    }
    if (!Load.isIn(tool.channels())) {
      Stream.of("peak", "dwell", "dose").forEach(key -> none(key, "sensor"));
      none("contact", "binary_sensor");
      return;
    }
    String unit = pressure ? "kPa" : "N";
    measurement("peak", "Peak", "peak", unit).put("icon", "mdi:arrow-collapse-up");
    measurement("dwell", "Time on this spot", "dwellHere", "s").put("device_class", "duration");
    counter("dose", "Dose", "dose").put("unit_of_measurement", unit + "·s");
    live("contact", "binary_sensor", "Contact", "{{ 'ON' if value_json.contact else 'OFF' }}")
        .put("icon", "mdi:gesture-tap");
  }

  private void movement() {
    if (measures(Channel.ANGULAR_RATE)) {
      counter("rolls", "Rolls", "rolls").put("icon", "mdi:sync");
    } else {
      none("rolls", "sensor");
    }
  }

  /** What the tool tells of itself. */
  private void itself() {
    if (measures(Channel.TEMPERATURE)) {
      measurement("temperature", "Temperature", "temperature", "°C")
          .put("device_class", "temperature");
    } else {
      none("temperature", "sensor");
    }
    status("battery", "Battery", "%").put("device_class", "battery");
    if (tool.onTheAir()) {
      status("rssi", "Signal", "dBm").put("device_class", "signal_strength");
    } else {
      none("rssi", "sensor");
    }
  }

  private void alarm(AlarmKind kind) {
    ObjectNode alarm =
        live(
            "alarm_" + kind.label().replace('-', '_'),
            "binary_sensor",
            Names.of(kind),
            "{{ 'ON' if value_json.alarms | selectattr('kind', 'eq', '"
                + kind.label()
                + "') | list else 'OFF' }}");
    alarm.put("device_class", "problem");
    alarm.put("json_attributes_topic", topics.alarm(device, kind));
    alarm.put("json_attributes_template", "{{ value or '{}' }}");
    if (Names.isOfTheSensors(kind)) {
      alarm.put("entity_category", DIAGNOSTIC);
    }
  }

  private void zone() {
    ObjectNode zone =
        component("zone", "select", "Zone")
            .put("icon", "mdi:human")
            .put("command_topic", topics.command(device, "zone"))
            .put("command_template", "{\"zone\": \"{{ value }}\"}")
            .put("state_topic", topics.info(device))
            .put("value_template", "{{ value_json.zone }}");
    ArrayNode options = zone.putArray("options");
    for (Muscle muscle : Muscle.values()) {
      Arrays.stream(Zone.Side.values())
          .filter(side -> muscle != Muscle.UNKNOWN || side == Zone.Side.UNSTATED)
          .forEach(side -> options.add(new Zone(muscle, side).label()));
    }
  }

  private boolean measures(Channel channel) {
    return channel.in(tool.channels());
  }

  /** A value now, of the live state. */
  private ObjectNode measurement(String key, String name, String field, String unit) {
    return live(key, "sensor", name, "{{ value_json." + field + " }}")
        .put("unit_of_measurement", unit)
        .put("state_class", "measurement")
        .put("suggested_display_precision", 0);
  }

  /** A value that grows in a session and begins with each anew. */
  private ObjectNode counter(String key, String name, String field) {
    return live(key, "sensor", name, "{{ value_json." + field + " }}")
        .put("state_class", "total_increasing")
        .put("suggested_display_precision", 0);
  }

  private ObjectNode live(String key, String platform, String name, String template) {
    return component(key, platform, name)
        .put("state_topic", topics.live(device))
        .put("value_template", template)
        .put("expire_after", EXPIRE_SECONDS);
  }

  private ObjectNode status(String key, String name, String unit) {
    return component(key, "sensor", name)
        .put("state_topic", topics.status(device))
        .put("value_template", "{{ value_json." + key + " }}")
        .put("unit_of_measurement", unit)
        .put("state_class", "measurement")
        .put("entity_category", DIAGNOSTIC);
  }

  private ObjectNode button(String command, String name, String icon) {
    ObjectNode button =
        component(command, "button", name)
            .put("command_topic", topics.command(device, command))
            .put("payload_press", "{}");
    return icon.isEmpty() ? button : button.put("icon", icon);
  }

  private ObjectNode component(String key, String platform, String name) {
    return all.putObject(key)
        .put("platform", platform)
        .put("unique_id", "rollscope_" + device + '_' + key)
        .put("name", name);
  }

  private void none(String key, String platform) {
    all.putObject(key).put("platform", platform);
  }
}
