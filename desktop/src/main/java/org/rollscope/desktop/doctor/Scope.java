package org.rollscope.desktop.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.SensorConfig;

/**
 * What is to work.
 *
 * @param config of the bridge that is to run here
 * @param ports a person asks of, by path
 * @param bluetooth whether Bluetooth is needed
 * @param broker whether a broker is
 * @param own folder of what the program keeps for a person
 */
public record Scope(
    BridgeConfig config, List<String> ports, boolean bluetooth, boolean broker, Path own) {
  public Scope {
    ports = List.copyOf(ports);
  }

  /** The links of the tools that the bridge is to read. */
  List<String> links() {
    return config.devices().stream()
        .flatMap(device -> device.sensors().stream())
        .map(SensorConfig::link)
        .toList();
  }

  /** The folders that the program writes into. */
  List<Path> folders() {
    List<Path> folders = new ArrayList<>(List.of(own));
    if (!config.calibrations().startsWith(own)) {
      folders.add(config.calibrations());
    }
    // The serial library and TinyB's are unpacked there.
    folders.add(Path.of(System.getProperty("java.io.tmpdir")));
    return folders;
  }
}
