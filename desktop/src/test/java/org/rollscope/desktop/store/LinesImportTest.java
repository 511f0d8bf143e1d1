package org.rollscope.desktop.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.desktop.collect.Finding;
import org.rollscope.desktop.collect.LinesSink;
import org.rollscope.desktop.column.SampleTable;

/** What was collected into files comes into the store as if it had been collected into it. */
class LinesImportTest {
  @TempDir private Path folder;

  private final SimulatedBridge bridge = SimulatedBridge.play(InstrumentKind.BALL, 5, true);

  private Path collected() throws IOException {
    Path file = folder.resolve("all.jsonl");
    try (LinesSink sink = LinesSink.open(file, "somebody")) {
      sink.store(new ArrayList<Finding>(bridge.published()), List.of());
    }
    return file;
  }

  private static Imported add(Store store, Path file) throws IOException {
    return store.imports().add(file, ImportTerms.NONE, share -> {});
  }

  private static List<String> told(Store store) throws IOException {
    List<String> all = new ArrayList<>();
    for (SessionRow row : store.sessions().page(SessionFilter.ALL, null, 100).sessions()) {
      all.add(row.toString());
      all.add(store.sessions().summary(row.id()).orElse("open"));
      all.add(store.events().of(row.id()).toString());
      SampleTable table = store.samples().of(row.id(), EnumSet.allOf(Channel.class)).orElseThrow();
      StringBuilder samples = new StringBuilder();
      for (int i = 0; i < table.size(); i++) {
        SampleCsv.line(table, i, samples);
      }
      all.add(samples.toString());
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void theyComeToTheSame(TestStore kind) throws IOException {
    Path file = collected();
    List<String> expected;
    try (Store store = kind.open(folder)) {
      try (StoreSink sink = store.collect()) {
        sink.store(List.copyOf(bridge.published()), List.of());
      }
      expected = told(store);
      assertThat(add(store, file).added()).isZero();
      assertThat(told(store)).isEqualTo(expected);
    }
    try (Store store = kind.open(Files.createDirectory(folder.resolve("other")))) {
      String anna = store.people().add("Anna", 60).id();
      ImportTerms terms = ImportTerms.NONE.withPerson(anna);
      Imported imported = store.imports().add(file, terms, share -> {});
      assertThat(imported.added()).isEqualTo(bridge.summaries().size());
      assertThat(store.sessions().page(SessionFilter.ALL, null, 9).sessions())
          .allSatisfy(row -> assertThat(row.person()).isEqualTo(anna));
      for (String session : imported.sessions()) {
        store.sessions().assign(session, null);
      }
      assertThat(told(store)).isEqualTo(expected);
      assertThat(new Packing(store.database()).waiting()).isEmpty();
    }
  }

  @Test
  void whatIsWrongIsToldWithItsLine() throws IOException {
    List<String> good = Files.readAllLines(collected());
    String last = good.getLast();
    String key = "{\"device\":\"d\",\"epoch\":\"e\",\"lane\":\"event\",\"seq\":1,";
    String time = "\"time\":\"2026-03-01T17:00:00Z\",";
    try (Store store = TestStore.SQLITE.open(folder.resolve("other"))) {
      assertRefused(store, good, last.substring(0, 60), "it is no JSON");
      assertRefused(store, good, "{\"steps\":4000}", "it is none that 'rollscope collect' writes");
      assertRefused(store, good, key + "\"topic\":\"r/d/x\"}", "its time is none");
      assertRefused(store, good, key + time + "\"topic\":\"r/x/y\"}", "its topic is not one");
      assertRefused(
          store,
          good,
          key + time + "\"topic\":\"r/d/event/zone\",\"payload\":{\"type\":\"zone\"}}",
          "its state is none");
      assertRefused(
          store,
          good,
          key + time + "\"part\":2,\"parts\":2,\"topic\":\"r/d/samples\",\"payload\":{}}",
          "whose other parts are missing");
      Path cut = Files.write(folder.resolve("cut.jsonl.gz"), packed(good));
      assertThatThrownBy(() -> add(store, cut)).hasMessageContaining("it is");
      assertThat(store.tools().all()).isEmpty();
      assertThat(new Packing(store.database()).waiting()).isEmpty();
    }
  }

  private static byte[] packed(List<String> lines) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(String.join("\n", lines).getBytes(UTF_8));
    }
    return Arrays.copyOf(bytes.toByteArray(), bytes.size() / 2);
  }

  private void assertRefused(Store store, List<String> good, String bad, String why)
      throws IOException {
    List<String> lines = new ArrayList<>(good);
    lines.set(7, bad);
    Path file = Files.write(folder.resolve("bad.jsonl"), lines);
    assertThatThrownBy(() -> add(store, file))
        .hasMessageContaining("bad.jsonl, line 8: ")
        .hasMessageContaining(why);
  }

  @Test
  void gapsAndWhatTheCollectorCouldNotReadArePassedOver() throws IOException {
    List<String> lines = new ArrayList<>(Files.readAllLines(collected()));
    lines.add(
        "{\"device\":\"d\",\"epoch\":\"e\",\"lane\":\"sample\",\"gap\":\"found\",\"from\":1,\"to\":2}");
    lines.add(
        "{\"device\":\"d\",\"epoch\":\"e\",\"lane\":\"event\",\"seq\":1,\"boot\":\"\","
            + "\"time\":\"2026-03-01T17:00:00Z\",\"topic\":\"r/d/event/x\","
            + "\"payload\":{\"base64\":\"AAEC\"}}");
    Path file = Files.write(folder.resolve("more.jsonl"), lines);
    try (Store store = TestStore.SQLITE.open(folder.resolve("other"))) {
      assertThat(add(store, file).remarks())
          .containsExactly("not understood: 1 messages; left out");
    }
  }
}
