package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rollscope.bridge.RecordingOutlet.Sent;
import org.rollscope.bridge.config.BridgeConfig;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.config.CalibrationStore;
import org.rollscope.bridge.config.ConfigException;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.PublishConfig;
import org.rollscope.bridge.config.RoutineLibrary;
import org.rollscope.bridge.mqtt.DeviceMessages;
import org.rollscope.bridge.mqtt.Origin;
import org.rollscope.bridge.mqtt.Topics;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.bridge.outbox.Message;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.bridge.protocol.LinkConnector;
import org.rollscope.bridge.protocol.StreamProtocol;
import org.rollscope.bridge.protocol.ToolDescription;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.Guide;
import org.rollscope.core.session.SessionAnalyzer;
import org.rollscope.core.spot.Zone;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.scenario.Scenarios;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.cbor.CBORMapper;

/** A device's bytes become the messages that docs/asyncapi.yaml promises, on injected clocks. */
@Timeout(60)
class PipelineTest {
  @TempDir Path folder;

  private RecordingOutlet play(String scenario, PublishConfig publish) throws InterruptedException {
    VirtualDevice device = new VirtualDevice(Scenarios.load(scenario), 3);
    PlayedLine line = new PlayedLine(Transmitter.of(device, Transmitter.Format.BINARY));
    RecordingOutlet outlet = new RecordingOutlet();
    DeviceConfig config = DeviceConfig.on("/dev/played");
    BridgeConfig bridge =
        BridgeConfig.of(BrokerConfig.at("tcp://nowhere:1", "none"), List.of(config))
            .withPublish(publish);
    Surroundings surroundings =
        new Surroundings(
            bridge,
            new Topics("rollscope"),
            outlet,
            new CalibrationStore(folder),
            new DeviceIds(),
            line,
            line);
    try (DeviceWorker worker =
        new DeviceWorker(
            surroundings,
            config,
            new LinkConnector(
                line,
                new StreamProtocol(),
                new ToolDescription("played", "played", config.tool().instrument()),
                line),
            new SplittableRandom(1))) {
      worker.start();
      outlet.awaitEnd();
    }
    return outlet;
  }

  @ParameterizedTest
  @ValueSource(strings = {"too-hard", "glute-ball", "foot-roller-frozen", "bad-link"})
  void everyMessageIsWhatTheContractPromises(String scenario)
      throws IOException, InterruptedException {
    Contract contract = new Contract();
    TreeSet<String> seen = new TreeSet<>();
    for (Sent sent : play(scenario, PublishConfig.DEFAULT).all()) {
      Contract.Verdict verdict = contract.judge(passed(sent));
      assertThat(verdict.problems()).as(passed(sent).toString()).isEmpty();
      seen.add(verdict.channel());
    }
    assertThat(seen).contains("event", "info", "live", "samples", "session", "status");
  }

  @Test
  void aRoutineIsToldAsTheContractPromises() throws ConfigException, IOException {
    Contract contract = new Contract();
    RecordingOutlet outlet = new RecordingOutlet();
    DeviceMessages messages = new DeviceMessages(new Topics("rollscope"));
    VirtualDevice device = new VirtualDevice(Scenarios.load("glute-ball"), 3);
    Origin origin = new Origin("ball", "b1", "");
    SessionAnalyzer analyzer =
        new SessionAnalyzer(
            AnalyzerConfig.DEFAULT,
            device.info(),
            event -> outlet.offer(messages.event(origin, Instant.EPOCH, event)));
    Guide guide = analyzer.guide();
    guide.start(
        new RoutineLibrary(folder).load("full-legs"), Set.of(Zone.parse("left-hamstrings")));
    outlet.live("rollscope/ball/live", messages.live(Instant.EPOCH, analyzer.snapshot()));
    guide.next();
    guide.next();
    guide.stop();
    TreeSet<String> states = new TreeSet<>();
    for (Sent sent : outlet.all()) {
      String channel = sent.topic().split("/", -1)[2];
      String text = sent.payload().toString();
      assertThat(contract.judge(passed(sent)).problems()).as(text).isEmpty();
      states.add(sent.json().path("state").asString(channel));
    }
    assertThat(states)
        .containsExactly(
            "advised", "changed", "ended", "live", "started", "step-ended", "step-started");
  }

  /** As it would go over the wire; {@link ContractTest} looks at that itself. */
  private static Passed passed(Sent sent) {
    Message durable = sent.durable();
    boolean live = sent.topic().endsWith("/live");
    boolean retained = durable == null ? !live : durable.retained();
    Map<String, String> user = new HashMap<>();
    if (durable != null) {
      user.put("device", durable.key().device());
      user.put("boot", durable.key().boot());
      user.put("epoch", durable.key().epoch());
      user.put("lane", durable.key().lane().label());
      user.put("seq", Long.toString(durable.key().sequence()));
      user.put("time", durable.measured().toString());
    }
    Payload payload = sent.payload();
    return new Passed(
        sent.topic(),
        payload.toString(),
        payload::bytes,
        payload.contentType(),
        user,
        "",
        live ? 0 : 1,
        retained);
  }

  @Test
  void theSummaryIsWhatItsOwnSchemaPromises() throws IOException, InterruptedException {
    Sent session = play("too-hard", PublishConfig.DEFAULT).on("/session").getLast();
    Schema schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(Path.of("../docs/summary.schema.json")), InputFormat.JSON);
    JsonNode summary =
        play("too-hard", PublishConfig.DEFAULT)
            .on("/event/session")
            .getLast()
            .json()
            .path("summary");
    assertThat(schema.validate(summary.toString(), InputFormat.JSON)).isEmpty();
    assertThat(session.json().path("session")).isEqualTo(summary.path("session"));
  }

  @Test
  void theSameBytesGiveTheSameMessages() throws InterruptedException {
    assertThat(texts(play("too-hard", PublishConfig.DEFAULT)))
        .isEqualTo(texts(play("too-hard", PublishConfig.DEFAULT)));
  }

  private static List<String> texts(RecordingOutlet outlet) {
    return outlet.all().stream()
        .filter(sent -> sent.durable() != null)
        .map(PipelineTest::withoutEpoch)
        .toList();
  }

  /** No two outboxes have the same epoch. */
  private static String withoutEpoch(Sent sent) {
    String epoch = Objects.requireNonNull(sent.durable()).key().epoch();
    return (sent.topic() + sent.payload()).replace(epoch, "");
  }

  @Test
  void anAlarmIsOfferedBeforeTheSamplesThatRaisedIt() throws InterruptedException {
    List<Sent> all = play("too-hard", PublishConfig.DEFAULT).all();
    double sampled = Double.NEGATIVE_INFINITY;
    int alarms = 0;
    for (Sent sent : all) {
      if (sent.topic().endsWith("/samples")) {
        JsonNode json = sent.json();
        sampled = json.path("deviceTime").asDouble() + 0.005 * (json.path("n").asInt() - 1);
      } else if (sent.topic().endsWith("/event/alarm")
          && sent.json().path("state").asString().equals("raised")) {
        alarms++;
        assertThat(sent.json().path("deviceTime").asDouble()).isGreaterThan(sampled);
        assertThat(Objects.requireNonNull(sent.durable()).key().lane()).isEqualTo(Lane.ALARM);
      }
    }
    assertThat(alarms).isGreaterThanOrEqualTo(2);
  }

  @Test
  void liveStatesComeTenTimesASecondAndBatchesSpanAQuarter() throws InterruptedException {
    RecordingOutlet outlet = play("too-hard", PublishConfig.DEFAULT);
    List<Sent> live = outlet.on("/live");
    double first = live.getFirst().json().path("deviceTime").asDouble();
    double last = live.getLast().json().path("deviceTime").asDouble();
    assertThat((live.size() - 1) / (last - first)).isBetween(9.5, 10.5);
    assertThat(outlet.on("/samples").stream().map(sent -> sent.json().path("n").asInt()))
        .allMatch(n -> n <= 50)
        .contains(50);
  }

  @Test
  void cborHoldsTheSameInLessSpace() throws InterruptedException {
    Sent json = play("too-hard", PublishConfig.DEFAULT).on("/samples").get(9);
    Sent cbor = play("too-hard", PublishConfig.DEFAULT.withCbor(true)).on("/samples").get(9);
    assertThat(cbor.payload().contentType()).isEqualTo(Payload.CBOR);
    assertThat(cbor.payload().size()).isLessThan(json.payload().size() * 3 / 4);
    JsonNode read = new CBORMapper().readTree(cbor.payload().bytes());
    for (String column : List.of("pressure", "gyro", "accel", "deviceTime", "t0", "n", "seq")) {
      assertThat(read.path(column)).hasToString(json.json().path(column).toString());
    }
  }
}
