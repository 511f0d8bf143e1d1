package org.rollscope.desktop.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.rollscope.bridge.link.SerialPorts;
import org.rollscope.bridge.link.SerialPorts.Port;

/** Each serial port there is, and those that somebody counts on. */
final class PortsCheck implements Check {
  private final Machine machine;
  private final Supplier<List<Port>> present;
  private final List<String> named;
  private final List<String> configured;

  /**
   * @param present lists the ports there are
   * @param named paths a person asks of
   * @param configured links of tools, of which those that are no ports are passed over
   */
  PortsCheck(
      Machine machine, Supplier<List<Port>> present, List<String> named, List<String> configured) {
    this.machine = machine;
    this.present = present;
    this.named = List.copyOf(named);
    this.configured = List.copyOf(configured);
  }

  @Override
  public List<Finding> look() {
    Map<String, Finding> findings = new LinkedHashMap<>();
    for (String path : named) {
      add(findings, asked(path));
    }
    for (String link : configured) {
      if (link.startsWith("/")) {
        add(findings, asked(link).atMostNote());
      }
    }
    for (Port port : present.get()) {
      Finding finding = of(port);
      add(findings, port.isUsb() ? finding : finding.atMostNote());
    }
    return findings.isEmpty()
        ? List.of(
            Finding.note(
                PortCheck.NAME, "There is none. A tool on a cable shows up here once plugged in."))
        : new ArrayList<>(findings.values());
  }

  private static void add(Map<String, Finding> findings, Finding finding) {
    findings.putIfAbsent(finding.subject(), finding);
  }

  private Finding asked(String path) {
    return Files.exists(Path.of(path))
        ? of(SerialPorts.at(path))
        : Finding.fix(PortCheck.NAME, "It is not there. Plug the tool in.").of(path);
  }

  private Finding of(Port port) {
    return PortCheck.of(machine, port).look().getFirst();
  }
}
