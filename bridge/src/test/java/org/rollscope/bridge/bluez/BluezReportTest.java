package org.rollscope.bridge.bluez;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.ble.PrivateBus;
import org.rollscope.bridge.bluez.BluezReport.Adapter;
import org.rollscope.bridge.bluez.BluezReport.Reach;
import org.rollscope.sim.bluez.VirtualBluez;

/** Each step of the way to Bluetooth, missing. */
@Timeout(60)
class BluezReportTest {
  @TempDir Path folder;

  @Test
  void tellsOfTheAdapters() throws IOException {
    try (PrivateBus bus = PrivateBus.start(folder);
        VirtualBluez bluez = VirtualBluez.start(bus.address(), 1)) {
      bluez.plug("hci1", "00:1A:7D:00:00:02");
      bluez.power("hci1", false);
      BluezReport report = BluezReport.of(bus.address());
      assertThat(report.reach()).isEqualTo(Reach.DAEMON);
      assertThat(report.problem()).isEmpty();
      assertThat(report.address()).isEqualTo(bus.address());
      assertThat(report.version()).isEqualTo("5.66");
      assertThat(report.adapters())
          .containsExactly(
              new Adapter("hci0", "00:1A:7D:00:00:01", true, false, true),
              new Adapter("hci1", "00:1A:7D:00:00:02", false, false, true));
    }
  }

  @Test
  void noAdapterIsNoFailure() throws IOException {
    try (PrivateBus bus = PrivateBus.start(folder);
        VirtualBluez bluez = VirtualBluez.start(bus.address(), 1)) {
      bluez.unplug("hci0");
      BluezReport report = BluezReport.of(bus.address());
      assertThat(report.reach()).isEqualTo(Reach.DAEMON);
      assertThat(report.adapters()).isEmpty();
    }
  }

  @Test
  void noDaemon() throws IOException {
    try (PrivateBus bus = PrivateBus.start(folder)) {
      BluezReport report = BluezReport.of(bus.address());
      assertThat(report.reach()).isEqualTo(Reach.NO_DAEMON);
      assertThat(report.problem()).contains("sudo systemctl start bluetooth");
    }
  }

  @Test
  void forbidden() throws IOException {
    String rule = "<deny send_destination=\"org.bluez\"/>";
    try (PrivateBus bus = PrivateBus.start(folder, rule);
        VirtualBluez bluez = VirtualBluez.start(bus.address(), 1)) {
      assertThat(bluez.objects()).isPositive();
      BluezReport report = BluezReport.of(bus.address());
      assertThat(report.reach()).isEqualTo(Reach.FORBIDDEN);
      assertThat(report.problem()).contains("You may not", "sudo usermod -aG bluetooth $USER");
    }
  }

  @Test
  void noBus() {
    BluezReport report = BluezReport.of("unix:path=" + folder.resolve("nobody"));
    assertThat(report.reach()).isEqualTo(Reach.NO_BUS);
    assertThat(report.problem()).contains(folder.resolve("nobody").toString(), "mount /run/dbus");
  }
}
