package org.rollscope.bridge.config;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.BleTarget;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.core.sample.Channel;

/** Reads the keys that say where a sensor is and how it speaks. */
final class SensorReader {
  private static final Pattern USB =
      Pattern.compile("usb:[0-9A-Fa-f]{4}:[0-9A-Fa-f]{4}(:[^:\\s]+)?");
  private static final Pattern TCP = Pattern.compile("tcp://[^\\s:/]+:\\d{1,5}");

  private final ConfigReader config;

  SensorReader(ConfigReader config) {
    this.config = config;
  }

  SensorConfig read(Section section) {
    return new SensorConfig(
        link(section),
        protocol(section),
        section.integer("baud", SensorConfig.USUAL_BAUD, 300, 10_000_000),
        section.number("speed", 1, 0.01, 1_000_000),
        channels(section));
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
            || (link.startsWith(BleTarget.SCHEME) && !BleTarget.of(link).text().isEmpty())
            || (link.startsWith("replay:") && link.length() > "replay:".length())
            || isPath(link);
    return good
        ? null
        : "'"
            + link
            + "' is not a link; use auto, a port such as /dev/ttyUSB0 or COM3, usb:VID:PID[:SERIAL]"
            + " in hexadecimal, ble:NAME, ble:ADDRESS, ble:auto, tcp://HOST:PORT or replay:FILE";
  }

  private static boolean isPath(String link) {
    return link.startsWith("/") || link.startsWith("COM") || link.startsWith("\\\\.\\");
  }

  private static @Nullable String protocol(Section section) {
    String name = section.text("protocol");
    if (name != null) {
      try {
        DeviceProtocol.named(name);
      } catch (IllegalArgumentException e) {
        section.wrong("protocol", String.valueOf(e.getMessage()));
      }
    }
    return name;
  }

  private static Set<Channel> channels(Section section) {
    Set<Channel> channels = EnumSet.noneOf(Channel.class);
    for (String word : section.words("channels")) {
      try {
        channels.add(Channel.parse(word));
      } catch (IllegalArgumentException e) {
        section.wrong("channels", String.valueOf(e.getMessage()));
      }
    }
    return channels;
  }
}
