package org.rollscope.desktop.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.link.SerialPorts.Holder;
import org.rollscope.bridge.link.SerialPorts.Port;
import org.rollscope.bridge.link.SerialPorts.State;
import org.rollscope.desktop.doctor.TestMachine.HeldPort;
import org.rollscope.sim.port.PtyPort;

@Timeout(60)
class PortsCheckTest {
  private static final PortAccess DIALOUT = new PortAccess("dialout", true);

  @TempDir Path folder;

  private TestMachine machine;

  @BeforeEach
  void machine() throws IOException {
    machine = new TestMachine(folder.resolve("root"));
  }

  private static Port usb(State state) {
    return new Port("/dev/ttyUSB7", "CH340", "1a86:7523", "", "", state);
  }

  private Finding look(Port port, PortAccess access, Holder... holders) {
    return new PortCheck(machine.get(), port, access, List.of(holders)).look().getFirst();
  }

  private List<Finding> look(List<String> named, List<String> configured, Port... present) {
    return new PortsCheck(machine.get(), () -> List.of(present), named, configured).look();
  }

  @Test
  void free() {
    assertThat(look(usb(State.FREE), DIALOUT))
        .isEqualTo(Finding.ok("Serial port", "Free: CH340").of("/dev/ttyUSB7"));
  }

  @Test
  void heldByAnotherProcess() throws IOException {
    try (HeldPort held = HeldPort.open()) {
      Finding finding = look(List.of(held.port().path()), List.of()).getFirst();
      long process = held.holder().pid();
      assertThat(finding.verdict()).isEqualTo(Verdict.FIX);
      assertThat(finding.subject()).isEqualTo(held.port().path());
      assertThat(finding.words()).startsWith("Held by sh (process " + process + ").");
      assertThat(finding.commands()).containsExactly("kill " + process);
    }
  }

  @Test
  void lockedByAProcessThatRunsStill() throws IOException {
    try (PtyPort port = PtyPort.open()) {
      String lock = "/run/lock/LCK.." + Path.of(port.path()).getFileName();
      machine.file(lock, "      4711\n");
      List<String> asked = List.of(port.path());
      assertThat(look(asked, List.of()).getFirst().verdict()).as("stale").isEqualTo(Verdict.OK);
      machine.file("/proc/4711/comm", "minicom\n");
      assertThat(look(asked, List.of()).getFirst().words())
          .startsWith("Held by minicom (process 4711).");
    }
  }

  @Test
  void heldByWhatTakesPortsUnasked() {
    Holder manager = new Holder("ModemManager", 812, "/usr/sbin/ModemManager");
    Finding finding = look(usb(State.BUSY), DIALOUT, manager);
    assertThat(finding.words()).startsWith("Held by ModemManager (process 812). It takes");
    assertThat(finding.commands()).containsExactly("sudo systemctl disable --now ModemManager");
  }

  @Test
  void heldByRollscopeItself() {
    Holder bridge = new Holder("java", 99, "java -jar /opt/rollscope.jar bridge");
    assertThat(look(usb(State.BUSY), DIALOUT, bridge).verdict()).isEqualTo(Verdict.NOTE);
    String name = "/dev/serial/by-id/usb-Rollscope_Ball-if00";
    Holder other = new Holder("picocom", 98, "picocom " + name);
    assertThat(look(usb(State.BUSY), DIALOUT, other).verdict()).isEqualTo(Verdict.FIX);
  }

  @Test
  void notPermitted() throws IOException {
    assertThat(look(usb(State.FORBIDDEN), DIALOUT).commands())
        .containsExactly("sudo usermod -aG dialout anna");
    assertThat(look(usb(State.FORBIDDEN), new PortAccess("uucp", true)).commands())
        .containsExactly("sudo usermod -aG uucp anna");
    machine.file("/etc/group", "dialout:x:20:anna\n");
    Finding since = look(usb(State.FORBIDDEN), DIALOUT);
    assertThat(since.words()).contains("but not since you logged in");
    assertThat(since.commands()).containsExactly("newgrp dialout");
  }

  @Test
  void permittedToNoGroup() {
    for (PortAccess access :
        List.of(new PortAccess("root", true), new PortAccess("dialout", false))) {
      assertThat(look(usb(State.FORBIDDEN), access).commands())
          .containsExactly("sudo chmod a+rw /dev/ttyUSB7");
    }
  }

  @Test
  void whomAPortIsFor() throws IOException {
    Path file = Files.createFile(folder.resolve("port"));
    file.toFile().setReadable(false, false);
    assertThat(PortAccess.of(file).groupMay()).isFalse();
    assertThat(PortAccess.of(folder.resolve("none"))).isEqualTo(new PortAccess("", false));
  }

  @Test
  void onlyWhatSomebodyCountsOnIsToBeFixed() {
    Port board = new Port("/dev/none0", "", "", "", "", State.FORBIDDEN);
    Port plug = new Port("/dev/none1", "", "1a86:7523", "", "", State.FORBIDDEN);
    assertThat(look(List.of(), List.of(), board, plug))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.NOTE, Verdict.FIX);
    List<Finding> absent =
        look(List.of("/dev/asked"), List.of("/dev/configured", "ble:Ball", "auto"));
    assertThat(absent)
        .extracting(Finding::subject)
        .containsExactly("/dev/asked", "/dev/configured");
    assertThat(absent).extracting(Finding::verdict).containsExactly(Verdict.FIX, Verdict.NOTE);
  }

  @Test
  void aPortIsListedOnceWhateverItIsCalled() throws IOException {
    try (PtyPort port = PtyPort.open()) {
      Path link = Files.createSymbolicLink(folder.resolve("ball"), Path.of(port.path()));
      Port listed = new Port(port.path(), "", "", "", "", State.FREE);
      assertThat(look(List.of(link.toString()), List.of(port.path()), listed)).hasSize(1);
    }
  }

  @Test
  void noPortIsNoFault() {
    assertThat(look(List.of(), List.of()))
        .singleElement()
        .extracting(Finding::verdict)
        .isEqualTo(Verdict.NOTE);
  }

  @Test
  void programsThatTakePorts() throws IOException {
    machine.file("/proc/1/comm", "init\n").file("/proc/version", "Linux\n");
    assertThat(new GrabberCheck(machine.get()).look().getFirst().verdict()).isEqualTo(Verdict.OK);
    machine.file("/proc/812/comm", "ModemManager\n").file("/proc/813/comm", "brltty\n");
    assertThat(new GrabberCheck(machine.get()).look())
        .allSatisfy(one -> assertThat(one.verdict()).isEqualTo(Verdict.NOTE))
        .flatExtracting(Finding::commands)
        .containsExactly("sudo systemctl disable --now ModemManager", "sudo apt-get remove brltty");
  }
}
