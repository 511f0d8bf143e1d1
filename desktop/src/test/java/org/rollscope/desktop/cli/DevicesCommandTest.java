package org.rollscope.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.RememberedDevices;
import org.rollscope.bridge.mqtt.Json;
import tools.jackson.databind.JsonNode;

/** What is on a virtual air and on virtual ports, as a person and a program see it. */
@Timeout(60)
class DevicesCommandTest {
  private static final UUID AUDIO = UUID.fromString("0000110b-0000-1000-8000-00805f9b34fb");

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("devices.yaml");
  }

  private Run devices(String... args) {
    List<String> all = new ArrayList<>(List.of("devices", "--remembered", file().toString()));
    all.addAll(List.of("--seconds", "1"));
    all.addAll(List.of(args));
    Run run = Run.of(all.toArray(String[]::new));
    return all.contains("--json") ? run : run.readable();
  }

  private Run onAir(VirtualAir air, String... args) {
    List<String> all = new ArrayList<>(List.of("--bus", air.bus(), "--no-ports"));
    all.addAll(List.of(args));
    return devices(all.toArray(String[]::new));
  }

  @Test
  void listsToolsTheNearestFirstAndStrangersWhereWanted() throws Exception {
    new RememberedDevices(file()).remember(DeviceConfig.on("ble:" + VirtualAir.address(2)));
    try (VirtualAir air = VirtualAir.start(folder)) {
      air.add("rollscope", 1).weaker(15);
      air.add("tindeq", 2).weaker(30);
      air.add("wh-c06", 3);
      air.stranger(9, "Speaker", AUDIO);

      Run run = onAir(air);
      assertThat(run.code()).isZero();
      assertThat(run.out())
          .containsSubsequence(
              "ble:IF_B7 ",
              "near, -",
              "  WH-C06 hanging scale, driver wh-c06",
              "ble:Simulated ball ",
              "in the room, -7",
              "  Rollscope device, driver rollscope",
              "ble:Progressor_2026 ",
              "far, -",
              "  Tindeq Progressor, driver tindeq",
              "  Remembered as ",
              "1 device more on the air that no driver knows; --all lists it.",
              "rollscope pair ble:IF_B7");
      assertThat(onAir(air, "--all").out())
          .contains("\"Speaker\"", "No driver knows its services: 110B.");
    }
  }

  @Test
  void asksEachWhereWanted() throws Exception {
    try (VirtualAir air = VirtualAir.start(folder)) {
      air.add("rollscope", 1);
      assertThat(onAir(air).out()).doesNotContain("battery");
      assertThat(onAir(air, "--connect").out())
          .contains("battery 88 %", "ball of 32 mm radius, firmware sim-1, 200");
    }
  }

  @Test
  void tellsProgramsAll() throws Exception {
    try (VirtualAir air = VirtualAir.start(folder)) {
      air.add("tindeq", 2);
      air.stranger(9, "Speaker", AUDIO);
      JsonNode all = Json.MAPPER.readTree(onAir(air, "--connect", "--json").out());
      JsonNode tool = all.get("devices").get(0);
      assertThat(tool.get("link").asString()).isEqualTo("ble:Progressor_2026");
      assertThat(tool.get("lastingLink").asString()).isEqualTo("ble:" + VirtualAir.address(2));
      assertThat(tool.get("on").asString()).isEqualTo("bluetooth");
      assertThat(tool.get("driver").asString()).isEqualTo("tindeq");
      assertThat(tool.get("rssi").asInt()).isBetween(-65, -55);
      assertThat(tool.get("battery").asInt()).isEqualTo(90);
      assertThat(tool.get("channels").get(0).asString()).isEqualTo("force");
      JsonNode stranger = all.get("devices").get(1);
      assertThat(stranger.get("usable").asBoolean()).isFalse();
      assertThat(stranger.get("problem").asString()).contains("No driver knows its services");
    }
  }

  @Test
  void twoOfOneNameAreListedByTheirAddresses() throws Exception {
    try (VirtualAir air = VirtualAir.start(folder)) {
      air.add("tindeq", 2);
      air.add("tindeq", 3, 2);
      assertThat(onAir(air).out())
          .contains("ble:" + VirtualAir.address(2), "ble:" + VirtualAir.address(3))
          .contains("\"Progressor_2026\"", "Another has the same name");
    }
  }

  @Test
  void namesOfStrangersDoNotHarm() throws Exception {
    try (VirtualAir air = VirtualAir.start(folder)) {
      air.stranger(7, "Ball\u0007\u001b[2J\u202e\uFFFD " + "x".repeat(100));
      air.stranger(8, "");
      assertThat(onAir(air, "--all").out())
          .contains("Ball\uFFFD\uFFFD[2J\uFFFD\uFFFD", "ble:" + VirtualAir.address(8))
          .doesNotContain("\u0007", "\u202e");
    }
  }

  @Test
  void saysWhatKeepsBluetoothFromBeingHeard() throws Exception {
    try (VirtualAir air = VirtualAir.start(folder)) {
      assertThat(onAir(air).out()).contains("No tool is heard. Is it switched on");
      air.bluez().power("hci0", false);
      assertThat(onAir(air).out()).contains("switched off", "bluetoothctl power on");
      air.bluez().unplug("hci0");
      assertThat(onAir(air).out()).containsOnlyOnce("rollscope doctor");
      air.bluez().stop();
      assertThat(onAir(air).out()).contains("No Bluetooth daemon is running.");
      JsonNode all = Json.MAPPER.readTree(onAir(air, "--json").out());
      assertThat(all.get("bluetoothProblem").asString()).contains("apt-get install bluez");
    }
    Run run = Run.of("devices", "--no-ports", "--bus", "unix:path=" + folder.resolve("none"));
    assertThat(run.out())
        .containsIgnoringWhitespaces("needs the system's D-Bus", "sudo systemctl start dbus")
        .contains("'rollscope doctor' looks closer.");
  }

  @Test
  void aBusThatRefusesIsNamed() throws Exception {
    String rule = "<deny send_destination=\"org.bluez\"/>";
    try (VirtualAir air = VirtualAir.start(folder, rule, true)) {
      assertThat(onAir(air).out()).contains("You may not use Bluetooth", "usermod -aG bluetooth");
    }
  }

  @Test
  void findsOutWhatSpeaksOnAPort() throws Exception {
    try (ToolOnPort ball = ToolOnPort.start("rollscope");
        ToolOnPort scale = ToolOnPort.start("openscale");
        ToolOnPort silent = ToolOnPort.silent()) {
      Run run = devices("--no-bluetooth", ball.path(), scale.path(), silent.path());
      assertThat(run.code()).isZero();
      assertThat(run.err()).contains("Listening to the ports");
      assertThat(run.out())
          .containsPattern(ball.path() + " +115200 baud")
          .contains("Rollscope device \"Simulated ball\", driver rollscope, ball of 32 mm")
          .contains("driver openscale")
          .contains(silent.path(), "It says nothing that a driver knows.");
    }
  }

  @Test
  void wrongUseIsSaid() {
    assertThat(devices("ble:x").err()).contains("'ble:x' is no port");
    assertThat(Run.of("devices", "--seconds", "0").err()).contains("--seconds must be above 0");
    assertThat(devices("--ble", "blues").err()).contains("blues");
    assertThat(devices("--no-bluetooth", "/dev/ttyNone").out())
        .contains("/dev/ttyNone", "There is no serial port");
  }
}
