package org.rollscope.desktop.doctor;

import java.util.List;
import java.util.function.Supplier;
import org.rollscope.bridge.bluez.BluezReport;

/** Whether this user may talk to the Bluetooth daemon. */
final class PermissionCheck implements Check {
  private static final String NAME = "Bluetooth permission";
  private static final String GROUP = "bluetooth";

  private final Machine machine;
  private final Supplier<BluezReport> report;

  PermissionCheck(Machine machine, Supplier<BluezReport> report) {
    this.machine = machine;
    this.report = report;
  }

  @Override
  public List<Finding> look() {
    return List.of(
        switch (report.get().reach()) {
          case NO_BUS -> Finding.notChecked(NAME, "There is no D-Bus to ask.");
          case NO_DAEMON -> Finding.notChecked(NAME, "There is no Bluetooth daemon to ask.");
          case SILENT, DAEMON -> Finding.ok(NAME, "The bus lets you talk to the daemon.");
          case FORBIDDEN -> new Groups(machine).join(NAME, "The bus refuses it.", GROUP);
        });
  }
}
