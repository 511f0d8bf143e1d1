package org.rollscope.bridge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.core.alarm.AlarmConfig;
import org.rollscope.core.alarm.Limits;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.spot.Zone;

/** What a file may say, and what a person hears of what it may not. */
class BridgeConfigTest {
  private static final Path ROUTINE = Path.of("../docs/routine.yaml");
  private static final Path EXAMPLE = Path.of("../docs/rollscope.yaml");

  @TempDir Path folder;

  private static BridgeConfig parse(String text) throws ConfigException {
    return BridgeConfig.parse("my.yaml", text, null, name -> name.equals("PW") ? "secret" : null);
  }

  @Test
  void theExampleIsGoodAndListsEveryKey() throws IOException, ConfigException {
    Files.writeString(folder.resolve("broker-password"), "tops3cret\n");
    Path copy = Files.copy(EXAMPLE, folder.resolve("rollscope.yaml"));
    BridgeConfig config = BridgeConfig.load(copy);
    assertThat(config.devices()).hasSize(8);
    assertThat(config.devices().get(5).sensors()).hasSize(2);
    assertThat(config.devices().get(1).calibration()).isEqualTo(folder.resolve("green-ball.yaml"));
    assertThat(config.broker().password()).isNotNull();
    assertThat(config.toString()).doesNotContain("tops3cret");
    for (Path reader : readers()) {
      boolean ofRoutines = reader.endsWith("RoutineReader.java");
      String example = Files.readString(ofRoutines ? ROUTINE : EXAMPLE);
      Matcher keys =
          Pattern.compile(
                  "(?:text|integer|number|flag|choice|section|list|words|millis|perSecond)"
                      + "\\((?:section, )?\"([a-z0-9-]+)\"")
              .matcher(Files.readString(reader));
      while (keys.find()) {
        assertThat(example).as(reader.toString()).contains(keys.group(1) + ":");
      }
    }
  }

  private static List<Path> readers() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/main/java/org/rollscope/bridge/config"))) {
      return files.filter(file -> file.toString().endsWith("Reader.java")).toList();
    }
  }

  @Test
  void anEmptyFileMeansTheDefaults() throws ConfigException {
    BridgeConfig config = parse("# nothing\n");
    assertThat(config.broker())
        .isEqualTo(BrokerConfig.at("tcp://localhost:1883", "rollscope-bridge"));
    assertThat(config.publish()).isEqualTo(PublishConfig.DEFAULT);
    assertThat(config.alarms()).isEqualTo(AlarmConfig.DEFAULT);
    assertThat(config.idleSeconds()).isEqualTo(120);
    assertThat(config.outbox()).isEqualTo(OutboxConfig.of("bridge"));
  }

  @Test
  void sparkplugIsAskedFor() throws ConfigException {
    PublishConfig publish = parse("publish: {format: sparkplug, primary-host: scada}").publish();
    assertThat(publish.format()).isEqualTo(PublishConfig.Format.SPARKPLUG);
    assertThat(publish.primaryHost()).isEqualTo("scada");
    assertThat(parse("").publish()).isEqualTo(PublishConfig.DEFAULT);
  }

  @Test
  void limitsKeepTheirUnitsAndSource() throws ConfigException {
    Limits anna =
        Objects.requireNonNull(
            parse(
                    """
                    persons:
                      anna:
                        body-weight-kg: 60
                        limits: {high: 30, high-high: 45, unit: '%BW', source: therapist}
                        zones:
                          left-calf: {high: 90, high-high: 120}
                        no-go: [lower-back]
                    """)
                .persons()
                .get("anna"));
    assertThat(anna.bodyWeight()).isEqualTo(60 * 9.80665);
    assertThat(anna.everywhere())
        .isEqualTo(new PressureLimit(30, 45, PressureLimit.Unit.PERCENT_BODY_WEIGHT, "therapist"));
    assertThat(anna.of(Zone.parse("left-calf")).high()).isEqualTo(90);
    assertThat(anna.noGo()).containsExactly(Zone.parse("lower-back"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "broker: {ulr: x}|my.yaml:1: broker.ulr: there is no such key; did you mean 'url'?",
        "\\ndevices:\\n- lnik: auto|my.yaml:3: devices[0].lnik: there is no such key; did you mean",
        "brokers: 1|my.yaml:1: brokers: there is no such key; did you mean 'broker'?",
        "broker: {url: 'http://x'}|my.yaml:1: broker.url: 'http://x' is not a broker's address",
        "broker: {window: many}|my.yaml:1: broker.window: 'many' is not a number from 1 to 65535",
        "publish:\\n  batch-ms: 9999|my.yaml:2: publish.batch-ms: '9999' is not a number from 5 to 250",
        "publish: {samples: xml}|my.yaml:1: publish.samples: 'xml' is not one of json, cbor",
        "broker: {root: a/b}\\npublish: {format: sparkplug}|publish.format: sparkplug needs a root of one level",
        "publish: {format: sparkplug, primary-host: a/b}|publish.primary-host: 'a/b' must not hold + # /",
        "publish: {primary-host: scada}|publish.primary-host: is for format: sparkplug only",
        "devices: [{link: somewhere}]|devices[0].link: 'somewhere' is not a link; use auto, a port",
        "devices: [{zone: knee}]|devices[0].zone: no zone is called 'knee'; use one of foot",
        "devices: [{person: otto}]|devices[0].person: there is no 'otto' under persons",
        "devices: auto|my.yaml:1: devices: must be a list",
        "broker: {password-env: NO}|broker.password-env: the environment has no variable NO",
        "broker: {user: a, password-file: /no}|broker.password-file: /no is not there",
        "broker: {user: a, password-file: '${NO}/pw'}|password-file: the environment has no variable NO",
        "broker: {ca-file: '${NO}/ca'}|broker.ca-file: the environment has no variable NO",
        "session: {idle-seconds: 0}|session.idle-seconds: '0' is not a number from 1 to 86400",
        "alarms: {spot-stop-seconds: 5}|alarms.spot-stop-seconds: must not be shorter than",
        "a: b: c|my.yaml:1: this is not YAML",
        "a: 1\\na: 2|my.yaml:2: ",
      })
  void whatIsWrongIsNamedWithLineAndKey(String text, String message) {
    assertThatThrownBy(() -> parse(text.replace("\\n", "\n")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(message);
  }

  @Test
  void everythingWrongIsToldAtOnce() {
    assertThatThrownBy(() -> parse("broker:\n  window: 0\n  ruut: x\npublish: {batch-ms: 1}\n"))
        .hasMessageContaining("my.yaml:2: broker.window")
        .hasMessageContaining("my.yaml:3: broker.ruut")
        .hasMessageContaining("my.yaml:4: publish.batch-ms");
  }

  @Test
  void aPasswordOfTheEnvironmentIsUsedButNeverShown() throws ConfigException {
    BrokerConfig broker = parse("broker: {user: anna, password-env: PW}").broker();
    assertThat(Objects.requireNonNull(broker.password()).bytes()).isEqualTo("secret".getBytes());
    assertThat(broker.toString()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://anna:tops3cret@clinic",
        "anna:tops3cret@clinic",
        "x:anna:tops3cret@cli nic"
      })
  void anAddressWithAPasswordIsRefusedAndNotRepeated(String address) {
    assertThatThrownBy(() -> BrokerConfig.parseUrl(address))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("must hold no user and no password")
        .hasMessageNotContaining("tops3cret");
    assertThatThrownBy(() -> parse("broker: {url: '" + address + "'}"))
        .hasMessageNotContaining("tops3cret");
  }

  @Test
  void addressesAreCompleted() throws ConfigException {
    assertThat(BrokerConfig.parseUrl("clinic")).isEqualTo("tcp://clinic:1883");
    assertThat(BrokerConfig.parseUrl("mqtts://clinic")).isEqualTo("ssl://clinic:8883");
    assertThat(parse("publish: {live-per-second: 5}").publish().live())
        .isEqualTo(Duration.ofMillis(200));
  }
}
