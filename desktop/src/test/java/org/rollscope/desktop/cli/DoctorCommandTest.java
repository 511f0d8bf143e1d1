package org.rollscope.desktop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.desktop.endtoend.PrivateBus;
import org.rollscope.desktop.endtoend.SystemProgram;
import org.rollscope.desktop.endtoend.TestBroker;
import org.rollscope.sim.bluez.VirtualBluez;
import org.rollscope.sim.port.PtyPort;
import tools.jackson.databind.JsonNode;

/** The command as a person runs it, on a machine that is well, and on some that are not. */
@Timeout(120)
class DoctorCommandTest {
  private static final String DROPPED = "-dac_override,-dac_read_search";

  @TempDir Path folder;

  private String[] args(String... more) {
    List<String> args =
        new ArrayList<>(List.of("doctor", "--remembered", folder.resolve("none").toString()));
    args.addAll(List.of(more));
    return args.toArray(String[]::new);
  }

  @Test
  void nothingIsToBeFixedWhereAllIsWell() throws Exception {
    try (PrivateBus bus = PrivateBus.start(folder, "");
        VirtualBluez bluez = VirtualBluez.start(bus.address(), 1);
        TestBroker broker = TestBroker.Kind.MOSQUITTO.start(folder);
        PtyPort port = PtyPort.open()) {
      assertThat(bluez.objects()).isPositive();
      Run run = Run.of(args("--bus", bus.address(), "--broker", broker.address(), port.path()));
      assertThat(run.out())
          .contains("ok           Bluetooth adapter hci0: ")
          .contains("ok           Broker: ")
          .contains("ok           Serial port " + port.path() + ": Free.")
          .endsWith("Nothing is to be fixed.\n");
      assertThat(run.code()).isZero();
    }
  }

  @Test
  void tellsWhatIsToBeFixedWithinEightyColumns() throws Exception {
    String broker = "tcp://localhost:" + TestBroker.freePort();
    Run run = Run.of(args("--bus", "unix:path=/nobody", "--broker", broker, "/dev/none"));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    assertThat(run.out())
        .contains("TO FIX       D-Bus: There is no bus: /nobody is missing.")
        .contains("not checked  Bluetooth daemon: There is no D-Bus to ask.")
        .contains("TO FIX       Serial port /dev/none: It is not there. Plug the tool in.")
        .contains("TO FIX       Broker: The broker " + broker)
        .contains("3 things to fix.");
  }

  @Test
  void leavesOutWhatIsNotNeededAndTellsPrograms() {
    Run run = Run.of(args("--no-bluetooth", "--no-broker", "--json"));
    JsonNode told = Json.MAPPER.readTree(run.out());
    assertThat(told.path("toFix").asInt()).isZero();
    assertThat(told.at("/findings/0/check").asString()).isEqualTo("Bluetooth");
    assertThat(told.at("/findings/0/verdict").asString()).isEqualTo("not-checked");
    assertThat(run.code()).isZero();
  }

  @Test
  void aBrokenConfigurationIsToldFirst() throws IOException {
    Path config = Files.writeString(folder.resolve("rollscope.yaml"), "broker:\n  ulr: x\n");
    Run run = Run.of(args("--config", config.toString()));
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains(config + ":2", "ulr");
  }

  /** Without root's right to pass over permissions, a process is kept from files as anybody is. */
  @Test
  void aPortAndAFolderThatAreForbidden() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    try (PtyPort port = PtyPort.open()) {
      Path.of(port.path()).toFile().setReadable(false, false);
      home.toFile().setWritable(false, false);
      String setpriv = SystemProgram.named("setpriv", "util-linux").path().toString();
      String said =
          alone(
              List.of(setpriv, "--bounding-set", DROPPED, "--inh-caps", DROPPED),
              home,
              port.path());
      assertThat(said)
          .contains("TO FIX       Serial port " + port.path() + ": You may not open it")
          .contains("TO FIX       Folder " + home.resolve("rollscope"))
          .contains("2 things to fix.");
    }
  }

  @Test
  void aDiskThatIsFullAndNoMachineId() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    String unshare = SystemProgram.named("unshare", "util-linux").path().toString();
    String script =
        """
        mount -t tmpfs -o size=1m none "$0" || exit
        for file in /etc/machine-id /var/lib/dbus/machine-id; do
          if [ -e $file ]; then mount --bind /dev/null $file || exit; fi
        done
        exec "$@"
        """;
    String said =
        alone(
            List.of(unshare, "-m", "sh", "-c", script, home.toString()),
            home,
            "--bus",
            "unix:path=/nobody");
    assertThat(said)
        .contains("note         Machine id: There is none in /etc/machine-id.")
        .contains("TO FIX       Folder " + home.resolve("rollscope"))
        .contains("Only 1 MB free; it takes 16 MB.");
  }

  /** Runs the program in a process of its own; returns what it prints. */
  private String alone(List<String> within, Path home, String... more) throws IOException {
    List<String> command = new ArrayList<>(within);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(Rollscope.class.getName());
    command.addAll(List.of(args("--no-broker")));
    boolean bus = List.of(more).contains("--bus");
    if (!bus) {
      command.add("--no-bluetooth");
    }
    command.addAll(List.of(more));
    Path errors = folder.resolve("errors");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("XDG_CONFIG_HOME", home.toString());
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    String words = Files.readString(errors);
    Assumptions.assumeFalse(words.matches("(?s)(unshare|mount|setpriv):.*"), words);
    assertThat(process.exitValue()).as(said + words).isEqualTo(1);
    return said.replaceAll("\n {13}(?! )", " ");
  }
}
