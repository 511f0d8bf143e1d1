package org.rollscope.bridge.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Surface;
import org.rollscope.core.spot.Zone;

/** Reads one entry of the section {@code devices}. */
final class DeviceReader {
  private static final Pattern USB =
      Pattern.compile("usb:[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}(:[^:\\s]+)?");
  private static final Pattern TCP = Pattern.compile("tcp://[^\\s:/]+:\\d{1,5}");

  private final ConfigReader config;
  private final Set<String> persons;

  DeviceReader(ConfigReader config, Set<String> persons) {
    this.config = config;
    this.persons = persons;
  }

  DeviceConfig read(Section section) {
    DeviceConfig device =
        new DeviceConfig(
            link(section),
            section.integer("baud", DeviceConfig.DEFAULT_BAUD, 300, 10_000_000),
            section.number("speed", 1, 0.01, 1_000_000),
            section.text("name"),
            id(section),
            section.number("radius-mm", Double.NaN, 1, 1000) * 1e-3,
            surface(section),
            section.number("contact-area-mm2", Double.NaN, 1, 1_000_000) * 1e-6,
            zone(section),
            person(section),
            section.flag("haptic", true),
            calibration(section));
    section.finish();
    return device;
  }

  private String link(Section section) {
    String link = section.text("link", "auto");
    String problem = problem(link);
    if (problem != null) {
      section.wrong("link", problem);
    }
    return link.startsWith("replay:")
        ? "replay:" + config.path(link.substring("replay:".length()))
        : link;
  }

  /** What is wrong with a link; null when nothing is. */
  static @Nullable String problem(String link) {
    boolean good =
        link.equals("auto")
            || (link.startsWith("usb:") && USB.matcher(link).matches())
            || (link.startsWith("tcp:") && TCP.matcher(link).matches())
            || (link.startsWith("replay:") && link.length() > "replay:".length())
            || isPath(link);
    return good
        ? null
        : "'"
            + link
            + "' is not a link; use auto, a port such as /dev/ttyUSB0 or COM3, usb:VID:PID[:SERIAL]"
            + " in hexadecimal, tcp://HOST:PORT or replay:FILE";
  }

  private static boolean isPath(String link) {
    return link.startsWith("/") || link.startsWith("COM") || link.startsWith("\\\\.\\");
  }

  private static @Nullable String id(Section section) {
    String id = section.text("id");
    if (id != null && !id.equals(DeviceInfo.idFrom(id))) {
      section.wrong("id", "'" + id + "' must be lower-case letters, digits and hyphens");
    }
    return id;
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
