package org.rollscope.desktop.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.tahu.protobuf.SparkplugBProto.DataType;
import org.eclipse.tahu.protobuf.SparkplugBProto.Payload.Metric;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.Bridge;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.alarm.AlarmKind;
import org.rollscope.sim.scenario.Scenarios;
import tools.jackson.databind.JsonNode;

/** One session as it went through a real Mosquitto, looked at from several sides. */
@Timeout(120)
class SparkplugTrafficTest {
  private static final Path DECODER = Path.of("../bridge/src/test/python/sparkplug_decode.py");
  private static final Path PAGE = Path.of("../docs/sparkplug.md");
  private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| (\\w+) \\|([^|]*)\\|.*\\|");

  @TempDir static Path folder;
  private static List<SparkplugMessage> all = List.of();

  @BeforeAll
  static void record() throws Exception {
    try (TestBroker broker = TestBroker.Kind.MOSQUITTO.start(folder);
        SparkplugHost host = new SparkplugHost(broker);
        Line line = new Line(folder.resolve("ball"));
        Tool tool = new Tool(Scenarios.load("glute-ball"), 7, 12, line).goingOn()) {
      SparkplugTags tags = new SparkplugTags(host, tool.info().id());
      try (Bridge bridge =
          new Bridge(Road.config(folder, broker, line).withPublish(SparkplugTest.quick()))) {
        bridge.start();
        tool.start();
        host.await(message -> tags.has(message, "Session/Rolls"));
        tool.off();
      }
      host.await(message -> message.type().equals("NDEATH"));
      all = host.ofNode();
    }
  }

  private static Stream<SparkplugMessage> of(String type) {
    return all.stream().filter(message -> message.type().equals(type));
  }

  private static SparkplugMessage last(String type) {
    return of(type).reduce((first, second) -> second).orElseThrow();
  }

  /** Read by another library in another language, by a schema that was written for this test. */
  @Test
  void anotherDecoderReadsTheSame() throws IOException {
    SystemProgram python = SystemProgram.pythonWith("google.protobuf", "python3-protobuf");
    Path input = folder.resolve("payloads");
    Path output = folder.resolve("decoded");
    List<String> lines =
        all.stream().map(m -> m.topic() + ' ' + HexFormat.of().formatHex(m.bytes())).toList();
    Files.write(input, lines);
    Process process =
        python
            .builder(DECODER.toString())
            .redirectInput(input.toFile())
            .redirectOutput(output.toFile())
            .redirectErrorStream(true)
            .start();
    assertThat(process.onExit().join().exitValue()).as(Files.readString(output)).isZero();
    List<String> decoded = Files.readAllLines(output);
    assertThat(decoded).hasSameSizeAs(all);
    for (int i = 0; i < all.size(); i++) {
      assertSame(Json.parse(decoded.get(i).getBytes(UTF_8)), all.get(i));
    }
  }

  private static void assertSame(JsonNode decoded, SparkplugMessage message) {
    assertThat(decoded.path("topic").asString()).isEqualTo(message.topic());
    assertThat(decoded.path("timestamp").asLong()).isEqualTo(message.payload().getTimestamp());
    assertThat(decoded.path("seq").isNull()).isEqualTo(message.type().equals("NDEATH"));
    assertThat(decoded.path("seq").asLong(0)).isEqualTo(message.payload().getSeq());
    assertThat(decoded.path("metrics")).hasSize(message.payload().getMetricsCount());
    for (int i = 0; i < message.payload().getMetricsCount(); i++) {
      JsonNode one = decoded.path("metrics").path(i);
      Metric metric = message.payload().getMetrics(i);
      assertThat(one.path("name").asString()).isEqualTo(metric.getName());
      assertThat(one.path("alias").asLong(0)).isEqualTo(metric.getAlias());
      assertThat(one.path("timestamp").asLong()).isEqualTo(metric.getTimestamp());
      assertThat(one.path("datatype").asInt()).isEqualTo(metric.getDatatype());
      assertThat(one.path("properties").path("engUnit").asString("")).isEqualTo(unit(metric));
      assertSameValue(one.path("value"), metric);
    }
  }

  private static void assertSameValue(JsonNode value, Metric metric) {
    assertThat(value.isNull()).isEqualTo(metric.getIsNull());
    switch (metric.getValueCase()) {
      case LONG_VALUE -> // signed values stand in an unsigned field, as the specification has it
          assertThat(value.bigIntegerValue().longValue()).isEqualTo(metric.getLongValue());
      case DOUBLE_VALUE ->
          assertThat(value.asDouble()).isEqualTo(metric.getDoubleValue(), within(1e-12));
      case BOOLEAN_VALUE -> assertThat(value.asBoolean()).isEqualTo(metric.getBooleanValue());
      case STRING_VALUE -> assertThat(value.asString()).isEqualTo(metric.getStringValue());
      default -> assertThat(metric.getIsNull()).isTrue();
    }
  }

  private static String unit(Metric metric) {
    return metric.getProperties().getValuesList().stream()
        .map(one -> one.getStringValue())
        .findFirst()
        .orElse("");
  }

  /** The page for users has a row for each metric of the births, and no other. */
  @Test
  void thePageListsTheMetricsOfTheBirths() throws IOException {
    Map<String, String> page = new TreeMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        String rest = row.group(2) + " " + row.group(3).strip().replace("kPa or N", "kPa");
        kinds(row.group(1)).forEach(name -> page.put(name, rest.strip()));
      }
    }
    Map<String, String> births = new TreeMap<>();
    for (SparkplugMessage birth : List.of(last("NBIRTH"), last("DBIRTH"))) {
      for (Metric metric : birth.payload().getMetricsList()) {
        String type = Objects.requireNonNull(DataType.forNumber(metric.getDatatype())).name();
        births.put(metric.getName(), (type + " " + unit(metric)).strip());
      }
    }
    assertThat(page).containsExactlyInAnyOrderEntriesOf(births);
  }

  /** A name that stands for one of each kind of alarm. */
  private static List<String> kinds(String name) {
    if (!name.contains("<Kind>")) {
      return List.of(name);
    }
    List<String> names = new ArrayList<>();
    for (AlarmKind kind : AlarmKind.values()) {
      StringBuilder words = new StringBuilder();
      for (String word : kind.label().split("-", -1)) {
        words.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
      }
      names.add(name.replace("<Kind>", words));
    }
    return names;
  }

  @Test
  void sizesAreModest() {
    int nodeBirth = largest("NBIRTH");
    int birth = largest("DBIRTH");
    List<Integer> data = of("DDATA").map(m -> m.bytes().length).sorted().toList();
    List<Integer> live =
        of("DDATA")
            .filter(message -> message.property("lane").isEmpty())
            .map(message -> message.bytes().length)
            .sorted()
            .toList();
    System.out.printf(
        "Sparkplug: NBIRTH %,d bytes, DBIRTH %,d; live median %,d, largest %,d; largest event %,d%n",
        nodeBirth, birth, live.get(live.size() / 2), live.getLast(), data.getLast());
    assertThat(birth).isLessThan(16_000);
    assertThat(live.get(live.size() / 2)).isLessThan(600);
  }

  private static int largest(String type) {
    return of(type).mapToInt(message -> message.bytes().length).max().orElseThrow();
  }
}
