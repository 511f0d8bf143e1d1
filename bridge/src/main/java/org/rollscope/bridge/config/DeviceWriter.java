package org.rollscope.bridge.config;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.Vector;
import org.rollscope.core.spot.Zone;

/** Writes devices the way {@link DeviceReader} reads them. */
final class DeviceWriter {
  private static final String HEAD =
      """
      # Remembered by 'rollscope pair', which does not keep comments of your own. The list is that of
      # rollscope.yaml and may be copied there.
      devices:
      """;

  private static final int DECIMALS = 4;

  private final StringBuilder text = new StringBuilder();
  private String indent = "";
  private boolean begins;

  private DeviceWriter() {}

  static String write(List<DeviceConfig> devices) {
    DeviceWriter writer = new DeviceWriter();
    writer.text.append(devices.isEmpty() ? HEAD.replace("devices:", "devices: []") : HEAD);
    devices.forEach(writer::device);
    return writer.text.toString();
  }

  private void device(DeviceConfig device) {
    item("  ");
    if (device.sensors().size() == 1) {
      sensor(device.sensors().getFirst());
    } else {
      key("sensors", "");
      for (SensorConfig sensor : device.sensors()) {
        item("      ");
        sensor(sensor);
      }
      indent = "    ";
    }
    words("id", device.id());
    words("name", device.name());
    tool(device.tool());
    if (!device.zone().equals(Zone.UNKNOWN)) {
      words("zone", device.zone().label());
    }
    words("person", device.person());
    if (!device.haptic()) {
      key("haptic", "false");
    }
    Path calibration = device.calibration();
    words("calibration", calibration == null ? null : calibration.toString());
  }

  private void sensor(SensorConfig sensor) {
    words("link", sensor.link());
    words("protocol", sensor.protocol());
    if (sensor.baud() != SensorConfig.USUAL_BAUD) {
      key("baud", Integer.toString(sensor.baud()));
    }
    if (sensor.speed() != 1) {
      key("speed", number(sensor.speed()));
    }
    if (!sensor.channels().isEmpty()) {
      key(
          "channels",
          sensor.channels().stream()
              .sorted()
              .map(Channel::label)
              .collect(Collectors.joining(", ", "[", "]")));
    }
  }

  private void tool(ToolConfig tool) {
    if (tool.kind() != null) {
      words("instrument", tool.kind().label());
    }
    if (!Double.isNaN(tool.radius())) {
      key("radius-mm", number(tool.radius() * 1e3));
    }
    Vector axis = tool.axis();
    if (axis != null) {
      key("axis", "[" + axis.x() + ", " + axis.y() + ", " + axis.z() + "]");
    }
    if (tool.surface() != null) {
      words("surface", tool.surface().name().toLowerCase(Locale.ROOT));
    }
    if (!Double.isNaN(tool.contactArea())) {
      key("contact-area-mm2", number(tool.contactArea() * 1e6));
    }
  }

  private void item(String where) {
    indent = where;
    begins = true;
  }

  private void words(String key, @Nullable String value) {
    if (value != null) {
      key(key, YamlText.of(value));
    }
  }

  private void key(String key, String value) {
    text.append(indent).append(begins ? "- " : "").append(key).append(':');
    text.append(value.isEmpty() ? "" : " ").append(value).append('\n');
    if (begins) {
      indent += "  ";
      begins = false;
    }
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(DECIMALS, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
