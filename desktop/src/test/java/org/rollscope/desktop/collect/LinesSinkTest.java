package org.rollscope.desktop.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.rollscope.desktop.collect.Messages.dropped;
import static org.rollscope.desktop.collect.Messages.part;
import static org.rollscope.desktop.collect.Messages.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rollscope.bridge.outbox.Payload;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

class LinesSinkTest {
  private static final ObjectMapper CBOR = new CBORMapper();

  @TempDir Path folder;

  /** Collects into a sink; what waits is given up at once at the end. */
  private static void collect(LinesSink sink, Arrived... messages) throws IOException {
    Collector collector = new Collector(new Patience(Duration.ofSeconds(1), 100), sink.progress());
    List<Finding> findings = new ArrayList<>();
    for (Arrived message : messages) {
      findings.addAll(collector.offer(message, 0));
    }
    findings.addAll(collector.expire(Duration.ofSeconds(1).toNanos()));
    sink.store(findings, collector.takeChanged());
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }

  @Test
  void writesOneFileADevice() throws IOException {
    try (LinesSink sink = LinesSink.open(folder, "me")) {
      collect(sink, sample("stick", Messages.EPOCH, 1), part(1, 1, 2), part(1, 2, 2), sample(3));
    }
    assertThat(lines("stick.jsonl")).hasSize(1);
    assertThat(lines("ball.jsonl"))
        .containsExactly(
            "{\"device\":\"ball\",\"epoch\":\"0000000000a-0001\",\"lane\":\"sample\",\"seq\":1,"
                + "\"boot\":\"boot\",\"part\":1,\"parts\":2,\"time\":\"2026-03-01T12:00:01Z\","
                + "\"topic\":\"rollscope/ball/samples\","
                + "\"payload\":{\"base64\":\"YmFsbCAxIDEvMg==\"}}",
            "{\"device\":\"ball\",\"epoch\":\"0000000000a-0001\",\"lane\":\"sample\",\"seq\":1,"
                + "\"boot\":\"boot\",\"part\":2,\"parts\":2,\"time\":\"2026-03-01T12:00:01Z\","
                + "\"topic\":\"rollscope/ball/samples\","
                + "\"payload\":{\"base64\":\"YmFsbCAxIDIvMg==\"}}",
            "{\"device\":\"ball\",\"epoch\":\"0000000000a-0001\",\"lane\":\"sample\","
                + "\"gap\":\"found\",\"from\":2,\"to\":2}",
            "{\"device\":\"ball\",\"epoch\":\"0000000000a-0001\",\"lane\":\"sample\",\"seq\":3,"
                + "\"boot\":\"boot\",\"time\":\"2026-03-01T12:00:03Z\","
                + "\"topic\":\"rollscope/ball/samples\","
                + "\"payload\":{\"base64\":\"YmFsbCAz\"}}");
  }

  @Test
  void showsPayloadsAsJsonWhateverTheyAre() throws IOException {
    Arrived cbor = with(1, Payload.of(Payload.CBOR, CBOR.writeValueAsBytes(List.of(1, 2.5))));
    Arrived json = with(2, Payload.of(Payload.JSON, "{\n \"a\": 1}".getBytes()));
    Arrived empty = with(3, Payload.EMPTY);
    try (LinesSink sink = LinesSink.open(folder.resolve("all.jsonl"), "me")) {
      collect(sink, cbor, json, empty);
    }
    List<String> lines = lines("all.jsonl");
    assertThat(lines.get(0)).endsWith("\"payload\":[1,2.5]}");
    assertThat(lines.get(1)).endsWith("\"payload\":{\"a\":1}}");
    assertThat(lines.get(2)).endsWith("\"payload\":null}");
  }

  private static Arrived with(long number, Payload payload) {
    Arrived from = sample(number);
    return new Arrived(from.key(), from.topic(), from.measured(), 1, 1, false, payload);
  }

  @Test
  void goesOnWhereItWas() throws IOException {
    try (LinesSink sink = LinesSink.open(folder, "me")) {
      collect(sink, sample(1), sample(3), dropped(1, 7, 9, 2, "size"));
    }
    try (LinesSink sink = LinesSink.open(folder, "another")) {
      assertThat(sink.client()).isEqualTo("me");
      collect(sink, sample(1), sample(2), sample(3), sample(4), sample(8));
    }
    assertThat(lines("ball.jsonl").stream().map(LinesSinkTest::shortened))
        .containsExactly(
            "seq:1",
            "event,seq:1",
            "gap:found,from:2,to:2",
            "seq:3",
            "seq:2",
            "gap:filled,from:2,to:2",
            "seq:4",
            "gap:lost,from:7,to:7,reason:size",
            "gap:lost,from:9,to:9,reason:size",
            "gap:found,from:5,to:6",
            "seq:8");
  }

  private static String shortened(String line) {
    return line.replaceFirst(",\"boot.*", "")
        .replaceFirst("^.*\"lane\":", "")
        .replaceFirst("\"sample\",", "")
        .replaceAll("[\"{}]", "");
  }

  @Test
  void cutsOffWhatACrashHasLeft() throws IOException {
    try (LinesSink sink = LinesSink.open(folder, "me")) {
      collect(sink, sample(1));
    }
    Path file = folder.resolve("ball.jsonl");
    String before = Files.readString(file);
    Files.writeString(file, "{\"device\":\"ball\",\"seq", StandardOpenOption.APPEND);
    try (LinesSink sink = LinesSink.open(folder, "me")) {
      assertThat(Files.readString(file)).isEqualTo(before);
      collect(sink, sample(2));
    }
    assertThat(lines("ball.jsonl")).hasSize(2);
  }

  @Test
  void saysWhatIsWrongWithItsPlace() throws IOException {
    try (LinesSink sink = LinesSink.open(folder, "me")) {
      collect(sink, sample(1));
      assertThatIOException()
          .isThrownBy(() -> LinesSink.open(folder, "other"))
          .withMessageContaining("another collector uses it");
    }
    Files.delete(folder.resolve("ball.jsonl"));
    assertThatIOException()
        .isThrownBy(() -> LinesSink.open(folder, "me"))
        .withMessageContaining("ball.jsonl is shorter");
    Files.writeString(folder.resolve("x.jsonl.state"), "nothing that SQLite has ever written");
    assertThatIOException()
        .isThrownBy(() -> LinesSink.open(folder.resolve("x.jsonl"), "me"))
        .withMessageContaining("damaged");
    assertThatIOException()
        .isThrownBy(() -> LinesSink.open(folder.resolve("x.jsonl.state/y"), "me"))
        .withMessageContaining("name another place");
  }
}
