package org.rollscope.desktop.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.bridge.mqtt.Json;
import org.rollscope.core.alarm.PressureLimit;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.collect.Finding.Collected;
import org.rollscope.desktop.column.SampleTable;
import tools.jackson.databind.JsonNode;

/** Everything about a person comes out as one file, comes back from it, and can be deleted. */
class PersonFileTest {
  private static final Set<Channel> ALL = EnumSet.allOf(Channel.class);
  private static final String SECRET = "a sore spot near the ischial tuberosity";

  @TempDir private Path folder;

  private SimulatedBridge annas;
  private SimulatedBridge bens;

  @BeforeEach
  void play() {
    annas = SimulatedBridge.of(InstrumentKind.BALL, 5, "Anna");
    bens = SimulatedBridge.of(InstrumentKind.STICK, 6, "Ben");
  }

  private void fill(Store store) throws IOException {
    collect(store, annas.published());
    collect(store, bens.published());
    String anna = id(store, "Anna");
    store.notes().add(anna, annas.summaries().getFirst().session(), "Dr. Roll", SECRET);
    store.limits().forbid(anna, Zone.parse("left-calf"), "inflamed", "therapist");
    store
        .limits()
        .set(anna, null, new PressureLimit(120, 180, PressureLimit.Unit.KPA, "therapist"));
    store.routines().put("evening", "Evening", "name: evening\n");
    store.routines().prescribe(anna, "evening", 3, "slowly");
    store.sessions().rate(annas.summaries().getFirst().session(), 4);
    JsonNode info = Json.MAPPER.readTree("{\"name\":\"Red ball\",\"person\":\"Anna\"}");
    store.tools().told(annas.device().id(), info);
  }

  private static void collect(Store store, List<Collected> messages) throws IOException {
    try (StoreSink sink = store.collect()) {
      sink.store(List.copyOf(messages), List.of());
    }
  }

  private static String id(Store store, String name) throws IOException {
    return store.people().named(name).orElseThrow().id();
  }

  /** All that the store tells of somebody. */
  private static List<String> told(Store store, String person) throws IOException {
    List<String> all = new ArrayList<>();
    all.add(store.people().find(person).orElseThrow().toString());
    all.add(store.limits().of(person).toString());
    all.add(store.limits().noGo(person).toString());
    all.add(store.routines().prescribed(person).toString());
    all.add(store.routines().all().toString());
    all.add(store.notes().ofPerson(person).toString());
    SessionFilter own = SessionFilter.ALL.ofPerson(person);
    for (SessionRow row : store.sessions().page(own, null, 100).sessions()) {
      all.add(row.toString());
      all.add(store.sessions().summary(row.id()).orElse("open"));
      all.add(store.events().of(row.id()).toString());
      all.add(store.events().alarms(row.id()).toString());
      all.add(samples(store, row.id()));
    }
    return all;
  }

  private static String samples(Store store, String session) throws IOException {
    StringBuilder text = new StringBuilder();
    SampleTable table = store.samples().of(session, ALL).orElseThrow();
    for (int row = 0; row < table.size(); row++) {
      SampleCsv.line(table, row, text);
    }
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource
  void everythingComesOutAndBack(TestStore kind) throws IOException {
    Path file = folder.resolve("anna.zip");
    List<String> expected;
    String anna;
    try (Store store = kind.open(folder)) {
      fill(store);
      anna = id(store, "Anna");
      expected = told(store, anna);
      store.export(anna, file);
    }
    try (Store store = kind.open(Files.createDirectory(folder.resolve("other")))) {
      Imported imported = store.imports().add(file, ImportTerms.NONE, share -> {});
      assertThat(imported.added()).isEqualTo(annas.summaries().size());
      assertThat(told(store, anna)).isEqualTo(expected);
      assertThat(store.people().all()).extracting(Person::name).containsExactly("Anna");
      assertThat(new Packing(store.database()).waiting()).isEmpty();
      assertThat(store.imports().add(file, ImportTerms.NONE, share -> {}).added()).isZero();
      assertThat(told(store, anna)).isEqualTo(expected);
      collect(store, annas.published());
      assertThat(store.sessions().page(SessionFilter.ALL, null, 9).sessions())
          .hasSameSizeAs(annas.summaries());
    }
  }

  @Test
  void itCanBeReadWithoutThisProgram() throws IOException {
    Path file = folder.resolve("anna.zip");
    try (Store store = TestStore.SQLITE.open(folder)) {
      fill(store);
      store.export(id(store, "Anna"), file);
    }
    String session = annas.summaries().getFirst().session();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      String readme = text(zip, "README.txt");
      zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> !name.startsWith("samples/") && !name.equals("README.txt"))
          .forEach(name -> assertThat(readme).contains("\n" + name + " "));
      JsonNode row = Json.MAPPER.readTree(text(zip, "sessions.jsonl"));
      assertThat(row.path("start_time").asString()).startsWith("2026-03-01T17:");
      assertThat(row.path("summary").path("session").asString()).isEqualTo(session);
      assertThat(text(zip, "samples/" + session + ".csv"))
          .startsWith("time,pressure1,gyro_x,gyro_y,gyro_z,accel_x,accel_y,accel_z\n");
      String all = text(zip, "tools.jsonl") + text(zip, "person.jsonl") + text(zip, "events.jsonl");
      assertThat(all).doesNotContain("Ben");
    }
  }

  private static String text(ZipFile zip, String name) throws IOException {
    try (InputStream in = zip.getInputStream(zip.getEntry(name))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void somebodyOfTheSameNameIsNotTakenForThem() throws IOException {
    Path file = folder.resolve("anna.zip");
    try (Store store = TestStore.SQLITE.open(folder)) {
      fill(store);
      store.export(id(store, "Anna"), file);
    }
    StoreAddress place = TestStore.SQLITE.address(folder.resolve("other"));
    InstantSource clock = InstantSource.fixed(TestStore.NOW);
    try (Store store = Store.open(place, clock, new Random(2))) {
      String other = store.people().add("Anna", 70).id();
      assertThatThrownBy(() -> store.imports().add(file, ImportTerms.NONE, share -> {}))
          .hasMessageContaining("there is somebody named 'Anna' already; say that it is them");
      assertThat(store.tools().all()).isEmpty();
      ImportTerms same = ImportTerms.NONE.withPerson(other);
      assertThat(store.imports().add(file, same, share -> {}).added()).isPositive();
      assertThat(store.sessions().page(SessionFilter.ALL, null, 9).sessions())
          .allSatisfy(row -> assertThat(row.person()).isEqualTo(other));
      assertThat(store.people().all()).hasSize(1);
    }
  }

  @Test
  void aDamagedOneLeavesNothingBehind() throws IOException {
    Path good = folder.resolve("good.zip");
    try (Store store = TestStore.SQLITE.open(folder)) {
      fill(store);
      store.export(id(store, "Anna"), good);
    }
    byte[] bytes = Files.readAllBytes(good);
    Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, 5000));
    Path notJson = changed(good, "sessions.jsonl", "{\"id\":");
    Path wrongType = changed(good, "alarms.jsonl", "{\"session\":\"a1\",\"number\":\"x\"}");
    Path script = changed(good, "tools.jsonl", "{\"id\":\"<script>\"}");
    Path wrongTime = changed(good, "person.jsonl", "{\"id\":\"a\",\"name\":\"b\",\"since\":7}");
    String session = annas.summaries().getFirst().session();
    Path badRow = changed(good, "samples/" + session + ".csv", "time,pressure1\n1,2\n2\n");
    Path badColumn = changed(good, "samples/" + session + ".csv", "time,blood\n1,2\n");
    Path foreign = changed(good, "about.json", "{\"format\":\"else\"}");
    Path newer = changed(good, "about.json", "{\"format\":\"rollscope-person\",\"version\":9}");
    try (Store store = TestStore.SQLITE.open(folder.resolve("other"))) {
      assertRefused(store, cut, "cut.zip is damaged");
      assertRefused(store, notJson, "sessions.jsonl, line 1: it is no JSON");
      assertRefused(store, wrongType, "alarms.jsonl, line 1: 'number' must be a whole number");
      assertRefused(store, script, "tools.jsonl, line 1: 'id' must be an identifier");
      assertRefused(store, wrongTime, "person.jsonl, line 1: 'since' must be a time");
      assertRefused(store, badRow, ".csv, line 3: it has not a field for each column");
      assertRefused(store, badColumn, ".csv, line 1: it names a column that there is not");
      assertRefused(store, foreign, "is no export of a person by Rollscope");
      assertRefused(store, newer, "was exported by a newer Rollscope");
      assertThat(store.people().all()).isEmpty();
      assertThat(store.tools().all()).isEmpty();
    }
  }

  private static void assertRefused(Store store, Path file, String why) {
    assertThatThrownBy(() -> store.imports().add(file, ImportTerms.NONE, share -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }

  /** The same with other content of one of the files in it. */
  private Path changed(Path good, String name, String content) throws IOException {
    Path file = Files.createTempFile(folder, "changed", ".zip");
    try (ZipFile zip = new ZipFile(good.toFile());
        OutputStream out = Files.newOutputStream(file);
        ZipOutputStream changed = new ZipOutputStream(out)) {
      for (ZipEntry entry : zip.stream().toList()) {
        changed.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().equals(name)) {
          changed.write(content.getBytes(UTF_8));
        } else {
          try (InputStream in = zip.getInputStream(entry)) {
            in.transferTo(changed);
          }
        }
      }
    }
    return file;
  }

  @ParameterizedTest
  @EnumSource
  void whoIsForgottenIsGone(TestStore kind) throws IOException {
    try (Store store = kind.open(folder)) {
      fill(store);
      String anna = id(store, "Anna");
      String ben = id(store, "Ben");
      List<String> expected = told(store, ben);
      String session = annas.summaries().getFirst().session();
      store.forget(anna);
      assertThat(store.people().all()).extracting(Person::name).containsExactly("Ben");
      assertThat(store.sessions().find(session)).isEmpty();
      assertThat(told(store, ben)).isEqualTo(expected);
      assertThat(rowsOf(store, annas.device().id())).isZero();
      assertThatThrownBy(() -> store.forget(anna)).hasMessageContaining("there is no person");
    }
  }

  private static long rowsOf(Store store, String tool) throws IOException {
    return store
        .database()
        .read(
            handle ->
                handle
                    .createQuery(
                        "SELECT (SELECT count(*) FROM sample_block WHERE tool = :tool)"
                            + " + (SELECT count(*) FROM sample_piece WHERE tool = :tool)")
                    .bind("tool", tool)
                    .mapTo(Long.class)
                    .one());
  }

  @Test
  void nothingOfThemIsLeftInTheFile() throws IOException {
    Path file = folder.resolve("store.db");
    try (Store store = TestStore.SQLITE.open(folder)) {
      fill(store);
      new Packing(store.database()).packAll(new Packing(store.database()).waiting());
      assertThat(bytes(file)).contains(HexFormat.of().formatHex(SECRET.getBytes(UTF_8)));
      store.forget(id(store, "Anna"));
      String left = bytes(file);
      assertThat(left)
          .doesNotContain(HexFormat.of().formatHex(SECRET.getBytes(UTF_8)))
          .doesNotContain(HexFormat.of().formatHex("Anna".getBytes(UTF_8)))
          .doesNotContain(
              HexFormat.of().formatHex(annas.summaries().getFirst().session().getBytes(UTF_8)));
    }
  }

  private static String bytes(Path file) throws IOException {
    StringBuilder all = new StringBuilder();
    for (String ending : List.of("", "-wal")) {
      Path one = Path.of(file + ending);
      all.append(Files.exists(one) ? HexFormat.of().formatHex(Files.readAllBytes(one)) : "");
    }
    return all.toString();
  }

  @Test
  void othersOnTheSameToolKeepTheirs() throws IOException {
    try (Store store = TestStore.SQLITE.open(folder)) {
      String anna = store.people().add("Anna", 60).id();
      String ben = store.people().add("Ben", 80).id();
      collect(store, bens.published());
      String bensSession = bens.summaries().getFirst().session();
      store.sessions().assign(bensSession, ben);
      String samples = samples(store, bensSession);
      // Anna had the tool in the same boot just before and just behind.
      double start = bens.summaries().getFirst().start();
      double end = start + bens.summaries().getFirst().duration();
      store
          .database()
          .change(
              handle -> {
                for (double at : new double[] {start - 1, end + 1}) {
                  handle
                      .createUpdate(
                          """
                          INSERT INTO session (id, tool, boot, person, live, instrument, zone,
                            device_start, device_end, start_time)
                          VALUES (:id, :tool, :boot, :person, 1, 'stick', 'calf', :at, :at, 1)""")
                      .bind("id", "a" + Math.round(at))
                      .bind("tool", bens.device().id())
                      .bind("boot", bens.device().boot())
                      .bind("person", anna)
                      .bind("at", at)
                      .execute();
                }
              });
      store.forget(anna);
      assertThat(samples(store, bensSession)).isEqualTo(samples);
    }
  }
}
