package org.rollscope.desktop.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Whether programs run that take serial ports unasked; a note, for not all do so. */
final class GrabberCheck implements Check {
  private static final String NAME = "Programs that take ports";

  private final Machine machine;

  GrabberCheck(Machine machine) {
    this.machine = machine;
  }

  @Override
  public List<Finding> look() {
    List<String> running;
    try (Stream<Path> processes = Files.list(machine.at("/proc"))) {
      running =
          processes
              .filter(file -> file.getFileName().toString().matches("[0-9]+"))
              .map(file -> machine.read(file.resolve("comm")))
              .toList();
    } catch (IOException e) {
      return List.of(Finding.notChecked(NAME, "This system does not list its processes."));
    }
    List<Finding> findings = new ArrayList<>();
    for (Grabber one : Grabber.values()) {
      if (running.contains(one.program())) {
        findings.add(
            Finding.note(NAME, one.program() + " runs. " + one.words(), one.stop(machine)));
      }
    }
    String names =
        String.join(" nor ", Arrays.stream(Grabber.values()).map(Grabber::program).toList());
    return findings.isEmpty() ? List.of(Finding.ok(NAME, "Neither " + names + " runs.")) : findings;
  }
}
