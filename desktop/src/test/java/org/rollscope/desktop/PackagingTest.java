package org.rollscope.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.desktop.endtoend.SystemProgram;

/** What makes the bridge a service of a Linux machine, installed below a folder. */
@Timeout(60)
class PackagingTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final String UNIT = "etc/systemd/system/rollscope-bridge.service";
  private static final String RULES = "etc/udev/rules.d/70-rollscope.rules";

  @TempDir Path folder;

  private Path machine;

  /** Installs from a copy of the sources, with something that stands for what is built. */
  @BeforeEach
  void install() throws IOException {
    Path copy = folder.resolve("sources");
    machine = folder.resolve("machine");
    SystemProgram copier = SystemProgram.named("cp", "coreutils");
    Files.createDirectories(copy.resolve("desktop/target/lib"));
    Files.writeString(copy.resolve("desktop/target/rollscope.jar"), "jar");
    Files.writeString(copy.resolve("desktop/target/lib/one.jar"), "jar");
    copier.run("-r", ROOT.resolve("packaging").toString(), copy.toString());
    copier.run(ROOT.resolve("rollscope").toString(), copy.toString());
    install(copy);
  }

  private void install(Path copy) throws IOException {
    SystemProgram.named("env", "coreutils")
        .run("DESTDIR=" + machine, copy.resolve("packaging/install").toString());
  }

  private String rights(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(machine.resolve(file)));
  }

  @Test
  void everythingIsInItsPlaceAndTheSecretIsItsOwnersAlone() throws IOException {
    assertThat(rights("opt/rollscope/rollscope")).isEqualTo("rwxr-xr-x");
    assertThat(machine.resolve("opt/rollscope/desktop/target/rollscope.jar")).isRegularFile();
    assertThat(machine.resolve("opt/rollscope/desktop/target/lib/one.jar")).isRegularFile();
    assertThat(rights("etc/rollscope/broker-password")).isEqualTo("rw-------");
    assertThat(rights("etc/rollscope/rollscope.yaml")).isEqualTo("rw-r--r--");
    for (String file : List.of(UNIT, RULES, "etc/sysusers.d/rollscope.conf")) {
      assertThat(rights(file)).as(file).isEqualTo("rw-r--r--");
    }
  }

  @Test
  void aSecondInstallationKeepsConfigurationAndPassword() throws IOException {
    Path config = machine.resolve("etc/rollscope/rollscope.yaml");
    Path password = machine.resolve("etc/rollscope/broker-password");
    Path old = machine.resolve("opt/rollscope/desktop/target/lib/old.jar");
    Files.writeString(config, "broker: {url: clinic}\n");
    Files.writeString(password, "mine\n");
    Files.writeString(old, "jar");
    install(folder.resolve("sources"));
    assertThat(config).hasContent("broker: {url: clinic}");
    assertThat(password).hasContent("mine");
    assertThat(old).doesNotExist();
  }

  /** The example is good as it is, and with its comments taken off. */
  @Test
  void theConfigurationIsGood() throws IOException, ConfigException {
    Path config = machine.resolve("etc/rollscope/rollscope.yaml");
    assertThat(BridgeConfig.load(config).broker().url()).isEqualTo(BrokerConfig.DEFAULT_URL);
    Files.writeString(machine.resolve("etc/rollscope/broker-password"), "tops3cret\n");
    String bare = Files.readString(config).replaceAll("(?m)^( *)# (?=( *- )?[a-z-]+:( |$))", "$1");
    Map<String, String> environment =
        Map.of("CREDENTIALS_DIRECTORY", machine.resolve("etc/rollscope").toString());
    BridgeConfig full = BridgeConfig.parse("bare", bare, config.getParent(), environment::get);
    assertThat(full.devices()).containsExactly(DeviceConfig.on("auto"));
    assertThat(full.broker().user()).isEqualTo("ball");
    assertThat(full.broker().password().bytes()).isEqualTo("tops3cret".getBytes());
  }

  private String unit() throws IOException {
    return Files.readString(machine.resolve(UNIT));
  }

  /** Systemd checks it as it would be loaded, with the program where this test installed it. */
  @Test
  void systemdFindsNothingWrong() throws IOException {
    Path loaded = folder.resolve("rollscope-bridge.service");
    Files.writeString(
        loaded, unit().replace("/opt/rollscope/", machine.resolve("opt/rollscope") + "/"));
    String said =
        SystemProgram.named("systemd-analyze", "systemd")
            .run("verify", "--recursive-errors=no", loaded.toString());
    assertThat(said).doesNotContain("rollscope"); // of other units it may say what it likes
  }

  @Test
  void itIsExposedAsLittleAsTheDocumentSays() throws IOException {
    String said =
        SystemProgram.named("systemd-analyze", "systemd")
            .run(
                "security",
                "--offline=true",
                "--no-pager",
                "--threshold=20", // it fails above 2.0 of 10
                machine.resolve(UNIT).toString());
    Matcher level = Pattern.compile("Overall exposure level for .*: (\\d\\.\\d)").matcher(said);
    assertThat(level.find()).as(said).isTrue();
    assertThat(Files.readString(ROOT.resolve("docs/install-linux.md")))
        .contains("rates it " + level.group(1) + " of 10");
  }

  @Test
  void theUnitRunsACommandThatIsThere() throws IOException {
    Matcher start =
        Pattern.compile("(?m)^ExecStart=/opt/rollscope/rollscope (.*)$").matcher(unit());
    assertThat(start.find()).isTrue();
    List<String> arguments = new ArrayList<>(List.of(start.group(1).split(" ")));
    assertThat(machine.resolve(arguments.get(2).substring(1))).isRegularFile();
    assertThat(arguments.subList(0, 2)).containsExactly("bridge", "--config");
    assertThat(unit())
        .contains("LoadCredential=broker-password:/etc/rollscope/broker-password")
        .contains("SupplementaryGroups=dialout");
  }

  private static final Pattern TERM =
      Pattern.compile("[A-Z]+(\\{\\w+\\})?(==|!=|=|\\+=|-=|:=)\"[^\"]*\"");

  /** Each line is a list of terms, and each GOTO has its LABEL below. */
  @Test
  void theRulesAreGood() throws IOException {
    List<String> lines = rules();
    for (int i = 0; i < lines.size(); i++) {
      for (String term : lines.get(i).split(", ")) {
        assertThat(term).matches(TERM);
      }
      Matcher jump = Pattern.compile("GOTO=\"(\\w+)\"").matcher(lines.get(i));
      if (jump.find()) {
        assertThat(lines.subList(i, lines.size())).contains("LABEL=\"" + jump.group(1) + "\"");
      }
    }
  }

  private List<String> rules() throws IOException {
    try (Stream<String> lines = Files.lines(machine.resolve(RULES))) {
      return lines.filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    }
  }

  /** Where udev can: from version 254 on. */
  @Test
  void udevFindsNothingWrong() throws IOException {
    SystemProgram udevadm = SystemProgram.named("udevadm", "udev");
    if (Integer.parseInt(udevadm.run("--version").strip()) >= 254) {
      udevadm.run("verify", machine.resolve(RULES).toString());
    }
  }
}
