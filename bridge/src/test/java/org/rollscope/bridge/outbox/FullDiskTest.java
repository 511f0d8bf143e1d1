package org.rollscope.bridge.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An outbox on a small disk of its own, which only root can make. */
@Timeout(60)
class FullDiskTest {
  private static final Bounds LARGE = new Bounds(100_000, 1 << 30);
  private static final String TEXT = "x".repeat(10_000);

  @TempDir Path folder;

  private final AtomicLong nanos = new AtomicLong();
  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    Path place = Files.createDirectory(folder.resolve("disk"));
    boolean root = "root".equals(System.getProperty("user.name"));
    assumeTrue(root, "only root can mount a small disk");
    int result = run("mount", "-t", "tmpfs", "-o", "size=2m", "test", place.toString());
    assumeTrue(result == 0 || "true".equals(System.getenv("CI")), "no disk can be mounted here");
    assertThat(result).isZero();
    disk = place;
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      run("umount", "-l", disk.toString());
    }
  }

  private static int run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    return process.onExit().orTimeout(10, TimeUnit.SECONDS).join().exitValue();
  }

  private SqliteOutbox open() {
    Path file = disk.resolve("outbox");
    return new SqliteOutbox(
        file, LARGE, InstantSource.system(), nanos::get, OutboxContract::notice);
  }

  private void tryAgain(SqliteOutbox outbox) throws InterruptedException {
    nanos.addAndGet(Duration.ofSeconds(2).toNanos());
    outbox.flush();
  }

  private static void put(SqliteOutbox outbox) throws InterruptedException {
    outbox.offer(OutboxContract.draft("a", Lane.SAMPLE, false, TEXT));
    outbox.flush();
  }

  private static int deliverAll(SqliteOutbox outbox) throws InterruptedException {
    int delivered = 0;
    outbox.flush();
    for (Message next = outbox.take(); next != null; next = outbox.take()) {
      outbox.delivered(next.key());
      outbox.flush();
      delivered++;
    }
    return delivered;
  }

  @Test
  void isUsableAgainOnceSomebodyMakesRoom() throws Exception {
    Path ballast = disk.resolve("ballast");
    try (SqliteOutbox outbox = open()) {
      put(outbox);
      fill(ballast);
      while (outbox.state().problem().isEmpty()) {
        put(outbox);
      }
      assertThat(outbox.state().problem()).contains("the disk is full");
      int before = outbox.state().waiting();
      tryAgain(outbox);
      put(outbox);
      Message first = outbox.take();
      assertThat(first).isNotNull();
      outbox.delivered(first.key());
      Files.delete(ballast);
      tryAgain(outbox);
      assertThat(outbox.state().problem()).isEmpty();
      put(outbox);
      assertThat(outbox.state().waiting()).isEqualTo(before + 1);
    }
    try (SqliteOutbox outbox = open()) {
      int waiting = outbox.state().waiting();
      assertThat(deliverAll(outbox)).isEqualTo(waiting).isPositive();
    }
  }

  private static void fill(Path file) throws IOException {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(file)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageContaining("No space left");
    }
  }

  @Test
  void isUsableAgainOnceWhatFilledTheDiskIsDelivered() throws Exception {
    try (SqliteOutbox outbox = open()) {
      int offered = 0;
      while (outbox.state().problem().isEmpty()) {
        put(outbox);
        offered++;
      }
      outbox.stand("topic", Payload.text("kept"));
      assertThat(outbox.state().problem()).contains("the disk is full");
      assertThat(deliverAll(outbox)).isEqualTo(offered);
      tryAgain(outbox);
      tryAgain(outbox);
      assertThat(outbox.state().problem()).isEmpty();
      put(outbox);
    }
    try (SqliteOutbox outbox = open()) {
      assertThat(outbox.standing()).containsKey("topic");
      assertThat(deliverAll(outbox)).isEqualTo(1);
    }
  }
}
