package org.rollscope.desktop.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether Bluetooth is kept off by aeroplane mode or a switch, which the kernel calls rfkill. */
final class BlockCheck implements Check {
  private static final String NAME = "Bluetooth blocked";

  private final Machine machine;

  BlockCheck(Machine machine) {
    this.machine = machine;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    for (Path folder : switches()) {
      if (machine.read(folder.resolve("type")).equals("bluetooth")) {
        findings.add(of(folder).of(machine.read(folder.resolve("name"))));
      }
    }
    return findings.isEmpty()
        ? List.of(Finding.notChecked(NAME, "The kernel has no such switch here."))
        : findings;
  }

  private List<Path> switches() {
    try (Stream<Path> files = Files.list(machine.at("/sys/class/rfkill"))) {
      return files.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private Finding of(Path folder) {
    if (machine.read(folder.resolve("hard")).equals("1")) {
      return Finding.fix(
          NAME, "Yes, by a switch or a key of the machine, such as Fn + F2. Use it.");
    }
    return machine.read(folder.resolve("soft")).equals("1")
        ? Finding.fix(
            NAME, "Yes, as in aeroplane mode:", machine.asRoot("rfkill unblock bluetooth"))
        : Finding.ok(NAME, "No.");
  }
}
