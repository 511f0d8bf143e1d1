package org.rollscope.desktop.doctor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.bluez.BluezReport;
import org.rollscope.bridge.link.SerialPorts;

/** Looks for what keeps this machine from reading tools; changes nothing. */
public final class Doctor {
  private static final long ROOM = 16L << 20;

  private final Machine machine;
  private final Scope scope;

  public Doctor(Machine machine, Scope scope) {
    this.machine = machine;
    this.scope = scope;
  }

  /**
   * Makes all checks in order.
   *
   * @param listener told of each finding as soon as it is there
   * @return all findings
   */
  public List<Finding> look(Consumer<Finding> listener) throws InterruptedException {
    return look(checks(), listener);
  }

  /** Makes the checks of the way to tools alone: Bluetooth and serial ports. */
  public List<Finding> lookForTools() throws InterruptedException {
    return look(wayToTools(), finding -> {});
  }

  private static List<Finding> look(List<Check> checks, Consumer<Finding> listener)
      throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (Check check : checks) {
      for (Finding finding : found(check)) {
        findings.add(finding);
        listener.accept(finding);
      }
    }
    return findings;
  }

  /** What fails in one check must not hide what the others find. */
  private static List<Finding> found(Check check) throws InterruptedException {
    try {
      return check.look();
    } catch (RuntimeException e) {
      String name = check.getClass().getSimpleName();
      return List.of(Finding.notChecked(name, "This failed, which it should not: " + e));
    }
  }

  private List<Check> checks() {
    List<Check> checks = wayToTools();
    checks.add(
        scope.broker()
            ? new BrokerCheck(machine, scope.config().broker())
            : () -> List.of(Finding.notChecked(BrokerCheck.NAME, "You asked to leave it out.")));
    checks.add(new ClockCheck(machine));
    for (Path folder : scope.folders()) {
      checks.add(new FolderCheck(machine, folder, ROOM));
    }
    return checks;
  }

  private List<Check> wayToTools() {
    List<Check> checks = new ArrayList<>(bluetooth());
    checks.add(new PortsCheck(machine, SerialPorts::list, scope.ports(), scope.links()));
    checks.add(new GrabberCheck(machine));
    return checks;
  }

  private List<Check> bluetooth() {
    if (!scope.bluetooth()) {
      return List.of(() -> List.of(Finding.notChecked("Bluetooth", "You asked to leave it out.")));
    }
    if (!machine.isLinux()) {
      return List.of(
          () -> List.of(Finding.notChecked("Bluetooth", "It goes by BlueZ, which is Linux's.")));
    }
    BleSettings settings = scope.config().bluetooth();
    Supplier<BluezReport> report = new Once(settings.bus());
    return List.of(
        new MachineIdCheck(machine),
        new BusCheck(machine, report),
        new PermissionCheck(machine, report),
        new DaemonCheck(machine, report),
        new AdapterCheck(machine, report, settings.adapter()),
        new BlockCheck(machine),
        new TinybUseCheck(settings));
  }

  /** Goes the way to Bluetooth once, however many ask how far it goes. */
  private static final class Once implements Supplier<BluezReport> {
    private final @Nullable String address;
    private @Nullable BluezReport report;

    Once(@Nullable String address) {
      this.address = address;
    }

    @Override
    public BluezReport get() {
      BluezReport known = report;
      if (known == null) {
        known = BluezReport.of(address);
        report = known;
      }
      return known;
    }
  }
}
