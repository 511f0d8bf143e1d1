package org.rollscope.bridge.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ReplayLinkTest {
  @TempDir Path folder;

  @Test
  void aRecordingComesBackByteForByteAndEnds() throws IOException {
    byte[] log = log(100);
    Path plain = Files.write(folder.resolve("log.csv"), log);
    assertThat(all(new ReplayLinkSource(plain, Double.POSITIVE_INFINITY).open())).isEqualTo(log);
  }

  @Test
  void aPackedRecordingIsUnpacked() throws IOException {
    byte[] log = log(100);
    Path packed = folder.resolve("log.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(log);
    }
    assertThat(all(new ReplayLinkSource(packed, Double.POSITIVE_INFINITY).open())).isEqualTo(log);
  }

  @Test
  void theDevicesOwnTimeSetsThePace() throws IOException {
    byte[] log = log(100);
    Path file = Files.write(folder.resolve("log.csv"), log);
    AtomicLong nanos = new AtomicLong(77);
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    try (Link link = new ReplayLinkSource(file, 20, nanos::get).open()) {
      byte[] buffer = new byte[4096];
      int waits = 0;
      for (int count = link.read(buffer); count >= 0; count = link.read(buffer)) {
        read.write(buffer, 0, count);
        if (count == 0) {
          waits++;
          nanos.addAndGet(100_000_000);
        }
      }
      // 10 s at 20 times the pace are 0.5 s: five waits of 100 ms, the last of which is due early.
      assertThat(waits).isBetween(3, 5);
    }
    assertThat(read.toByteArray()).isEqualTo(log);
  }

  @Test
  void anAbsentRecordingIsNamed() {
    assertThatThrownBy(() -> new ReplayLinkSource(folder.resolve("no.csv"), 1).open())
        .isInstanceOf(LinkException.class)
        .hasMessageContaining("no.csv");
    assertThatThrownBy(() -> new ReplayLinkSource(folder.resolve("no.csv"), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static byte[] all(Link link) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] buffer = new byte[33];
    for (int count = link.read(buffer); count >= 0; count = link.read(buffer)) {
      read.write(buffer, 0, count);
    }
    link.close();
    return read.toByteArray();
  }

  private static byte[] log(int rows) {
    StringBuilder log = new StringBuilder("#rollscope ball r=32mm t[ms],p[kPa]\n");
    for (int i = 0; i < rows; i++) {
      log.append(i * 100).append(",20.5\n");
    }
    return log.toString().getBytes(UTF_8);
  }
}
