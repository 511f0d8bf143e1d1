package org.rollscope.desktop.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.rollscope.sim.bluez.FaultScript;
import picocli.CommandLine.Option;

/** Options that put a simulated tool on the air. */
final class AirOptions {
  @Option(names = "--ble", description = "Be a Bluetooth device, by this computer's adapter.")
  private boolean real;

  @Option(
      names = "--adapter",
      paramLabel = "NAME",
      description = "The adapter for --ble, such as hci1; else any that can advertise.")
  private @Nullable String adapter;

  @Option(
      names = "--virtual-ble",
      description = "Be one on a virtual adapter, on a D-Bus of its own whose address is printed.")
  private boolean virtual;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description = "With --virtual-ble: what is wrong with the device; see --list.")
  private @Nullable String fault;

  boolean isWanted() {
    return real || virtual;
  }

  Air open() throws IOException {
    FaultScript script = fault == null ? null : FaultScript.parse(fault);
    if (virtual) {
      return Air.virtual(script);
    }
    if (script != null) {
      throw new CommandException("--fault needs --virtual-ble: real air has faults of its own");
    }
    return Air.real(adapter);
  }
}
