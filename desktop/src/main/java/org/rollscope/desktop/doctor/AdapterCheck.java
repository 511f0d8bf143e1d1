package org.rollscope.desktop.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.bluez.BluezReport;
import org.rollscope.bridge.bluez.BluezReport.Adapter;
import org.rollscope.bridge.bluez.BluezReport.Reach;

/** Whether there is a Bluetooth adapter, switched on. */
final class AdapterCheck implements Check {
  private static final String NAME = "Bluetooth adapter";

  private final Machine machine;
  private final Supplier<BluezReport> report;
  private final @Nullable String wanted;

  /**
   * @param wanted name of the one to use; null for any
   */
  AdapterCheck(Machine machine, Supplier<BluezReport> report, @Nullable String wanted) {
    this.machine = machine;
    this.report = report;
    this.wanted = wanted;
  }

  @Override
  public List<Finding> look() {
    if (report.get().reach() != Reach.DAEMON) {
      return List.of(Finding.notChecked(NAME, "There is no Bluetooth daemon to ask."));
    }
    List<Adapter> all = report.get().adapters();
    List<Adapter> used =
        all.stream().filter(one -> wanted == null || one.name().equals(wanted)).toList();
    if (used.isEmpty()) {
      return List.of(missing(all));
    }
    List<Finding> findings = used.stream().map(this::of).toList();
    boolean works = findings.stream().anyMatch(one -> one.verdict() == Verdict.OK);
    return works ? findings.stream().map(Finding::atMostNote).toList() : findings;
  }

  private Finding missing(List<Adapter> others) {
    if (wanted != null && !others.isEmpty()) {
      String names = String.join(", ", others.stream().map(Adapter::name).toList());
      return Finding.fix(NAME, "It is not there; there is " + names + ". Choose with --adapter.")
          .of(wanted);
    }
    List<String> known = knownToKernel();
    if (known.isEmpty()) {
      return Finding.fix(
          NAME,
          "There is none. Plug one in; where one is built in, switch it on in the machine's"
              + " set-up, and see what the kernel says of it:",
          machine.asRoot("dmesg") + " | grep -i bluetooth");
    }
    return Finding.fix(
        NAME,
        "The kernel has " + String.join(", ", known) + ", of which the daemon does not know:",
        machine.service("restart", "bluetooth"));
  }

  private List<String> knownToKernel() {
    try (Stream<Path> files = Files.list(machine.at("/sys/class/bluetooth"))) {
      // Connections are listed there, too, as hci0:64.
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("hci[0-9]+"))
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private Finding of(Adapter adapter) {
    Finding finding;
    if (!adapter.central()) {
      finding = Finding.fix(NAME, "It cannot connect to Bluetooth LE devices. Plug another in.");
    } else if (adapter.powered()) {
      finding = Finding.ok(NAME, adapter.address() + ", switched on.");
    } else if (adapter.blocked()) {
      finding = Finding.fix(NAME, "It is blocked.", machine.asRoot("rfkill unblock bluetooth"));
    } else {
      finding = Finding.fix(NAME, "It is switched off. Switch it on:", powerOn(adapter));
    }
    return finding.of(adapter.name());
  }

  /** bluetoothctl means the first adapter unless told. */
  private String powerOn(Adapter adapter) {
    return report.get().adapters().size() == 1
        ? "bluetoothctl power on"
        : "printf 'select " + adapter.address() + "\\npower on\\n' | bluetoothctl";
  }
}
