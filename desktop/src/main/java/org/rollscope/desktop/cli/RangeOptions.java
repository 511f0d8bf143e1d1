package org.rollscope.desktop.cli;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.rollscope.bridge.BluetoothOptions;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.desktop.devices.Found;
import org.rollscope.desktop.devices.Survey;
import org.rollscope.desktop.devices.Wanted;
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
    List<Found> listened =
        named.isEmpty() ? ports() : named.stream().map(RangeOptions::port).toList();
    return new Survey.Range(time(), !noBluetooth, listened);
  }

  /** Where the tools are that a person means; everywhere where none is named. */
  Survey.Range rangeOf(List<Wanted> links) {
    if (links.isEmpty()) {
      return range(List.of());
    }
    boolean air = false;
    Set<Found> ports = new LinkedHashSet<>();
    for (Wanted one : links) {
      if (one.isOnTheAir()) {
        air = true;
      } else if (one.isAny()) {
        ports.addAll(ports());
      } else {
        ports.add(port(one.link()));
      }
    }
    return new Survey.Range(time(), air, List.copyOf(ports));
  }

  private Duration time() {
    if (!(seconds > 0 && seconds <= LONGEST)) {
      throw new CommandException("--seconds must be above 0 and at most 600");
    }
    return Duration.ofMillis((long) (seconds * 1000));
  }

  private List<Found> ports() {
    return noPorts
        ? List.of()
        : Survey.ports().stream()
            .filter(port -> allPorts || port.place() == Found.Place.USB)
            .toList();
  }

  private static Found port(String link) {
    try {
      return Survey.port(link);
    } catch (ConfigException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  /** What is waited for, in words. */
  static String words(Survey.Range range) {
    return range.air()
        ? "Listening for %d s ...".formatted(Math.max(1, range.time().toSeconds()))
        : "Listening to the ports ...";
  }
}
