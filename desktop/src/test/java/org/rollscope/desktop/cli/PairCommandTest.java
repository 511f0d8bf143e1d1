package org.rollscope.desktop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.RememberedDevices;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.sim.bluez.AirDevice;
import org.rollscope.sim.bluez.BleFaults;

/** Tools on a virtual air and a virtual port are chosen, asked and remembered. */
@Timeout(60)
class PairCommandTest {
  private static final String BALL = "ble:" + VirtualAir.address(1);
  private static final String FORCE = "ble:" + VirtualAir.address(2);

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("devices.yaml");
  }

  private List<DeviceConfig> kept() throws ConfigException {
    return new RememberedDevices(file()).load();
  }

  /** Nobody answers. */
  private Run pair(String... args) {
    return pairAnswering("", args);
  }

  private Run pairAnswering(String answers, String... args) {
    List<String> all = new ArrayList<>(List.of("pair", "--remembered", file().toString()));
    all.addAll(List.of(args));
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(answers.getBytes(UTF_8)));
    try {
      return Run.of(all.toArray(String[]::new)).readable();
    } finally {
      System.setIn(before);
    }
  }

  private Run onAir(VirtualAir air, String answers, String... args) {
    List<String> all =
        new ArrayList<>(List.of("--bus", air.bus(), "--no-ports", "--seconds", "1.5"));
    all.addAll(List.of(args));
    return pairAnswering(answers, all.toArray(String[]::new));
  }

  @Test
  void theOnlyToolIsTakenWhereNobodyAnswers() throws Exception {
    try (VirtualAir air = VirtualAir.start(folder)) {
      air.add("rollscope", 1);
      Run run = onAir(air, "");
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.out()).contains("sim-ball-1", "Simulated ball", BALL, "rollscope bridge");
    }
    DeviceConfig tool = kept().getFirst();
    assertThat(tool.links()).isEqualTo(BALL);
    assertThat(tool.id()).isEqualTo("sim-ball-1");
    assertThat(tool.name()).isEqualTo("Simulated ball");
    assertThat(tool.sensors().getFirst().protocol()).isEqualTo("rollscope");
    assertThat(tool.tool().kind()).as("it tells that itself").isNull();
  }

  @Test
  void whatAToolDoesNotTellIsAsked() throws Exception {
    try (VirtualAir air = VirtualAir.start(folder)) {
      air.add("rollscope", 1).weaker(20);
      air.add("tindeq", 2);
      Run run = onAir(air, "7\n1\nMy stick\nstik\nstick\nleft-calf\n");
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.err())
          .contains("1  ble:Progressor_2026", "2  ble:Simulated ball")
          .contains("a number from 1 to 2", "'stik' is none of ball, stick,");
      assertThat(run.out()).contains("--contact-area-mm2");
    }
    DeviceConfig tool = kept().getFirst();
    assertThat(tool.links()).isEqualTo(FORCE);
    assertThat(tool.id()).isEqualTo("c0-ff-ee-00-00-02");
    assertThat(tool.name()).isEqualTo("My stick");
    assertThat(tool.tool().kind()).isEqualTo(InstrumentKind.STICK);
    assertThat(tool.zone().label()).isEqualTo("left-calf");
  }

  @Test
  void optionsAnswerBeforehandAndAreKeptTheNextTime() throws Exception {
    try (VirtualAir air = VirtualAir.start(folder)) {
      air.add("tindeq", 2);
      Run run =
          onAir(
              air,
              "ignored\n",
              "ble:progressor_2026",
              "--yes",
              "--name",
              "Grün: 1",
              "--id",
              "g1",
              "--instrument",
              "foot-roller",
              "--radius-mm",
              "35",
              "--contact-area-mm2",
              "900",
              "--zone",
              "right-foot");
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.err()).doesNotContain("[");
      assertThat(onAir(air, "", FORCE, "--zone", "left-calf").code()).isZero();
    }
    assertThat(kept()).hasSize(1);
    DeviceConfig tool = kept().getFirst();
    assertThat(tool.id()).isEqualTo("g1");
    assertThat(tool.name()).isEqualTo("Grün: 1");
    assertThat(tool.tool().kind()).isEqualTo(InstrumentKind.FOOT_ROLLER);
    assertThat(tool.tool().radius()).isEqualTo(0.035);
    assertThat(tool.tool().contactArea()).isEqualTo(0.0009);
    assertThat(tool.zone().label()).isEqualTo("left-calf");
  }

  @Test
  void twoSensorsBecomeOneTool() throws Exception {
    try (VirtualAir air = VirtualAir.start(folder)) {
      air.add("tindeq", 2);
      air.add("witmotion", 3).weaker(20);
      Run run = onAir(air, "1 2\nRoller\nfoam-roller\n\n");
      assertThat(run.code()).as(run.err()).isZero();
    }
    DeviceConfig tool = kept().getFirst();
    assertThat(tool.links()).isEqualTo(FORCE + " + ble:" + VirtualAir.address(3));
    assertThat(tool.sensors().getFirst().channels()).containsExactly(Channel.FORCE);
    assertThat(tool.sensors().getLast().channels())
        .contains(Channel.ANGULAR_RATE, Channel.SPECIFIC_FORCE);
  }

  @Test
  void twoThatMeasureTheSameAreTwoTools() throws Exception {
    try (VirtualAir air = VirtualAir.start(folder)) {
      air.add("tindeq", 2);
      air.add("tindeq", 3);
      Run run = onAir(air, "", FORCE, "ble:" + VirtualAir.address(3));
      assertThat(run.code()).isEqualTo(Rollscope.PROBLEM);
      assertThat(run.err()).contains("measures nothing that the first does not");
    }
    assertThat(file()).doesNotExist();
  }

  @Test
  void twoOfOneNameAreToldApart() throws Exception {
    try (VirtualAir air = VirtualAir.start(folder)) {
      air.add("tindeq", 2);
      air.add("tindeq", 3, 2).weaker(20);
      Run run = onAir(air, "", "ble:Progressor_2026");
      assertThat(run.code()).isEqualTo(Rollscope.PROBLEM);
      assertThat(run.err()).contains("2 tools are heard", "rollscope pair " + FORCE);
      assertThat(file()).doesNotExist();
      assertThat(onAir(air, "2\n", "ble:Progressor_2026").code()).isZero();
    }
    assertThat(kept()).singleElement().returns("ble:" + VirtualAir.address(3), DeviceConfig::links);
  }

  @Test
  void aNameThatIsNotTextIsMadeOne() throws Exception {
    try (VirtualAir air = VirtualAir.start(folder)) {
      air.stranger(7, "Ball\u0007\u001b[2J\uFFFD 7");
      Run run = onAir(air, "", "ble:" + VirtualAir.address(7));
      assertThat(run.code()).isEqualTo(Rollscope.PROBLEM);
      assertThat(run.err()).contains("No driver knows it").doesNotContain("\u001b", "\u0007");
    }
  }

  @Test
  void bondsWhereThatIsAskedFor() throws Exception {
    try (VirtualAir air = VirtualAir.start(folder)) {
      AirDevice shy = air.add("rollscope", 1);
      shy.faults(BleFaults.NONE.paired());
      Run run = onAir(air, "", "ble:auto");
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(run.err()).contains("bonding");
      assertThat(run.out()).contains("sim-ball-1");
      assertThat(shy.isConnected()).isFalse();
    }
  }

  @Test
  void whatIsNotThereIsSaid() throws Exception {
    try (VirtualAir air = VirtualAir.start(folder)) {
      assertThat(onAir(air, "", "ble:Nobody").err())
          .contains("Nothing is heard from ble:Nobody. Is it switched on");
      assertThat(onAir(air, "").err()).contains("No tool is heard.");
      air.bluez().power("hci0", false);
      assertThat(onAir(air, "").err()).contains("switched off", "bluetoothctl power on");
      air.bluez().unplug("hci0");
      assertThat(onAir(air, "", "ble:Nobody").err()).contains("no Bluetooth adapter");
      air.bluez().stop();
      Run run = onAir(air, "");
      assertThat(run.err()).contains("No Bluetooth daemon is running", "apt-get install bluez");
      assertThat(run.code()).isEqualTo(Rollscope.PROBLEM);
    }
    Run run = pair("--bus", "unix:path=" + folder.resolve("none"), "--no-ports");
    assertThat(run.err()).contains("needs the system's D-Bus", "which cannot be joined");
    assertThat(run.code()).isEqualTo(Rollscope.PROBLEM);
    assertThat(file()).doesNotExist();
  }

  @Test
  void aToolOnAPort() throws Exception {
    try (ToolOnPort tool = ToolOnPort.start("rollscope")) {
      Run run = pair(tool.path(), "--name", "Green ball");
      assertThat(run.code()).as(run.err()).isZero();
    }
    DeviceConfig kept = kept().getFirst();
    assertThat(kept.name()).isEqualTo("Green ball");
    assertThat(kept.id()).isEqualTo("sim-ball-1");
    assertThat(kept.sensors().getFirst().baud()).isZero();
  }

  @Test
  void wrongUseIsSaidBeforeAnythingIsWaitedFor() throws Exception {
    assertThat(pair("--zone", "left-brain").err()).contains("--zone: no zone is called");
    assertThat(pair("--instrument", "cube").err()).contains("--instrument: 'cube' is none of");
    assertThat(pair("--id", "No!").err()).contains("--id: 'No!' must be lower-case");
    assertThat(pair("--name", " ").err()).contains("--name: a name has from 1 to 64");
    assertThat(pair("--radius-mm", "0").err()).contains("--radius-mm must be from 1 to 1000");
    assertThat(pair("replay:x.rec").err()).contains("'replay:x.rec' is no port");
    assertThat(pair("ball").err()).contains("'ball' is not a link");
    assertThat(pair("--no-bluetooth", "/dev/ttyNone").err()).contains("/dev/ttyNone");
    Files.writeString(file(), "devices:\n  - lunk: x\n");
    Run run = pair("ble:auto");
    assertThat(run.code()).isEqualTo(Rollscope.PROBLEM);
    assertThat(run.err()).contains("devices.yaml:2: devices[0].lunk").doesNotContain("Listening");
  }

  @Test
  void listsAndForgets() throws ConfigException {
    assertThat(pair("--list").out()).contains("No tool is remembered");
    RememberedDevices store = new RememberedDevices(file());
    store.remember(DeviceConfig.on("ble:One").withId("one").withName("Ball"));
    store.remember(DeviceConfig.on("/dev/ttyUSB0").withId("two").withName("Ball"));
    store.remember(DeviceConfig.on("ble:Three").withId("three").withName("Stick"));

    assertThat(pair("--list").out().lines()).contains("  ble:One", "  /dev/ttyUSB0", "  ble:Three");
    assertThat(pair("--forget", "ball").err()).contains("'ball' are several", "one, two");
    assertThat(pair("--forget", "nobody").err()).contains("no tool 'nobody' is remembered");
    assertThat(pair("--forget", "stick").out()).contains("Forgotten: three");
    assertThat(pair("--forget", "ble:one").out()).contains("Forgotten: one");
    assertThat(kept()).singleElement().returns("two", DeviceConfig::id);
  }
}
