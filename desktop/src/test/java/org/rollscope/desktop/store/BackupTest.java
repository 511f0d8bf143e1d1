package org.rollscope.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.spot.Zone;
import org.rollscope.desktop.collect.Finding.Collected;

/** Copies are whole, and what is there is never lost to one. */
class BackupTest {
  private static final InstantSource CLOCK = InstantSource.fixed(TestStore.NOW);

  @TempDir private Path folder;

  private final SimulatedBridge bridge = SimulatedBridge.of(InstrumentKind.BALL, 5, "Anna");

  /** Every row of every table but the numbers of events. */
  private static List<String> rows(Store store) throws IOException {
    List<String> all = new ArrayList<>();
    for (String table : TableCopy.TABLES) {
      List<String> rows =
          store
              .database()
              .read(
                  handle ->
                      handle
                          .createQuery("SELECT * FROM " + table)
                          .mapToMap()
                          .map(BackupTest::text)
                          .list());
      rows.stream().sorted().forEach(row -> all.add(table + row));
    }
    return all;
  }

  /** All but samples, which are packed when their time has come. */
  private static List<String> told(List<String> rows) {
    return rows.stream().filter(row -> !row.startsWith("sample_")).toList();
  }

  private static String text(Map<String, Object> row) {
    List<String> fields = new ArrayList<>();
    row.forEach(
        (name, value) -> {
          if (!name.equals("id") || value instanceof String) {
            fields.add(
                name + "=" + (value instanceof byte[] bytes ? Arrays.toString(bytes) : value));
          }
        });
    return fields.toString();
  }

  private void fill(Store store) throws IOException {
    collect(store, bridge.published());
    store.notes().add(null, bridge.summaries().getFirst().session(), "Dr. Roll", "it's <b>better");
    store.limits().forbid(annaOf(store), Zone.parse("left-calf"), "sore", "therapist");
  }

  private static String annaOf(Store store) throws IOException {
    return store.people().named("Anna").orElseThrow().id();
  }

  private static void collect(Store store, List<Collected> messages) throws IOException {
    try (StoreSink sink = store.collect()) {
      sink.client();
      sink.store(List.copyOf(messages), List.of());
    }
  }

  @ParameterizedTest
  @CsvSource({"SQLITE,SQLITE", "SQLITE,POSTGRES", "POSTGRES,SQLITE", "POSTGRES,POSTGRES"})
  void aCopyBringsBackAllOfItIntoEither(TestStore from, TestStore into) throws IOException {
    Path file = folder.resolve("it's monday.rollscope");
    List<String> expected;
    try (Store store = from.open(folder)) {
      fill(store);
      store.backup(file);
      expected = rows(store);
      assertThatThrownBy(() -> store.backup(file)).hasMessageContaining("is there already");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    StoreAddress place = into.address(Files.createDirectory(folder.resolve("other")));
    try (Store store = TestStore.open(place)) {
      store.people().add("Ben", 80);
    }
    String aside = Store.restore(file, place, CLOCK);
    assertThat(aside).contains("replaced");
    try (Store store = TestStore.open(place)) {
      assertThat(rows(store)).isEqualTo(expected);
      collect(store, bridge.published());
      assertThat(told(rows(store))).hasSameSizeAs(told(expected));
    }
    if (place instanceof StoreAddress.InFile) {
      try (Store store = TestStore.open(new StoreAddress.InFile(Path.of(aside)))) {
        assertThat(store.people().named("Ben")).isPresent();
      }
    }
    assertThat(folder.resolve("other")).isDirectoryNotContaining("glob:**restoring*");
  }

  @ParameterizedTest
  @EnumSource
  void itIsMadeWhileOthersWrite(TestStore kind) throws Exception {
    List<Collected> messages = bridge.published();
    try (Store store = kind.open(folder);
        StoreSink sink = store.collect()) {
      Thread writing =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      for (Collected message : messages) {
                        sink.store(List.of(message), List.of());
                      }
                    } catch (IOException e) {
                      throw new IllegalStateException(e);
                    }
                  });
      for (int i = 0; i < 3; i++) {
        Path file = folder.resolve("copy" + i);
        store.backup(file);
        BackupFile.check(file);
      }
      writing.join();
      assertThat(store.sessions().page(SessionFilter.ALL, null, 9).sessions()).isNotEmpty();
    }
  }

  @Test
  void aBadCopyChangesNothing() throws Exception {
    StoreAddress place = TestStore.SQLITE.address(folder);
    Path good = folder.resolve("good");
    try (Store store = TestStore.open(place)) {
      fill(store);
      store.backup(good);
    }
    byte[] before = Files.readAllBytes(folder.resolve("store.db"));

    Path none = folder.resolve("none");
    Path text = Files.writeString(folder.resolve("text"), "hello");
    byte[] bytes = Files.readAllBytes(good);
    Arrays.fill(bytes, 4096 * 4, 4096 * 30, (byte) 7);
    Path damaged = Files.write(folder.resolve("damaged"), bytes);
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bytes, 4096 * 3));
    Path newer = Files.copy(good, folder.resolve("newer"));
    execute(
        newer,
        "INSERT INTO flyway_schema_history VALUES"
            + " (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', '2030-01-01', 1, 1)");
    Path theirs = folder.resolve("theirs");
    execute(theirs, "CREATE TABLE theirs (a)");

    assertRefused(none, place, "none");
    assertRefused(text, place, "is no backup of a store");
    assertRefused(damaged, place, "is damaged");
    assertRefused(cut, place, "is damaged");
    assertRefused(newer, place, "was written by a newer Rollscope");
    assertRefused(theirs, place, "is another program's database");
    assertRefused(folder.resolve("store.db"), place, "is that file itself");
    assertThat(Files.readAllBytes(folder.resolve("store.db"))).isEqualTo(before);
    try (Store store = TestStore.open(place);
        StoreSink sink = store.collect()) {
      assertThat(sink.unread()).isZero();
      assertRefused(good, place, "Another Rollscope collects into the store");
    }
  }

  private static void assertRefused(Path file, StoreAddress place, String why) {
    assertThatThrownBy(() -> Store.restore(file, place, CLOCK))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(why);
  }

  private static void execute(Path file, String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  @Test
  void aDamagedStoreIsReplaced() throws IOException {
    StoreAddress place = TestStore.SQLITE.address(folder);
    Path good = folder.resolve("good");
    List<String> expected;
    try (Store store = TestStore.open(place)) {
      fill(store);
      store.backup(good);
      expected = rows(store);
    }
    Files.writeString(folder.resolve("store.db"), "rubbish".repeat(999));
    String aside = Store.restore(good, place, CLOCK);
    assertThat(Path.of(aside)).hasContent("rubbish".repeat(999));
    try (Store store = TestStore.open(place)) {
      assertThat(rows(store)).isEqualTo(expected);
      assertThat(store.copies()).containsExactly(Path.of(aside));
    }
  }
}
