package org.rollscope.desktop.store;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.session.AnalyzerConfig;
import org.rollscope.core.session.Summary;
import org.rollscope.core.spot.Zone;
import org.rollscope.core.wire.TextEncoder;
import org.rollscope.desktop.collect.Finding;
import org.rollscope.desktop.log.LogAnalysis;
import org.rollscope.desktop.log.LogFile;

/** Recordings come into the store as if they had been seen live, and as one session each. */
class RecordingTest {
  private static final Set<Channel> ALL = EnumSet.allOf(Channel.class);

  @TempDir private Path folder;

  private final SimulatedBridge bridge = SimulatedBridge.play(InstrumentKind.BALL, 5, false);

  private Path log(String name) throws IOException {
    return log(name, 0, bridge.blocks().size());
  }

  /** Some of the blocks as a log of text. */
  private Path log(String name, int from, int until) throws IOException {
    StringBuilder text = new StringBuilder();
    List<SampleBlock> blocks = bridge.blocks().subList(from, until);
    TextEncoder encoder = new TextEncoder(bridge.device(), blocks.getFirst().channels());
    text.append(encoder.header());
    blocks.forEach(block -> encoder.lines(block, 0, block.size(), text));
    Path file = Files.writeString(folder.resolve(name), text, US_ASCII);
    double end = blocks.getLast().time(blocks.getLast().size() - 1);
    Files.setLastModifiedTime(file, FileTime.from(SimulatedBridge.at(end)));
    return file;
  }

  private static Imported add(Store store, Path file) throws IOException {
    return store.imports().add(file, ImportTerms.NONE, share -> {});
  }

  private static List<Summary> analysed(Path file) throws IOException {
    List<Summary> summaries = new ArrayList<>();
    try (LogFile log = LogFile.open(file)) {
      new LogAnalysis(log, AnalyzerConfig.DEFAULT, info -> info, summaries::add).run(share -> {});
    }
    return summaries;
  }

  /** All that is told of every session. */
  private static List<String> told(Store store) throws IOException {
    List<String> all = new ArrayList<>();
    for (SessionRow row : store.sessions().page(SessionFilter.ALL, null, 100).sessions()) {
      all.add(row.toString());
      all.add(store.sessions().summary(row.id()).orElse("open"));
      all.add(store.events().of(row.id()).toString());
      all.add(store.events().alarms(row.id()).toString());
      all.add(Integer.toString(store.samples().of(row.id(), ALL).orElseThrow().size()));
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void aLogComesToWhatItsAnalysisSays(TestStore kind) throws IOException {
    Path file = log("monday.csv");
    Summary expected = analysed(file).getFirst();
    try (Store store = kind.open(folder)) {
      String anna = store.people().add("Anna", 60).id();
      ImportTerms terms = ImportTerms.NONE.withPerson(anna).withZone(Zone.parse("left-glute"));
      Imported imported = store.imports().add(file, terms, share -> {});
      assertThat(imported).isEqualTo(new Imported(List.of(expected.session()), 1, List.of()));
      SessionRow row = store.sessions().find(expected.session()).orElseThrow();
      assertThat(row.personName()).isEqualTo("Anna");
      assertThat(row.zones()).containsExactly("left-glute");
      assertThat(row.rolls()).isEqualTo(expected.rolls());
      assertThat(row.toolName()).isEqualTo(bridge.device().id());
      assertThat(row.start())
          .isCloseTo(SimulatedBridge.at(expected.start()), within(1, ChronoUnit.MICROS));
      assertThat(store.events().of(row.id())).isNotEmpty();
      List<String> first = told(store);
      assertThat(store.imports().add(file, terms, share -> {}).added()).isZero();
      assertThat(told(store)).isEqualTo(first);
      assertThat(new Packing(store.database()).waiting()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void piecesInAnyOrderAreOneSession(TestStore kind) throws IOException {
    int middle = bridge.blocks().size() / 2;
    Path first = log("first.csv", 0, middle);
    Path second = log("second.csv", middle, bridge.blocks().size());
    List<String> whole;
    try (Store store = kind.open(Files.createDirectory(folder.resolve("whole")))) {
      add(store, log("whole.csv"));
      whole = told(store);
    }
    try (Store store = kind.open(Files.createDirectory(folder.resolve("forwards")))) {
      assertThat(add(store, first).added()).isEqualTo(1);
      assertThat(add(store, second).added()).isZero();
      assertThat(told(store)).isEqualTo(whole);
    }
    try (Store store = kind.open(Files.createDirectory(folder.resolve("backwards")))) {
      String id = add(store, second).sessions().getFirst();
      store.notes().add(null, id, "Dr. Roll", "the left one");
      assertThat(add(store, first).added()).isZero();
      SessionRow row = store.sessions().page(SessionFilter.ALL, null, 9).sessions().getFirst();
      assertThat(store.sessions().page(SessionFilter.ALL, null, 9).sessions()).hasSize(1);
      assertThat(row.duration()).isCloseTo(bridge.summaries().getFirst().duration(), within(1e-6));
      assertThat(row.rolls()).isEqualTo(bridge.summaries().getFirst().rolls());
      assertThat(store.notes().ofSession(row.id())).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatABridgeToldStands(TestStore kind) throws IOException {
    Path file = log("monday.csv");
    try (Store store = kind.open(folder)) {
      collect(store, bridge.published());
      List<String> live = told(store);
      assertThat(add(store, file).added()).isZero();
      assertThat(told(store)).isEqualTo(live);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatABridgeTellsLaterStands(TestStore kind) throws IOException {
    Path file = log("monday.csv");
    try (Store store = kind.open(folder)) {
      add(store, file);
      collect(store, bridge.published());
      assertThat(store.sessions().page(SessionFilter.ALL, null, 9).sessions()).hasSize(1);
      String id = bridge.summaries().getFirst().session();
      long events =
          bridge.published().stream()
              .filter(one -> one.topic().contains("/event/"))
              .filter(one -> one.payloads().getFirst().toString().contains(id))
              .count();
      assertThat(store.events().of(id)).hasSize((int) events);
    }
  }

  @Test
  void aSessionWhoseEndNeverCameIsCompleted() throws IOException {
    Path file = log("monday.csv");
    List<? extends Finding> begun = bridge.published().subList(0, bridge.published().size() / 2);
    try (Store store = TestStore.SQLITE.open(folder)) {
      collect(store, begun);
      String id = bridge.summaries().getFirst().session();
      assertThat(store.sessions().find(id).orElseThrow().open()).isTrue();
      assertThat(add(store, file)).isEqualTo(new Imported(List.of(id), 0, List.of()));
      SessionRow row = store.sessions().find(id).orElseThrow();
      assertThat(row.open()).isFalse();
      assertThat(row.rolls()).isEqualTo(analysed(file).getFirst().rolls());
    }
  }

  private static void collect(Store store, List<? extends Finding> findings) throws IOException {
    try (StoreSink sink = store.collect()) {
      sink.store(List.copyOf(findings), List.of());
    }
  }

  @Test
  void aClockThatStartsAnewIsAnotherSession() throws IOException {
    Path once = log("once.csv");
    String text = Files.readString(once);
    String rows = text.substring(text.indexOf('\n') + 1);
    Path twice = Files.writeString(folder.resolve("twice.csv"), text + rows);
    Files.setLastModifiedTime(twice, FileTime.from(Instant.parse("2026-03-01T20:00:00Z")));
    try (Store store = TestStore.SQLITE.open(folder)) {
      Imported imported = add(store, twice);
      assertThat(imported.added()).isEqualTo(2);
      List<SessionRow> rowsOfBoth = store.sessions().page(SessionFilter.ALL, null, 9).sessions();
      assertThat(rowsOfBoth.get(0).rolls()).isEqualTo(rowsOfBoth.get(1).rolls());
      assertThat(rowsOfBoth.get(0).start()).isAfter(rowsOfBoth.get(1).start());
    }
  }

  @Test
  void whatIsNoRecordingLeavesNothingBehind() throws IOException {
    Path foreign = Files.writeString(folder.resolve("foreign.csv"), "date;steps\n1;2\n3;4\n");
    Path header =
        Files.writeString(folder.resolve("header.csv"), "#rollscope club r=30mm t[s],p[kPa]\n");
    Path quiet =
        Files.writeString(
            folder.resolve("quiet.csv"), "#rollscope ball r=30mm t[s],p[kPa]\n0,0\n1,0\n2,0\n");
    Path mostlyBad =
        Files.writeString(
            folder.resolve("bad.csv"), "#rollscope ball r=30mm t[s],p[kPa]\n0,0\nx\ny\nz\n");
    Path longAgo =
        Files.writeString(
            folder.resolve("long-ago.csv"),
            Files.readString(log("good.csv"))
                .replace("#rollscope ball", "#rollscope ball start=0007-01-01T00:00:00Z"));
    try (Store store = TestStore.SQLITE.open(folder)) {
      assertThatThrownBy(() -> add(store, foreign))
          .hasMessageContaining("foreign.csv: line 1: no header yet");
      assertThatThrownBy(() -> add(store, header))
          .hasMessageContaining("header.csv: line 1: instrument 'club' is not known");
      assertThatThrownBy(() -> add(store, quiet))
          .hasMessageContaining("quiet.csv: the tool has touched nothing in it");
      assertThatThrownBy(() -> add(store, mostlyBad))
          .hasMessageContaining("bad.csv: not understood: 3 lines")
          .hasMessageContaining("the first is line 3");
      assertThatThrownBy(() -> add(store, longAgo)).hasMessageContaining("not one of this age");
      assertThatThrownBy(() -> add(store, folder.resolve("none.csv")))
          .hasMessage("there is no file " + folder.resolve("none.csv"));
      ImportTerms nobody = ImportTerms.NONE.withPerson("nobody");
      assertThatThrownBy(() -> store.imports().add(foreign, nobody, share -> {}))
          .hasMessage("there is no person 'nobody' in the store");
      assertThat(store.tools().all()).isEmpty();
      assertThat(new Packing(store.database()).waiting()).isEmpty();
    }
  }

  @Test
  void linesThatAreNotUnderstoodAreTold() throws IOException {
    Path file = log("monday.csv");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(16, "rubbish");
    Files.write(file, lines);
    try (Store store = TestStore.SQLITE.open(folder)) {
      assertThat(add(store, file).remarks())
          .containsExactly("not understood: 1 lines or packets, the first is line 17; left out");
    }
  }
}
