package org.rollscope.desktop.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.rollscope.bridge.BluetoothOptions;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.desktop.devices.Found;
import org.rollscope.desktop.devices.Survey;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say where to look for tools, and for how long. */
final class RangeOptions {
  private static final double LONGEST = 600;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "6",
      description = "Listen to the air for so long; ${DEFAULT-VALUE} unless told.")
  private double seconds;

  @Option(names = "--no-bluetooth", description = "Leave Bluetooth alone.")
  private boolean noBluetooth;

  @Option(names = "--no-ports", description = "Leave the serial ports alone.")
  private boolean noPorts;

  @Option(names = "--all-ports", description = "Listen to the ports that are not on USB, too.")
  private boolean allPorts;

  @Mixin private BluetoothOptions bluetooth;

  BleSettings bluetooth() {
    try {
      return bluetooth.settings(BleSettings.DEFAULT);
    } catch (ConfigException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Where to look.
   *
   * @param named ports to listen to; empty for those there are
   */
  Survey.Range range(List<String> named) {
    if (!(seconds > 0 && seconds <= LONGEST)) {
      throw new CommandException("--seconds must be above 0 and at most 600");
    }
    Duration time = Duration.ofMillis((long) (seconds * 1000));
    return new Survey.Range(time, !noBluetooth, named.isEmpty() ? ports() : named(named));
  }

  private List<Found> ports() {
    return noPorts
        ? List.of()
        : Survey.ports().stream()
            .filter(port -> allPorts || port.place() == Found.Place.USB)
            .toList();
  }

  private static List<Found> named(List<String> links) {
    List<Found> ports = new ArrayList<>();
    for (String link : links) {
      try {
        ports.add(Survey.port(link));
      } catch (ConfigException e) {
        throw new CommandException(String.valueOf(e.getMessage()), e);
      }
    }
    return ports;
  }

  /** What is waited for, in words. */
  String words() {
    return noBluetooth
        ? "Listening to the ports ..."
        : String.format(java.util.Locale.ROOT, "Listening for %.0f s ...", Math.max(1, seconds));
  }
}
