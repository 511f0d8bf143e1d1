package org.rollscope.sim.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.RandomAccessFile;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PtyPortTest {
  private static final int MEGABYTE = 1 << 20;

  @BeforeEach
  void system() {
    assumeTrue(PtyPort.isSupported(), "no pseudo-terminals here");
  }

  @Test
  void carriesAMegabyteBothWaysUnchanged() throws Exception {
    byte[] down = new byte[MEGABYTE];
    byte[] up = new byte[MEGABYTE];
    new Random(1).nextBytes(down);
    new Random(2).nextBytes(up);
    try (PtyPort port = PtyPort.open();
        RandomAccessFile host = new RandomAccessFile(port.path(), "rw")) {
      CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> read(host));
      CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> write(host, up));
      byte[] back = exchange(port, down);
      assertThat(Arrays.equals(received.get(20, TimeUnit.SECONDS), down)).isTrue();
      assertThat(Arrays.equals(back, up)).isTrue();
      sent.get(1, TimeUnit.SECONDS);
    }
  }

  private static byte[] exchange(PtyPort port, byte[] down) throws PortException {
    byte[] buffer = new byte[4096];
    byte[] back = new byte[MEGABYTE];
    int sent = 0;
    int got = 0;
    while (sent < MEGABYTE || got < MEGABYTE) {
      sent += port.write(down, sent, MEGABYTE - sent);
      int count = port.read(buffer, 1);
      System.arraycopy(buffer, 0, back, got, count);
      got += count;
    }
    return back;
  }

  private static byte[] read(RandomAccessFile host) {
    byte[] bytes = new byte[MEGABYTE];
    try {
      host.readFully(bytes);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes;
  }

  private static void write(RandomAccessFile host, byte[] bytes) {
    try {
      host.write(bytes);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void losesWhatNobodyListensTo() throws Exception {
    try (PtyPort port = PtyPort.open()) {
      assertThat(port.connected()).isFalse();
      assertThat(port.write(new byte[MEGABYTE], 0, MEGABYTE)).isEqualTo(MEGABYTE);
      assertThat(port.read(new byte[10], 1)).isZero();
      try (RandomAccessFile host = new RandomAccessFile(port.path(), "rw")) {
        assertThat(port.connected()).isTrue();
        port.write(new byte[] {42}, 0, 1);
        assertThat(host.read()).isEqualTo(42);
      }
      assertThat(port.connected()).isFalse();
    }
  }

  @Test
  void takesNoMoreThanASlowHostLeavesRoomFor() throws Exception {
    try (PtyPort port = PtyPort.open();
        RandomAccessFile host = new RandomAccessFile(port.path(), "rw")) {
      assertThat(port.write(new byte[MEGABYTE], 0, MEGABYTE)).isBetween(1, MEGABYTE - 1);
      assertThat(host.read()).isZero();
    }
  }

  @Test
  void saysThatItIsClosed() throws Exception {
    PtyPort port = PtyPort.open();
    port.close();
    port.close();
    assertThatThrownBy(() -> port.write(new byte[1], 0, 1))
        .isInstanceOf(PortException.class)
        .hasMessageContaining(port.path())
        .hasMessageContaining("closed");
  }
}
