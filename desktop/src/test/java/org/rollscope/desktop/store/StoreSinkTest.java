package org.rollscope.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.bridge.outbox.Key;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.bridge.outbox.Payload;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.Summary;
import org.rollscope.desktop.collect.Finding;
import org.rollscope.desktop.collect.Finding.Collected;
import org.rollscope.desktop.collect.Progress;
import org.rollscope.desktop.collect.Series;
import org.rollscope.desktop.collect.Span;
import org.rollscope.desktop.column.SampleTable;
import org.rollscope.desktop.column.TableMerge;

class StoreSinkTest {
  private static final Set<Channel> ALL = EnumSet.allOf(Channel.class);

  @TempDir private Path folder;

  private static void collect(Store store, List<? extends Finding> findings) throws IOException {
    try (StoreSink sink = store.collect()) {
      for (int i = 0; i < findings.size(); i += 50) {
        sink.store(
            new ArrayList<>(findings.subList(i, Math.min(i + 50, findings.size()))), List.of());
      }
      assertThat(sink.unread()).isZero();
    }
  }

  private static SampleTable samplesOf(SimulatedBridge bridge, Summary summary) {
    long start = Math.round(summary.start() * 1e6);
    long end = Math.round((summary.start() + summary.duration()) * 1e6) + 1;
    List<SampleTable> tables = bridge.blocks().stream().map(SampleTable::of).toList();
    return TableMerge.of(tables).between(start, end);
  }

  private static void assertSame(SampleTable seen, SampleTable expected) {
    assertThat(seen.size()).isEqualTo(expected.size());
    assertThat(seen.columns()).isEqualTo(expected.columns());
    for (int row = 0; row < expected.size(); row++) {
      assertThat(seen.micros(row)).isEqualTo(expected.micros(row));
    }
    for (SampleTable.Column column : expected.columns()) {
      assertThat(bits(seen.values(column))).isEqualTo(bits(expected.values(column)));
    }
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
  }

  private static void assertWhole(Store store, SimulatedBridge bridge) throws IOException {
    assertThat(bridge.summaries()).isNotEmpty();
    for (Summary summary : bridge.summaries()) {
      SessionRow row = store.sessions().find(summary.session()).orElseThrow();
      assertThat(row.open()).isFalse();
      assertThat(row.rolls()).isEqualTo(summary.rolls());
      assertThat(row.start())
          .isCloseTo(SimulatedBridge.at(summary.start()), within(2, ChronoUnit.MICROS));
      String told = store.sessions().summary(summary.session()).orElseThrow();
      assertThat(Json.MAPPER.readTree(told))
          .isEqualTo(Json.MAPPER.readTree(Json.tree(summary).toString()));
      assertThat(store.events().alarms(summary.session())).hasSameSizeAs(summary.alarms());
      long strokes =
          store.events().of(summary.session()).stream()
              .filter(event -> event.type().equals("stroke") && event.state().equals("completed"))
              .count();
      assertThat(strokes).isGreaterThanOrEqualTo(summary.strokes().size());
      SampleTable seen = store.samples().of(summary.session(), ALL).orElseThrow();
      assertSame(seen, samplesOf(bridge, summary));
    }
    assertThat(store.sessions().page(SessionFilter.ALL, null, 100).sessions())
        .hasSameSizeAs(bridge.summaries());
  }

  @ParameterizedTest
  @EnumSource
  void whatABridgePublishesIsThereBitForBit(TestStore kind) throws IOException {
    SimulatedBridge bridge = SimulatedBridge.play(InstrumentKind.BALL, 5, false);
    try (Store store = kind.open(folder)) {
      collect(store, bridge.published());
      assertWhole(store, bridge);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aToolThatIsLetGoLeavesItsSessions(TestStore kind) throws IOException {
    SimulatedBridge bridge = SimulatedBridge.play(InstrumentKind.BALL, 5, false);
    bridge.letGo();
    try (Store store = kind.open(folder)) {
      collect(store, bridge.published());
      assertWhole(store, bridge);
    }
  }

  @ParameterizedTest
  @EnumSource
  void piecesTwiceAndInAnyOrderComeToTheSame(TestStore kind) throws IOException {
    SimulatedBridge bridge = SimulatedBridge.play(InstrumentKind.STICK, 6, true);
    List<Collected> shuffled = new ArrayList<>(bridge.published());
    shuffled.addAll(bridge.published());
    Collections.shuffle(shuffled, new Random(2));
    try (Store store = kind.open(folder)) {
      collect(store, shuffled);
      assertWhole(store, bridge);
      Packing packing = new Packing(store.database());
      assertThat(packing.waiting()).isNotEmpty();
      packing.pack(packing.waiting());
      assertThat(packing.waiting()).isEmpty();
      assertWhole(store, bridge);
      // and all once more, now that it is packed
      collect(store, shuffled);
      assertWhole(store, bridge);
      packing.pack(packing.waiting());
      assertWhole(store, bridge);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSessionIsRemovedWithItsSamplesAndNoOthers(TestStore kind) throws IOException {
    SimulatedBridge bridge = SimulatedBridge.of(InstrumentKind.BALL, 5, "Anna");
    Summary gone = bridge.summaries().getFirst();
    try (Store store = kind.open(folder)) {
      collect(store, bridge.published());
      String anna = store.people().named("Anna").orElseThrow().id();
      Samples.Stretch whole = store.database().read(handle -> all(handle, bridge, gone));
      int before = rows(store, whole);
      int within = samplesOf(bridge, gone).size();
      store.sessions().remove(gone.session());
      assertThat(rows(store, whole)).isEqualTo(before - within);
      assertThat(store.sessions().find(gone.session())).isEmpty();
      assertThat(store.events().of(gone.session())).isEmpty();
      assertThat(store.events().alarms(gone.session())).isEmpty();
      assertThat(store.trends().ofSession(gone.session())).isEmpty();
      assertThat(store.people().find(anna)).isPresent();
      assertThatThrownBy(() -> store.sessions().remove(gone.session()))
          .hasMessageContaining("there is no session");
    }
  }

  private static Samples.Stretch all(Handle handle, SimulatedBridge bridge, Summary one)
      throws StoreException {
    Samples.Stretch of = Samples.stretch(handle, one.session());
    long end =
        bridge.blocks().stream()
            .mapToLong(b -> Math.round(b.time(b.size() - 1) * 1e6))
            .max()
            .orElseThrow();
    return new Samples.Stretch(of.tool(), of.boot(), 0, end + 1);
  }

  private static int rows(Store store, Samples.Stretch of) throws IOException {
    return store
        .database()
        .read(handle -> Samples.read(handle, of, Samples.mask(ALL)))
        .map(SampleTable::size)
        .orElse(0);
  }

  @ParameterizedTest
  @EnumSource
  void anOpenSessionShowsWhatThereIs(TestStore kind) throws IOException {
    SimulatedBridge bridge = SimulatedBridge.play(InstrumentKind.BALL, 5, false);
    String id = bridge.summaries().getFirst().session();
    List<Collected> begun = bridge.published().stream().filter(message -> !isEnd(message)).toList();
    try (Store store = kind.open(folder)) {
      collect(store, begun);
      assertThat(store.sessions().find(id).orElseThrow().open()).isTrue();
      assertThat(store.sessions().summary(id)).isEmpty();
      assertThat(store.samples().of(id, ALL)).isPresent();
      assertThat(store.events().of(id)).isNotEmpty();
    }
  }

  private static boolean isEnd(Collected message) {
    String text = message.payloads().getFirst().toString();
    return message.topic().endsWith("/session") || text.contains("\"summary\"");
  }

  @ParameterizedTest
  @EnumSource
  void whoIsRollingComesWithTheSession(TestStore kind) throws IOException {
    SimulatedBridge bridge = SimulatedBridge.of(InstrumentKind.BALL, 5, "Anna");
    try (Store store = kind.open(folder)) {
      collect(store, bridge.published());
      String id = bridge.summaries().getFirst().session();
      assertThat(store.sessions().find(id).orElseThrow().personName()).isEqualTo("Anna");
      String anna = store.people().named("Anna").orElseThrow().id();
      List<StoredAlarm> alarms =
          store.events().alarms(anna, SimulatedBridge.BOOT, TestStore.NOW.plusSeconds(9999));
      assertThat(alarms).isEqualTo(store.events().alarms(id));
    }
  }

  @ParameterizedTest
  @EnumSource
  void tracesShowTheExtremesOfEachPart(TestStore kind) throws IOException {
    SimulatedBridge bridge = SimulatedBridge.play(InstrumentKind.BALL, 5, false);
    Summary summary = bridge.summaries().getFirst();
    try (Store store = kind.open(folder)) {
      collect(store, bridge.published());
      Trace trace =
          store
              .samples()
              .trace(summary.session(), 0, Double.POSITIVE_INFINITY, 100, Set.of(Channel.PRESSURE));
      SampleTable samples = samplesOf(bridge, summary);
      double[] pressure = samples.values(samples.columns().getFirst());
      Trace.Line line = trace.lines().getFirst();
      assertThat(trace.lines()).hasSize(1);
      assertThat(line.channel()).isEqualTo("pressure");
      assertThat(line.highest()).hasSize(100);
      assertThat(trace.step() * 100).isCloseTo(summary.duration(), within(1e-3));
      assertThat(max(line.highest())).isEqualTo(max(pressure));
      for (int row = 0; row < samples.size(); row++) {
        double from = samples.micros(row) / 1e6 - summary.start();
        int part = Math.min(99, (int) (from / trace.step()));
        if (!Double.isNaN(pressure[row])) {
          // a row on the edge may be of either side
          assertThat(pressure[row])
              .isBetween(
                  Math.min(line.lowest()[part], line.lowest()[Math.max(0, part - 1)]),
                  Math.max(line.highest()[part], line.highest()[Math.max(0, part - 1)]));
        }
      }
      assertThatThrownBy(
              () -> store.samples().trace(summary.session(), 5, 5, 10, Set.of(Channel.PRESSURE)))
          .hasMessage("the part of the session must not be empty");
      assertThatThrownBy(() -> store.samples().of("nothing", ALL))
          .hasMessage("there is no session 'nothing' in the store");
    }
  }

  private static double max(double[] values) {
    return Arrays.stream(values).filter(value -> !Double.isNaN(value)).max().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource
  void howFarItWasCollectedIsStoredAlong(TestStore kind) throws IOException {
    StoreAddress address = kind.address(folder);
    Progress progress =
        new Progress(
            new Series("ball", "e1", Lane.SAMPLE),
            1,
            List.of(new Span(1, 5), new Span(8, 9)),
            List.of(new Span(6, 6)),
            List.of(new Span(7, 7)),
            List.of());
    String client;
    try (Store store = TestStore.open(address);
        StoreSink sink = store.collect()) {
      client = sink.client();
      sink.store(List.of(), List.of(progress));
      assertThatThrownBy(store::collect)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("Another Rollscope collects into the store");
    }
    try (Store store = TestStore.open(address);
        StoreSink sink = store.collect()) {
      assertThat(sink.progress()).containsExactly(progress);
      assertThat(sink.client()).isEqualTo(client);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBadMessageKeepsNoOtherFromComing(TestStore kind) throws IOException {
    SimulatedBridge bridge = SimulatedBridge.play(InstrumentKind.BALL, 5, false);
    List<Finding> mixed = new ArrayList<>(bridge.published());
    List<String> bad =
        List.of(
            "",
            "{",
            "[]",
            "{\"type\":\"stroke\"}",
            "{\"type\":\"session\",\"state\":\"ended\",\"session\":\"a1\"}",
            "{\"type\":\"zone\",\"state\":\"changed\",\"session\":\"a' OR 1=1\"}",
            "{\"type\":\"x\",\"state\":\"y\",\"session\":\"a1\",\"deviceTime\":1e999}",
            "{\"type\":\"session\",\"state\":\"started\",\"session\":\"a1\",\"start\":-1e300,"
                + "\"deviceTime\":1}",
            "{\"type\":\"session\",\"state\":\"started\",\"session\":\"a2\",\"start\":1,"
                + "\"deviceTime\":1,\"person\":\""
                + "long".repeat(99)
                + "\"}");
    int number = 0;
    for (String text : bad) {
      mixed.add(number, message("event/stroke", Lane.EVENT, 1000 + number, text));
      number++;
    }
    List<String> badSamples =
        List.of(
            "{\"t0\":\"2026-03-01T12:00:00Z\",\"deviceTime\":1,\"dt\":0.01}",
            "{\"t0\":\"2026-03-01T12:00:00Z\",\"deviceTime\":1,\"pressure\":[1,2]}",
            "{\"t0\":\"+999999999-03-01T12:00:00Z\",\"deviceTime\":1,\"dt\":1,\"pressure\":[1,2]}",
            "{\"t0\":\"2026-03-01T12:00:00Z\",\"deviceTime\":1e300,\"dt\":1,\"pressure\":[1,2]}",
            "{\"t0\":\"2026-03-01T12:00:00Z\",\"deviceTime\":1,\"dt\":1,\"pressure\":[1,2],"
                + "\"gyro\":[[1],[2],[3]]}",
            "{\"t0\":\"2026-03-01T12:00:00Z\",\"deviceTime\":1,\"dt\":1,\"gyro\":[[1],[2]]}",
            "{\"t0\":\"2026-03-01T12:00:00Z\",\"deviceTime\":1,\"dt\":1,\"pressure\":[1e999,2]}",
            "{\"t0\":\"2026-03-01T12:00:00Z\",\"deviceTime\":1,\"dt\":1,\"pressure\":{\"a\":1}}");
    for (String text : badSamples) {
      mixed.add(number, message("samples", Lane.SAMPLE, 1000 + number, text));
      number++;
    }
    try (Store store = kind.open(folder)) {
      try (StoreSink sink = store.collect()) {
        sink.store(mixed, List.of());
        assertThat(sink.unread()).isEqualTo(bad.size() + badSamples.size());
      }
      for (Summary summary : bridge.summaries()) {
        SampleTable seen = store.samples().of(summary.session(), ALL).orElseThrow();
        assertSame(seen, samplesOf(bridge, summary));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void textsThatDatabasesDoNotTakeArePutRight(TestStore kind) throws IOException {
    String text =
        "{\"type\":\"zone\",\"state\":\"changed\",\"session\":\"a1\",\"deviceTime\":3.5,"
            + "\"zone\":\"le\\u0000ft\\ud800\",\"more\":\"<script>\\u0000\\ud800\\ud83d\\ude00\"}";
    try (Store store = kind.open(folder)) {
      collect(store, List.of(message("event/zone", Lane.EVENT, 1, text)));
      assertThat(store.sessions().find("a1").orElseThrow().zones())
          .containsExactly("le\uFFFDft\uFFFD");
      String details = store.events().of("a1").getFirst().details();
      assertThat(Json.MAPPER.readTree(details).path("more").asString())
          .isEqualTo("<script>\u0000\uFFFD\uD83D\uDE00");
    }
  }

  private static Collected message(String kind, Lane lane, long sequence, String text) {
    Key key = new Key("ball1", "b1", "e1", lane, sequence);
    Payload payload = Payload.of(Payload.JSON, Payload.text(text).bytes());
    return new Collected(key, "rollscope/ball1/" + kind, TestStore.NOW, List.of(payload), false);
  }

  @ParameterizedTest
  @EnumSource
  void saturatedPadsAreInfinite(TestStore kind) throws IOException {
    SampleBlock block = new SampleBlock(3, 2);
    block.begin(Channel.PRESSURE.bit());
    for (int i = 0; i < 3; i++) {
      int row = block.append(1 + i * 0.01);
      block.pressure(row, 0, i);
      block.pressure(row, 1, i == 1 ? Double.POSITIVE_INFINITY : Double.NaN);
    }
    String text =
        "{\"t0\":\"2026-03-01T12:00:00Z\",\"deviceTime\":1,\"dt\":0.01,\"units\":{\"a\":[1]},"
            + "\"pressure\":[[0,1,2],[null,null,null]],\"saturated\":[[1,1]]}";
    String begun =
        "{\"type\":\"session\",\"state\":\"started\",\"session\":\"a1\",\"start\":1,"
            + "\"deviceTime\":1}";
    try (Store store = kind.open(folder)) {
      collect(
          store,
          List.of(
              message("samples", Lane.SAMPLE, 1, text),
              message("event/session", Lane.EVENT, 1, begun)));
      assertSame(store.samples().of("a1", ALL).orElseThrow(), SampleTable.of(block));
    }
  }
}
