package org.rollscope.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.Surface;
import org.rollscope.core.sample.Vector;
import org.rollscope.core.spot.Zone;

/** Devices come back as they were remembered. */
class RememberedDevicesTest {
  private static final DeviceConfig BALL =
      DeviceConfig.on("ble:C4:7C:8D:6A:1B:02").withId("ball-3f2a").withName("Ball 3F2A");
  private static final DeviceConfig STICK =
      DeviceConfig.of(SensorConfig.on("/dev/serial/by-id/usb-A_B-if00").withBaud(9600))
          .withId("stick")
          .withTool(
              new ToolConfig(InstrumentKind.STICK, 0.0205, Vector.X, Surface.BELOW, 1234.5 * 1e-6))
          .withZone(Zone.parse("left-calf"))
          .withHaptic(false);

  @TempDir Path folder;

  private RememberedDevices store() {
    return new RememberedDevices(folder.resolve("not/there/yet/devices.yaml"));
  }

  @Test
  void nothingIsRememberedAtFirst() throws ConfigException {
    assertThat(store().load()).isEmpty();
    assertThat(store().forget("ball-3f2a")).isFalse();
    assertThat(store().file()).doesNotExist();
  }

  @Test
  void whatIsRememberedComesBackInItsOrder() throws ConfigException {
    store().remember(BALL);
    store().remember(STICK);
    assertThat(store().load()).containsExactly(BALL, STICK);
  }

  @Test
  void readsLikeTheConfigurationItCanBeCopiedTo() throws Exception {
    store().remember(BALL);
    store().remember(STICK);
    assertThat(store().file())
        .content()
        .endsWith(
            """
            devices:
              - link: ble:C4:7C:8D:6A:1B:02
                id: ball-3f2a
                name: Ball 3F2A
              - link: /dev/serial/by-id/usb-A_B-if00
                baud: 9600
                id: stick
                instrument: stick
                radius-mm: 20.5
                axis: [1.0, 0.0, 0.0]
                surface: below
                contact-area-mm2: 1234.5
                zone: left-calf
                haptic: false
            """);
    assertThat(BridgeConfig.load(store().file()).devices()).containsExactly(BALL, STICK);
  }

  @Test
  void aToolOfTwoSensorsComesBack() throws ConfigException {
    DeviceConfig two =
        BALL.withSensors(
            List.of(
                new SensorConfig("ble:A", "tindeq", 0, 1, Set.of(Channel.FORCE)),
                new SensorConfig(
                    "ble:B",
                    "witmotion",
                    0,
                    1,
                    Set.of(Channel.ANGULAR_RATE, Channel.SPECIFIC_FORCE))));
    store().remember(two);
    store().remember(STICK);
    assertThat(store().load()).containsExactly(two, STICK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "42",
        "#1",
        "a: b",
        "'",
        "\"quoted\"",
        "back\\slash",
        "- item",
        "größe",
        "🎾",
        "ends:",
        " spaced ",
        "\uFFFD",
        "{x}",
        "*",
        "null",
        "ble:x"
      })
  void anyNameComesBack(String name) throws ConfigException {
    store().remember(BALL.withName(name));
    assertThat(store().load()).containsExactly(BALL.withName(name));
  }

  @Test
  void aDeviceIsRememberedOnce() throws ConfigException {
    store().remember(BALL);
    store().remember(BALL.withName("Green ball"));
    assertThat(store().load()).containsExactly(BALL.withName("Green ball"));
    DeviceConfig other = DeviceConfig.on("ble:c4:7c:8d:6a:1b:02").withId("other");
    store().remember(other);
    assertThat(store().load()).as("the same link").containsExactly(other);
  }

  @Test
  void forgetsByIdentifierOrLink() throws ConfigException {
    store().remember(BALL);
    store().remember(STICK);
    assertThat(store().forget("ball-3f2a")).isTrue();
    assertThat(store().load()).containsExactly(STICK);
    assertThat(store().forget("/dev/serial/by-id/usb-A_B-if00")).isTrue();
    assertThat(store().load()).isEmpty();
    assertThat(store().forget("stick")).isFalse();
  }

  @Test
  void theFileIsThePersonsAlone() throws Exception {
    store().remember(BALL);
    Files.setPosixFilePermissions(store().file(), PosixFilePermissions.fromString("rw-r--r--"));
    store().remember(STICK);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store().file())))
        .isEqualTo("rw-------");
    assertThat(store().file().resolveSibling("devices.yaml.new")).doesNotExist();
  }

  @Test
  void aDamagedFileIsNamedAndKept() throws IOException {
    Path file = Files.writeString(folder.resolve("devices.yaml"), "devices:\n  - lunk: x\n");
    RememberedDevices damaged = new RememberedDevices(file);
    assertThatThrownBy(() -> damaged.remember(BALL))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("devices.yaml:2: devices[0].lunk");
    assertThat(file).hasContent("devices:\n  - lunk: x\n");
    Files.writeString(file, "broker:\n  url: tcp://x\n");
    assertThatThrownBy(damaged::load).hasMessageContaining("broker: there is no such key");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> new RememberedDevices(file.resolve("devices.yaml")).remember(BALL))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("devices.yaml: cannot be");
  }
}
