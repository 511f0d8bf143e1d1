package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.RememberedDevices;
import org.rollscope.bridge.mqtt.Json;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/** The command, and what the broker says when its process dies. */
@Timeout(90)
class BridgeMainTest {
  @TempDir Path folder;

  private static String refused(String... arguments) {
    StringWriter said = new StringWriter();
    int exit = new CommandLine(new BridgeMain()).setErr(new PrintWriter(said)).execute(arguments);
    assertThat(exit).isEqualTo(CommandLine.ExitCode.USAGE);
    return said.toString();
  }

  @Test
  void whatCannotBeUsedIsNamed() throws IOException {
    assertThat(refused("--port", "nowhere")).contains("'nowhere' is not a link; use auto");
    assertThat(refused("--broker", "http://x")).contains("'http://x' is not a broker's address");
    assertThat(refused("--config", "/no/such.yaml"))
        .contains("/no/such.yaml: there is no such file");
    Path bad = Files.writeString(folder.resolve("bad.yaml"), "broker:\n  ruut: x\n");
    assertThat(refused("-c", bad.toString())).contains("bad.yaml:2: broker.ruut", "'root'?");
  }

  private static List<DeviceConfig> devices(String... arguments) throws ConfigException {
    BridgeMain bridge = new BridgeMain();
    new CommandLine(bridge).parseArgs(arguments);
    return bridge.settings().devices();
  }

  @Test
  void readsTheRememberedToolsWhereNoneIsNamed() throws Exception {
    Path file = folder.resolve("devices.yaml");
    String chosen = file.toString();
    assertThat(devices("--remembered", chosen)).containsExactly(DeviceConfig.on("auto"));
    DeviceConfig ball = DeviceConfig.on("ble:C4:7C:8D:6A:1B:02").withId("ball");
    new RememberedDevices(file).remember(ball);
    assertThat(devices("--remembered", chosen)).containsExactly(ball);
    assertThat(devices("--remembered", chosen, "--port", "ball")).containsExactly(ball);
    assertThat(refused("--remembered", chosen, "--port", "stick"))
        .contains("'stick' is not a link");
    assertThat(devices("--remembered", chosen, "--port", "COM3"))
        .containsExactly(DeviceConfig.on("COM3"));
    Path config = Files.writeString(folder.resolve("own.yaml"), "devices:\n  - link: COM4\n");
    assertThat(devices("--remembered", chosen, "--config", config.toString()))
        .containsExactly(DeviceConfig.on("COM4"));
    Path place = Files.writeString(folder.resolve("place.yaml"), "broker: {url: clinic}\n");
    assertThat(devices("--remembered", chosen, "--config", place.toString())).containsExactly(ball);
    Files.writeString(file, "devices: 5\n");
    assertThat(refused("--remembered", chosen)).contains("devices.yaml:1: devices: must be a list");
  }

  @Test
  void helpHasExamples() {
    assertThat(new CommandLine(new BridgeMain()).getUsageMessage())
        .contains("Examples:", "--port /dev/ttyUSB0", "--config rollscope.yaml");
  }

  @Test
  void theLastWillTellsOfAProcessThatWasKilled() throws IOException {
    try (Mosquitto broker = Mosquitto.open(folder);
        Subscription client = new Subscription(broker, "rollscope/#")) {
      Process bridge =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path").replace(';', File.pathSeparatorChar),
                  BridgeMain.class.getName(),
                  "--port",
                  "/dev/ttyNOSUCH",
                  "--broker",
                  broker.url())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("said").toFile())
              .start();
      try {
        client.await(m -> m.text().equals("online"));
        client.await(m -> m.text().contains("There is no serial port /dev/ttyNOSUCH"));
        bridge.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
        client.await(m -> m.text().equals("offline"));
      } finally {
        bridge.destroyForcibly();
      }
      String said = Files.readString(folder.resolve("said"));
      assertThat(said)
          .contains("There is no serial port /dev/ttyNOSUCH", "Connected to the broker");
    }
  }

  @Test
  void logsObjectsThatNameBridgeAndDeviceAndNoSecret() throws IOException, InterruptedException {
    Path password = Files.writeString(folder.resolve("password"), "tops3cret\n");
    Process bridge =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", // the JVM's own warnings are no objects
                "-cp",
                System.getProperty("java.class.path"),
                BridgeMain.class.getName(),
                "--log=json",
                "--port=/dev/ttyNOSUCH",
                "--broker=tcp://127.0.0.1:" + Mosquitto.freePort(),
                "--user=anna",
                "--password-file=" + password)
            .redirectErrorStream(true)
            .start();
    List<JsonNode> lines = new ArrayList<>();
    try (BufferedReader said = bridge.inputReader(StandardCharsets.UTF_8)) {
      while (lines.size() < 3) { // the password's file, the port, the broker
        String line = said.readLine();
        assertThat(line).startsWith("{").doesNotContain("tops3cret");
        lines.add(Json.parse(line.getBytes(StandardCharsets.UTF_8)));
      }
    } finally {
      bridge.destroyForcibly();
    }
    assertThat(lines)
        .allSatisfy(
            line -> {
              assertThat(Instant.parse(line.path("time").asString())).isNotNull();
              assertThat(line.path("level").asString()).isEqualTo("warn");
              assertThat(line.path("logger").asString()).startsWith("org.rollscope.bridge.");
            })
        .anySatisfy(
            line -> assertThat(line.path("message").asString()).contains("chmod 600 " + password))
        .anySatisfy(
            line -> {
              assertThat(line.path("message").asString()).contains("no serial port /dev/ttyNOSUCH");
              assertThat(line.path("bridge").asString()).isEqualTo("bridge");
              assertThat(line.path("device").asString()).isNotEmpty();
            })
        .anySatisfy(
            line -> {
              assertThat(line.path("message").asString()).contains("nothing listens there");
              assertThat(line.path("bridge").asString()).isEqualTo("bridge");
              assertThat(line.has("device")).isFalse();
            });
  }
}
