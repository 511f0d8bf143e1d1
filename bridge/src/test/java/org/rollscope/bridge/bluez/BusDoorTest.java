package org.rollscope.bridge.bluez;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.BusAddress;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.utils.AddressBuilder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.Programs;
import org.rollscope.bridge.ble.PrivateBus;
import org.rollscope.sim.bluez.VirtualBluez;

/** A slim container has no machine id; Bluetooth works in it all the same. */
@Timeout(60)
class BusDoorTest {
  private static final String WITHOUT_MACHINE_ID =
      """
      for file in /etc/machine-id /var/lib/dbus/machine-id /usr/local/var/lib/dbus/machine-id; do
        if [ -e $file ]; then mount --bind /dev/null $file || exit; fi
      done
      exec "$@"
      """;

  @TempDir Path folder;

  /** Runs in a process of its own: tells how far it gets, with and without the way around. */
  public static final class Probe {
    private Probe() {}

    public static void main(String[] arguments) {
      BluezReport report = BluezReport.of(arguments[0]);
      System.out.println(report.reach() + " " + report.adapters().size() + report.problem());
      System.out.println("library: " + library());
    }

    private static String library() {
      try {
        return "has " + AddressBuilder.getDbusMachineId(null);
      } catch (RuntimeException e) {
        return String.valueOf(e.getMessage());
      }
    }
  }

  @Test
  void joinsWithoutAskingForAMachineId() throws Exception {
    try (PrivateBus bus = PrivateBus.start(folder);
        DBusConnection connection =
            BusDoor.nameless(BusAddress.of(bus.address())).withShared(false).build()) {
      assertThat(connection.getUniqueName()).startsWith(":1.");
      assertThat(connection.getMachineId()).matches("[0-9a-f]{32}");
    }
  }

  @Test
  void aMachineWithoutMachineIdHasBluetooth() throws Exception {
    String unshare = Programs.need("unshare", "util-linux");
    try (PrivateBus bus = PrivateBus.start(folder);
        VirtualBluez bluez = VirtualBluez.start(bus.address(), 1)) {
      assertThat(bluez.objects()).isPositive();
      Process process =
          new ProcessBuilder(
                  unshare,
                  "-m",
                  "sh",
                  "-c",
                  WITHOUT_MACHINE_ID,
                  "sh",
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Probe.class.getName(),
                  bus.address())
              .redirectError(folder.resolve("errors").toFile())
              .start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      int end = process.onExit().orTimeout(30, TimeUnit.SECONDS).join().exitValue();
      String errors = Files.readString(folder.resolve("errors"));
      Assumptions.assumeFalse(errors.startsWith("unshare:") || errors.startsWith("mount:"), errors);
      assertThat(end).as(errors).isZero();
      assertThat(said).contains("DAEMON 1\n", "library: Cannot Resolve");
    }
  }
}
