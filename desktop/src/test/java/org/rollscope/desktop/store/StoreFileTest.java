package org.rollscope.desktop.store;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreFileTest {
  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("store.db");
  }

  private Store open() throws IOException {
    return TestStore.open(new StoreAddress.InFile(file()));
  }

  private void execute(String statement) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement sql = connection.createStatement()) {
      sql.execute(statement);
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }

  @Test
  void nobodyElseMayReadIt() throws IOException {
    try (Store store = open()) {
      store.people().add("Anna", 60);
      try (Stream<Path> files = Files.list(folder)) {
        for (Path path : files.toList()) {
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
              .as("%s", path)
              .isEqualTo("rw-------");
        }
      }
      assertThat(names()).contains("store.db", "store.db-wal");
    }
  }

  @Test
  void aDamagedOneIsSetAsideAndAnotherBegun() throws IOException {
    try (Store store = open()) {
      store.people().add("Anna", 60);
    }
    byte[] damaged = "not a database at all".repeat(1000).getBytes(UTF_8);
    Files.write(file(), damaged);
    try (Store store = open()) {
      assertThat(store.people().all()).isEmpty();
      Path aside = folder.resolve("store.db.damaged-20260301-180000");
      assertThat(store.notice())
          .contains(file() + " is damaged")
          .contains("renamed to " + aside)
          .contains("'rollscope store restore FILE' brings back a backup of yours");
      assertThat(aside).hasBinaryContent(damaged);
    }
  }

  @Test
  void oneOfANewerProgramIsLeftAlone() throws IOException, SQLException {
    try (Store store = open()) {
      store.people().add("Anna", 60);
    }
    execute(
        "INSERT INTO flyway_schema_history VALUES"
            + " (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', '2030-01-01', 1, 1)");
    byte[] before = Files.readAllBytes(file());
    assertThatThrownBy(this::open)
        .hasMessage(
            "The store "
                + file()
                + " was written by a newer Rollscope (version 99 of its tables, this one knows "
                + Schema.VERSION
                + "); use that one, or name another as --store");
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
  }

  @Test
  void anotherProgramsIsLeftAlone() throws SQLException {
    execute("CREATE TABLE theirs (a)");
    assertThatThrownBy(this::open)
        .hasMessageContaining("is another program's database; name another file as --store");
  }

  @Test
  void aPlaceThatCannotBeSaysSo() {
    assertThatThrownBy(
            () -> TestStore.open(new StoreAddress.InFile(Path.of("/proc/nowhere/store.db"))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("/proc/nowhere/store.db cannot be made")
        .hasMessageContaining("--store");
    assertThatThrownBy(() -> TestStore.open(new StoreAddress.InFile(folder)))
        .hasMessageContaining("is no file");
  }

  @Test
  void theVersionIsThatOfTheLastScript() throws IOException {
    Path scripts = Path.of("src/main/resources/org/rollscope/desktop/store/migrations");
    try (Stream<Path> files = Files.list(scripts)) {
      int last =
          files
              .map(path -> path.getFileName().toString().replaceAll("V(\\d+)__.*", "$1"))
              .mapToInt(Integer::parseInt)
              .max()
              .orElseThrow();
      assertThat(Schema.VERSION).isEqualTo(last);
    }
  }

  @Test
  void addressesAreReadAsPeopleWriteThem() {
    assertThat(StoreAddress.parse("/tmp/x.db"))
        .isEqualTo(new StoreAddress.InFile(Path.of("/tmp/x.db")));
    assertThat(StoreAddress.parse(null).toString()).endsWith("rollscope/store.db");
    StoreAddress server = StoreAddress.parse("jdbc:postgresql://h/db?user=u&password=secret");
    assertThat(server).hasToString("jdbc:postgresql://h/db");
    assertThatThrownBy(() -> StoreAddress.parse("jdbc:mysql://h/db?password=secret"))
        .hasMessageContaining("jdbc:…")
        .hasMessageNotContaining("secret");
  }
}
