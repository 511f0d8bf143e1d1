package org.rollscope.bridge.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.Surface;
import org.rollscope.core.sample.Vector;
import org.rollscope.core.spot.Zone;

/** Reads one entry of the section {@code devices}. */
final class DeviceReader {
  private final ConfigReader config;
  private final Set<String> persons;
  private final SensorReader sensors;

  DeviceReader(ConfigReader config, Set<String> persons) {
    this.config = config;
    this.persons = persons;
    sensors = new SensorReader(config);
  }

  DeviceConfig read(Section section) {
    DeviceConfig device =
        new DeviceConfig(
            sensors(section),
            section.text("name"),
            id(section),
            tool(section),
            zone(section),
            person(section),
            section.flag("haptic", true),
            calibration(section));
    section.finish();
    return device;
  }

  private List<SensorConfig> sensors(Section section) {
    if (!section.has("sensors")) {
      return List.of(sensors.read(section));
    }
    List<Section> parts = section.list("sensors");
    List<SensorConfig> read = parts.stream().map(sensors::read).toList();
    parts.forEach(Section::finish);
    if (read.size() < 2 || read.stream().anyMatch(sensor -> sensor.channels().isEmpty())) {
      section.wrong(
          "sensors", "must list two sensors or more, each with its channels, such as [force]");
      return List.of(SensorConfig.on("auto"));
    }
    long all = read.stream().mapToLong(sensor -> sensor.channels().size()).sum();
    if (all > read.stream().flatMap(sensor -> sensor.channels().stream()).distinct().count()) {
      section.wrong("sensors", "a channel may come from one sensor only");
    }
    return read;
  }

  private static @Nullable String id(Section section) {
    String id = section.text("id");
    if (id != null && !id.equals(DeviceInfo.idFrom(id))) {
      section.wrong("id", "'" + id + "' must be lower-case letters, digits and hyphens");
    }
    return id;
  }

  private static ToolConfig tool(Section section) {
    return new ToolConfig(
        kind(section),
        section.number("radius-mm", Double.NaN, 1, 1000) * 1e-3,
        axis(section),
        surface(section),
        section.number("contact-area-mm2", Double.NaN, 1, 1_000_000) * 1e-6);
  }

  private static @Nullable InstrumentKind kind(Section section) {
    if (!section.has("instrument")) {
      return null;
    }
    Map<String, InstrumentKind> kinds = new LinkedHashMap<>();
    for (InstrumentKind kind : InstrumentKind.values()) {
      kinds.put(kind.label(), kind);
    }
    String ball = InstrumentKind.BALL.label();
    return kinds.get(section.choice("instrument", ball, List.copyOf(kinds.keySet())));
  }

  private static @Nullable Vector axis(Section section) {
    List<String> words = section.words("axis");
    if (words.isEmpty()) {
      return null;
    }
    try {
      double[] axis = words.stream().mapToDouble(Double::parseDouble).toArray();
      if (axis.length == 3 && new Vector(axis[0], axis[1], axis[2]).norm() > 0.01) {
        return new Vector(axis[0], axis[1], axis[2]);
      }
    } catch (NumberFormatException e) {
      // Told below, like an axis of no length.
    }
    section.wrong("axis", "must be the direction of the tool's axis, such as [1, 0, 0]");
    return null;
  }

  private static @Nullable Surface surface(Section section) {
    if (!section.has("surface")) {
      return null;
    }
    String text = section.choice("surface", "above", List.of("above", "below"));
    return text.equals("above") ? Surface.ABOVE : Surface.BELOW;
  }

  private static Zone zone(Section section) {
    String label = section.text("zone", Zone.UNKNOWN.label());
    try {
      return Zone.parse(label);
    } catch (IllegalArgumentException e) {
      section.wrong("zone", String.valueOf(e.getMessage()));
      return Zone.UNKNOWN;
    }
  }

  private @Nullable String person(Section section) {
    String person = section.text("person");
    if (person != null && !persons.contains(person)) {
      section.wrong(
          "person",
          "there is no '" + person + "' under persons" + Spelling.suggestion(person, persons));
    }
    return person;
  }

  private @Nullable Path calibration(Section section) {
    String file = section.text("calibration");
    return file == null ? null : config.path(file);
  }
}
