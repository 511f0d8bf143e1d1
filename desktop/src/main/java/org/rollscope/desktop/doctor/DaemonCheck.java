package org.rollscope.desktop.doctor;

import java.util.List;
import java.util.function.Supplier;
import org.rollscope.bridge.bluez.BluezReport;

/** Whether the Bluetooth daemon runs and answers. */
final class DaemonCheck implements Check {
  private static final String NAME = "Bluetooth daemon";

  private final Machine machine;
  private final Supplier<BluezReport> report;

  DaemonCheck(Machine machine, Supplier<BluezReport> report) {
    this.machine = machine;
    this.report = report;
  }

  @Override
  public List<Finding> look() {
    return List.of(
        switch (report.get().reach()) {
          case NO_BUS -> Finding.notChecked(NAME, "There is no D-Bus to ask.");
          case FORBIDDEN -> Finding.notChecked(NAME, "You may not talk to it.");
          case NO_DAEMON ->
              Finding.fix(
                  NAME,
                  "None is running. Install and start it:",
                  machine.install("bluez", "bluez"),
                  machine.service("start", "bluetooth"));
          case SILENT ->
              Finding.fix(
                  NAME,
                  "It does not answer. Start it again:",
                  machine.service("restart", "bluetooth"));
          case DAEMON -> Finding.ok(NAME, "BlueZ " + report.get().version());
        });
  }
}
