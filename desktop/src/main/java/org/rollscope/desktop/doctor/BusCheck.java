package org.rollscope.desktop.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rollscope.bridge.bluez.BluezReport;
import org.rollscope.bridge.bluez.BluezReport.Reach;

/** Whether the D-Bus that Bluetooth is on can be joined. */
final class BusCheck implements Check {
  private static final String NAME = "D-Bus";
  private static final Pattern SOCKET = Pattern.compile("unix:(?:.*,)?path=([^,;]+).*");

  private final Machine machine;
  private final Supplier<BluezReport> report;

  BusCheck(Machine machine, Supplier<BluezReport> report) {
    this.machine = machine;
    this.report = report;
  }

  @Override
  public List<Finding> look() {
    String address = report.get().address();
    if (report.get().reach() != Reach.NO_BUS) {
      return List.of(Finding.ok(NAME, address));
    }
    Matcher socket = SOCKET.matcher(address);
    return List.of(
        socket.matches() ? unreached(Path.of(socket.group(1))) : start(report.get().problem()));
  }

  private Finding unreached(Path socket) {
    if (!Files.exists(socket)) {
      return start("There is no bus: " + socket + " is missing.");
    }
    if (!Files.isWritable(socket)) {
      return Finding.fix(
          NAME, "You may not use " + socket + ".", machine.asRoot("chmod a+rw " + socket));
    }
    return start("Nobody answers at " + socket + ".");
  }

  private Finding start(String words) {
    return machine.isContainer()
        ? Finding.fix(
            NAME,
            words + " This is a container: run it with the host's bus.",
            "docker run -v /run/dbus:/run/dbus ...")
        : Finding.fix(
            NAME,
            words + " Install and start it:",
            machine.install("dbus", "dbus-daemon"),
            machine.service("start", "dbus"));
  }
}
