package org.rollscope.bridge.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an outbox in a file does besides; it is on a clock that the test turns. */
class SqliteOutboxTest extends OutboxContract {
  private static final Bounds LARGE = new Bounds(100_000, 1 << 30);

  @TempDir Path folder;

  private final AtomicReference<Instant> wall = new AtomicReference<>(NOON);
  private final AtomicLong nanos = new AtomicLong();
  private int files;

  @Override
  Outbox open(Bounds bounds, InstantSource time, Outbox.Notice notice) {
    Path file = folder.resolve("contract" + files++);
    return new SqliteOutbox(file, bounds, time, nanos::get, notice);
  }

  @Override
  void settle(Outbox outbox) throws InterruptedException {
    ((SqliteOutbox) outbox).flush();
  }

  @Override
  void letAgeTell(Outbox outbox) throws InterruptedException {
    pass(Duration.ofMinutes(2));
    settle(outbox);
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  private SqliteOutbox at(Path file) {
    return new SqliteOutbox(file, LARGE, wall::get, nanos::get, OutboxContract::notice);
  }

  private static Key put(Outbox outbox, Lane lane, String text) {
    return outbox.offer(draft("a", lane, false, text));
  }

  private static List<String> take(SqliteOutbox outbox) throws InterruptedException {
    List<String> texts = new ArrayList<>();
    outbox.flush();
    List<Message> page = takeAll(outbox);
    while (!page.isEmpty()) {
      page.forEach(message -> texts.add(message.payload().toString()));
      outbox.flush();
      page = takeAll(outbox);
    }
    return texts;
  }

  /** The file as it would be found if the power were cut now. */
  private Path copy(Path file) throws IOException {
    Path copy = folder.resolve("copy" + files++);
    Files.copy(file, copy);
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    if (Files.exists(log)) {
      Files.copy(log, copy.resolveSibling(copy.getFileName() + "-wal"));
    }
    return copy;
  }

  @Test
  void anotherProcessGoesOnWhereOneWasKilled() throws InterruptedException, IOException {
    Path file = folder.resolve("lasting");
    try (SqliteOutbox first = at(file)) {
      put(first, Lane.SAMPLE, "s1");
      Key delivered = put(first, Lane.EVENT, "e1");
      put(first, Lane.EVENT, "e2");
      first.stand("info", Payload.text("ball"));
      first.flush();
      takeAll(first);
      first.delivered(delivered);
      first.flush();
      try (SqliteOutbox second = at(copy(file))) {
        assertThat(second.state().waiting()).isEqualTo(2);
        assertThat(second.standing()).containsOnlyKeys("info");
        Key next = put(second, Lane.EVENT, "e3");
        assertThat(next).isEqualTo(new Key("a", "b1", first.epoch(), Lane.EVENT, 3));
        assertThat(take(second)).containsExactly("e2", "e3", "s1");
      }
    }
  }

  @Test
  void whatWasNotSavedYetIsNeverHandedOut() {
    try (SqliteOutbox outbox = at(folder.resolve("early"))) {
      put(outbox, Lane.SAMPLE, "s1"); // the clock stands still: it is not saved before a flush
      assertThat(outbox.take()).isNull();
    }
  }

  @Test
  void closingSavesWhatIsNew() throws InterruptedException {
    Path file = folder.resolve("closed");
    try (SqliteOutbox outbox = at(file)) {
      put(outbox, Lane.SAMPLE, "s1");
    }
    try (SqliteOutbox outbox = at(file)) {
      assertThat(take(outbox)).containsExactly("s1");
    }
  }

  @Test
  void aLongBacklogComesInOrderWithoutBeingInMemory() throws InterruptedException {
    Path file = folder.resolve("long");
    List<String> all = IntStream.range(0, 5000).mapToObj(i -> "s" + i).toList();
    try (SqliteOutbox outbox = at(file)) {
      all.forEach(text -> put(outbox, Lane.SAMPLE, text));
    }
    try (SqliteOutbox outbox = at(file)) {
      outbox.flush();
      assertThat(takeAll(outbox)).hasSizeLessThan(1000);
      outbox.requeue();
      put(outbox, Lane.SAMPLE, "new");
      List<String> expected = new ArrayList<>(all);
      expected.add("new");
      assertThat(take(outbox)).isEqualTo(expected);
    }
  }

  @Test
  void lossesThatWereNotToldSurvive() throws InterruptedException {
    Path file = folder.resolve("losses");
    Bounds tight = new Bounds(1, 1 << 20);
    try (SqliteOutbox outbox =
        new SqliteOutbox(file, tight, wall::get, nanos::get, OutboxContract::notice)) {
      put(outbox, Lane.SAMPLE, "s1");
      put(outbox, Lane.SAMPLE, "s2");
    }
    try (SqliteOutbox outbox = at(file)) {
      outbox.flush();
      Message left = outbox.take();
      assertThat(left).isNotNull();
      outbox.delivered(left.key());
      assertThat(take(outbox)).containsExactly("lost sample 1-1 1 size");
    }
  }

  @Test
  void aRetainedMessageIsAStandingValueOnceTheBrokerHasIt() throws InterruptedException {
    Path file = folder.resolve("retained");
    try (SqliteOutbox outbox = at(file)) {
      for (String text : List.of("raised", "")) {
        Key key =
            outbox.offer(
                new Draft(
                    "a", "", Lane.ALARM, true, "t/" + text, true, NOON, k -> Payload.text(text)));
        take(outbox);
        outbox.delivered(key);
      }
      outbox.stand("t/gone", Payload.EMPTY);
    }
    try (SqliteOutbox outbox = at(file)) {
      assertThat(outbox.standing()).containsOnlyKeys("t/raised", "t/gone");
      outbox.forget("t/gone");
    }
    try (SqliteOutbox outbox = at(file)) {
      assertThat(outbox.standing()).containsOnlyKeys("t/raised");
    }
  }

  @Test
  void aClockThatWasNotSetTellsNoAge() throws InterruptedException {
    wall.set(Instant.parse("1970-01-01T00:05:00Z"));
    Bounds week = new Bounds(100, 1 << 20, Duration.ofDays(7));
    try (SqliteOutbox outbox =
        new SqliteOutbox(
            folder.resolve("clock"), week, wall::get, nanos::get, OutboxContract::notice)) {
      put(outbox, Lane.SAMPLE, "s1");
      outbox.flush();
      wall.set(NOON);
      letAgeTell(outbox);
      assertThat(take(outbox)).containsExactly("s1");
    }
  }

  @Test
  void aFileThatIsNoneIsSetAside() throws IOException, InterruptedException {
    Path file = folder.resolve("garbage");
    Files.writeString(file, "no database ".repeat(1000));
    try (SqliteOutbox outbox = at(file)) {
      put(outbox, Lane.SAMPLE, "s1");
      assertThat(take(outbox)).containsExactly("s1");
      assertThat(outbox.state().problem()).isEmpty();
    }
    try (Stream<Path> names = Files.list(folder)) {
      assertThat(names.map(name -> name.getFileName().toString()))
          .contains("garbage.damaged-20260301-120000");
    }
  }

  @Test
  void anotherProgramsDatabaseIsLeftAlone() throws SQLException, InterruptedException {
    Path file = folder.resolve("foreign");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE theirs (x)");
    }
    try (SqliteOutbox outbox = at(file)) {
      put(outbox, Lane.SAMPLE, "s1");
      assertThat(take(outbox)).containsExactly("s1");
      assertThat(outbox.state().problem()).contains("another program's", "outbox: file");
    }
    assertThat(folder.resolve("foreign")).exists();
  }

  @Test
  void aSecondBridgeSendsFromMemoryUntilTheFirstHasEnded() throws InterruptedException {
    Path file = folder.resolve("shared");
    SqliteOutbox first = at(file);
    put(first, Lane.SAMPLE, "first");
    first.flush();
    try (SqliteOutbox second = at(file)) {
      assertThat(second.state().problem()).contains("in use by another program");
      Key sent = put(second, Lane.EVENT, "e1");
      put(second, Lane.SAMPLE, "s1");
      assertThat(take(second)).containsExactly("e1", "s1");
      second.delivered(sent);
      first.close();
      pass(Duration.ofSeconds(2));
      second.flush();
      assertThat(second.state().problem()).isEmpty();
      second.requeue();
      assertThat(put(second, Lane.EVENT, "e2").sequence()).isEqualTo(2);
      assertThat(take(second)).containsExactlyInAnyOrder("e2", "first", "s1");
      assertThat(second.state().waiting() + second.state().inFlight()).isEqualTo(3);
    }
    try (SqliteOutbox third = at(file)) {
      assertThat(third.state().waiting()).isEqualTo(3);
      assertThat(put(third, Lane.EVENT, "e3").sequence()).isEqualTo(3);
    }
  }

  @Test
  void aFolderThatCannotBeMadeIsTold() throws IOException, InterruptedException {
    Path file = folder.resolve("file/outbox");
    Files.writeString(folder.resolve("file"), "");
    try (SqliteOutbox outbox = at(file)) {
      assertThat(outbox.state().problem()).contains(file.toString(), "cannot be made");
      for (int i = 0; i < 2000; i++) {
        put(outbox, Lane.SAMPLE, "s" + i);
      }
      assertThat(take(outbox)).hasSize(2000).endsWith("s1999");
    }
  }

  @Test
  void theFileShrinksWhenItsMessagesAreGone() throws IOException, InterruptedException {
    Path file = folder.resolve("shrinks");
    try (SqliteOutbox outbox = at(file)) {
      for (int i = 0; i < 4000; i++) {
        put(outbox, Lane.SAMPLE, "x".repeat(2000));
      }
      outbox.flush();
      while (outbox.state().waiting() > 0) {
        for (Message one = outbox.take(); one != null; one = outbox.take()) {
          outbox.delivered(one.key());
        }
        outbox.flush();
      }
      pass(Duration.ofMinutes(2));
      outbox.flush();
    }
    assertThat(Files.size(file)).isLessThan(1 << 20);
  }

  static IntStream seeds() {
    return IntStream.range(0, 60);
  }

  /** Bytes of the file are not what they were; what is read is right still, and it goes on. */
  @ParameterizedTest
  @MethodSource("seeds")
  void damageIsNeverBelieved(int seed) throws IOException, InterruptedException {
    Random random = new Random(seed);
    Path file = folder.resolve("damaged" + seed);
    Set<String> written = new HashSet<>();
    try (SqliteOutbox outbox = at(file)) {
      for (int i = 0; i < 300; i++) {
        String text = "m" + i + "-" + "x".repeat(random.nextInt(2000));
        put(outbox, i % 10 == 0 ? Lane.EVENT : Lane.SAMPLE, text);
        written.add(text);
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    for (int i = random.nextInt(8); i >= 0; i--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    Files.write(file, bytes);
    try (SqliteOutbox outbox = at(file)) {
      List<String> read = take(outbox);
      assertThat(written).containsAll(read);
      assertThat(read).doesNotHaveDuplicates();
      put(outbox, Lane.SAMPLE, "new");
      assertThat(take(outbox)).containsExactly("new");
      assertThat(outbox.state().problem()).isEmpty();
    }
  }
}
