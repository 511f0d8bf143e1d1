package org.rollscope.desktop.doctor;

import java.util.List;

/** Whether the machine has an id; slim containers have none. */
final class MachineIdCheck implements Check {
  private static final String NAME = "Machine id";
  private static final List<String> PLACES = List.of("/etc/machine-id", "/var/lib/dbus/machine-id");

  private final Machine machine;

  MachineIdCheck(Machine machine) {
    this.machine = machine;
  }

  @Override
  public List<Finding> look() {
    for (String place : PLACES) {
      if (machine.read(machine.at(place)).matches("[0-9a-f]{32}")) {
        return List.of(Finding.ok(NAME, place));
      }
    }
    // Our own way onto the bus does without; see bluez.BusDoor.
    return List.of(
        Finding.note(
            NAME,
            "There is none in /etc/machine-id. Rollscope does without, other programs on D-Bus may"
                + " not. To make one:",
            machine.asRoot("dbus-uuidgen --ensure=/etc/machine-id")));
  }
}
