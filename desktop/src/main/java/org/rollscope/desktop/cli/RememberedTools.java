package org.rollscope.desktop.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.RememberedDevices;
import org.rollscope.bridge.config.SensorConfig;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.devices.Acquaintance;
import org.rollscope.desktop.view.Columns;
import org.rollscope.desktop.view.Page;

/** The remembered tools, and what a person is told of them. */
final class RememberedTools {
  private static final int ID = 24;

  private final RememberedDevices store;
  private final PrintWriter out;

  RememberedTools(RememberedDevices store, PrintWriter out) {
    this.store = store;
    this.out = out;
  }

  List<DeviceConfig> load() throws ConfigException {
    return store.load();
  }

  /** Lists them. */
  void print() throws ConfigException {
    List<DeviceConfig> all = store.load();
    if (all.isEmpty()) {
      out.println("No tool is remembered. 'rollscope pair' remembers one.");
    }
    all.forEach(this::print);
  }

  private void print(DeviceConfig tool) {
    String name = tool.name();
    out.println((Columns.pad(tool.provisionalId(), ID) + (name == null ? "" : name)).strip());
    tool.sensors().forEach(sensor -> out.println("  " + words(sensor)));
    List<String> details = new ArrayList<>();
    if (tool.tool().kind() != null) {
      details.add(tool.tool().kind().label());
    }
    if (!tool.zone().equals(Zone.UNKNOWN)) {
      details.add("begins on " + tool.zone().label());
    }
    if (!details.isEmpty()) {
      out.println("  " + String.join(", ", details));
    }
  }

  private static String words(SensorConfig sensor) {
    String driver = sensor.protocol() == null ? "" : ", driver " + sensor.protocol();
    String channels =
        sensor.channels().stream()
            .sorted()
            .map(channel -> ", " + channel.label())
            .collect(Collectors.joining());
    return sensor.link() + driver + channels;
  }

  /** Forgets the one that a person means. */
  void forget(String word) throws ConfigException {
    List<DeviceConfig> meant =
        store.load().stream().filter(tool -> RememberedDevices.isMeant(tool, word)).toList();
    if (meant.size() != 1) {
      throw new CommandException(
          meant.isEmpty()
              ? "no tool '" + word + "' is remembered; 'rollscope pair --list' tells which are"
              : "'" + word + "' are several; name one by its ID: " + ids(meant));
    }
    store.forget(meant.getFirst().provisionalId());
    out.println("Forgotten: " + meant.getFirst().provisionalId());
  }

  private static String ids(List<DeviceConfig> tools) {
    return tools.stream().map(DeviceConfig::provisionalId).collect(Collectors.joining(", "));
  }

  /** What is remembered of a tool by now, with its sensors as they are now. */
  DeviceConfig before(Acquaintance met) throws ConfigException {
    try {
      return met.among(store.load());
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Keeps a tool, and tells what becomes of it. */
  void keep(DeviceConfig tool, Acquaintance met) throws ConfigException {
    for (DeviceConfig old : store.load()) {
      boolean moves = !old.links().equalsIgnoreCase(tool.links());
      if (old.provisionalId().equals(tool.provisionalId()) && moves) {
        paragraph(
            "It takes the place of the "
                + old.provisionalId()
                + " on "
                + old.links()
                + ". To keep both, give one another --id.");
      }
    }
    store.remember(tool);
    out.println("Remembered in " + store.file() + ":");
    print(tool);
    if (met.wantsArea() && Double.isNaN(tool.tool().contactArea())) {
      paragraph("It measures force; --contact-area-mm2 makes pressure of it.");
    }
    String elsewhere =
        store.file().equals(RememberedDevices.defaultFile()) ? "" : " --remembered " + store.file();
    paragraph(
        "'rollscope bridge" + elsewhere + "' reads it from now on, 'rollscope watch' shows it.");
  }

  private void paragraph(String words) {
    Page.wrap(words, Page.WIDTH).forEach(out::println);
  }
}
