package org.rollscope.desktop.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.bluez.BluezReport;
import org.rollscope.desktop.endtoend.PrivateBus;
import org.rollscope.sim.bluez.VirtualBluez;

/** Each step of the way to Bluetooth, missing, on a real bus. */
@Timeout(60)
class BluetoothChecksTest {
  @TempDir Path folder;

  private TestMachine machine;

  @BeforeEach
  void machine() throws IOException {
    machine = new TestMachine(folder.resolve("root"));
  }

  private List<Finding> look(String address, @Nullable String adapter) {
    BluezReport report = BluezReport.of(address);
    Machine here = machine.get();
    return List.of(
        new BusCheck(here, () -> report).look().getFirst(),
        new PermissionCheck(here, () -> report).look().getFirst(),
        new DaemonCheck(here, () -> report).look().getFirst(),
        new AdapterCheck(here, () -> report, adapter).look().getFirst());
  }

  private static List<Verdict> verdicts(List<Finding> findings) {
    return findings.stream().map(Finding::verdict).toList();
  }

  @Test
  void allIsWell() throws IOException {
    try (PrivateBus bus = PrivateBus.start(folder, "");
        VirtualBluez bluez = VirtualBluez.start(bus.address(), 1)) {
      assertThat(bluez.objects()).isPositive();
      List<Finding> found = look(bus.address(), null);
      assertThat(verdicts(found)).containsOnly(Verdict.OK);
      assertThat(found.get(2).words()).isEqualTo("BlueZ 5.66");
      assertThat(found.get(3).words()).isEqualTo("00:1A:7D:00:00:01, switched on.");
      assertThat(found.get(3).subject()).isEqualTo("hci0");
    }
  }

  @Test
  void noBus() {
    List<Finding> found = look("unix:path=" + folder.resolve("nobody"), null);
    assertThat(verdicts(found))
        .containsExactly(
            Verdict.FIX, Verdict.NOT_CHECKED, Verdict.NOT_CHECKED, Verdict.NOT_CHECKED);
    assertThat(found.getFirst().words()).contains(folder.resolve("nobody") + " is missing");
    assertThat(found.getFirst().commands())
        .containsExactly("sudo apt-get install dbus", "sudo systemctl start dbus");
  }

  @Test
  void noBusInAContainer() throws IOException {
    machine.file("/.dockerenv", "");
    assertThat(look("unix:path=" + folder.resolve("nobody"), null).getFirst().commands())
        .containsExactly("docker run -v /run/dbus:/run/dbus ...");
  }

  @Test
  void noPermission() throws IOException {
    try (PrivateBus bus = PrivateBus.start(folder, "<deny send_destination=\"org.bluez\"/>");
        VirtualBluez bluez = VirtualBluez.start(bus.address(), 1)) {
      assertThat(bluez.objects()).isPositive();
      List<Finding> found = look(bus.address(), null);
      assertThat(verdicts(found))
          .containsExactly(Verdict.OK, Verdict.FIX, Verdict.NOT_CHECKED, Verdict.NOT_CHECKED);
      assertThat(found.get(1).commands()).containsExactly("sudo usermod -aG bluetooth anna");
      machine.file("/etc/group", "bluetooth:x:112:berta,anna\n");
      assertThat(look(bus.address(), null).get(1).commands()).containsExactly("newgrp bluetooth");
    }
  }

  @Test
  void noDaemon() throws IOException {
    try (PrivateBus bus = PrivateBus.start(folder, "")) {
      List<Finding> found = look(bus.address(), null);
      assertThat(verdicts(found))
          .containsExactly(Verdict.OK, Verdict.NOT_CHECKED, Verdict.FIX, Verdict.NOT_CHECKED);
      assertThat(found.get(2).commands())
          .containsExactly("sudo apt-get install bluez", "sudo systemctl start bluetooth");
    }
  }

  @Test
  void noDaemonOnFedoraWithoutSystemdAsRoot() throws IOException {
    machine.user("root").file("/usr/bin/dnf", "").without("/run/systemd/system/here");
    Files.delete(folder.resolve("root/run/systemd/system"));
    try (PrivateBus bus = PrivateBus.start(folder, "")) {
      assertThat(look(bus.address(), null).get(2).commands())
          .containsExactly("dnf install bluez", "service bluetooth start");
    }
  }

  @Test
  void noAdapter() throws IOException {
    try (PrivateBus bus = PrivateBus.start(folder, "");
        VirtualBluez bluez = VirtualBluez.start(bus.address(), 1)) {
      bluez.unplug("hci0");
      Finding adapter = look(bus.address(), null).get(3);
      assertThat(adapter.verdict()).isEqualTo(Verdict.FIX);
      assertThat(adapter.words()).startsWith("There is none. Plug one in");
      machine.file("/sys/class/bluetooth/hci0", "").file("/sys/class/bluetooth/hci0:64", "");
      adapter = look(bus.address(), null).get(3);
      assertThat(adapter.words()).startsWith("The kernel has hci0, of which");
      assertThat(adapter.commands()).containsExactly("sudo systemctl restart bluetooth");
    }
  }

  @Test
  void adapterOffOrAnother() throws IOException {
    try (PrivateBus bus = PrivateBus.start(folder, "");
        VirtualBluez bluez = VirtualBluez.start(bus.address(), 1)) {
      bluez.power("hci0", false);
      Finding off = look(bus.address(), null).get(3);
      assertThat(off.verdict()).isEqualTo(Verdict.FIX);
      assertThat(off.commands()).containsExactly("bluetoothctl power on");
      Finding other = look(bus.address(), "hci1").get(3);
      assertThat(other.subject()).isEqualTo("hci1");
      assertThat(other.words()).contains("there is hci0");
      bluez.plug("hci1", "00:1A:7D:00:00:02");
      off = look(bus.address(), null).get(3);
      assertThat(off.verdict()).as("the other works").isEqualTo(Verdict.NOTE);
      assertThat(off.commands().getFirst()).contains("select 00:1A:7D:00:00:01");
      assertThat(look(bus.address(), "hci1").get(3).verdict()).isEqualTo(Verdict.OK);
    }
  }

  @Test
  void blocked() throws IOException {
    assertThat(new BlockCheck(machine.get()).look().getFirst().verdict())
        .isEqualTo(Verdict.NOT_CHECKED);
    String folder = "/sys/class/rfkill/rfkill1/";
    machine
        .file("/sys/class/rfkill/rfkill0/type", "wlan\n")
        .file("/sys/class/rfkill/rfkill0/soft", "1\n")
        .file(folder + "type", "bluetooth\n")
        .file(folder + "name", "hci0\n")
        .file(folder + "hard", "0\n")
        .file(folder + "soft", "0\n");
    assertThat(new BlockCheck(machine.get()).look())
        .containsExactly(Finding.ok("Bluetooth blocked", "No.").of("hci0"));
    machine.file(folder + "soft", "1\n");
    assertThat(new BlockCheck(machine.get()).look().getFirst().commands())
        .containsExactly("sudo rfkill unblock bluetooth");
    machine.file(folder + "hard", "1\n");
    Finding hard = new BlockCheck(machine.get()).look().getFirst();
    assertThat(hard.verdict()).isEqualTo(Verdict.FIX);
    assertThat(hard.commands()).isEmpty();
  }

  @Test
  void machineId() throws IOException {
    assertThat(new MachineIdCheck(machine.get()).look().getFirst().verdict()).isEqualTo(Verdict.OK);
    machine.without("/etc/machine-id");
    Finding none = new MachineIdCheck(machine.get()).look().getFirst();
    assertThat(none.verdict()).isEqualTo(Verdict.NOTE);
    assertThat(none.commands()).containsExactly("sudo dbus-uuidgen --ensure=/etc/machine-id");
  }

  @Test
  void tinybMattersWhereItIsChosen() {
    BleSettings settings = new BleSettings("bluez", null, null, folder);
    assertThat(new TinybUseCheck(settings).look().getFirst().verdict()).isEqualTo(Verdict.NOTE);
    Finding chosen = new TinybUseCheck(settings.withProvider("tinyb")).look().getFirst();
    assertThat(chosen.verdict()).isEqualTo(Verdict.FIX);
    assertThat(chosen.words()).contains("tinyb.library.path");
  }
}
