package org.rollscope.bridge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every link to a live device keeps to. */
@Timeout(20)
class LinkContractTest {
  static Stream<Arguments> kinds() {
    return Stream.of(kind("serial", FarPort::pty), kind("TCP", FarPort::tcp));
  }

  private static Arguments kind(String name, Callable<Far> far) {
    return Arguments.of(org.junit.jupiter.api.Named.of(name, far));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void bytesPassUnchangedBothWays(Callable<Far> kind) throws Exception {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    try (Far far = kind.call();
        Link link = far.source().open()) {
      far.send(all);
      assertThat(read(link, all.length)).isEqualTo(all);
      link.write(all);
      assertThat(far.receive(all.length)).isEqualTo(all);
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aSilentDeviceKeepsTheReaderWaitingWithoutSpinning(Callable<Far> kind) throws Exception {
    try (Far far = kind.call();
        Link link = far.source().open()) {
      byte[] buffer = new byte[16];
      long start = System.nanoTime();
      for (int i = 0; i < 5; i++) {
        assertThat(link.read(buffer)).isZero();
      }
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      assertThat(waited).isBetween(Duration.ofMillis(250), Duration.ofSeconds(3));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void anUnplugIsFoundWithinASecondAndToldOnceInWords(Callable<Far> kind) throws Exception {
    Far far = kind.call();
    try (Link link = far.source().open()) {
      far.send(new byte[] {1});
      assertThat(read(link, 1)).containsExactly(1);
      far.close();
      long start = System.nanoTime();
      assertThatThrownBy(() -> readOn(link))
          .isInstanceOf(LinkException.class)
          .hasMessageContaining(link.name().replace("serial ", ""));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
      assertThatThrownBy(() -> link.write(new byte[10_000])).isInstanceOf(LinkException.class);
    }
    assertThatThrownBy(() -> far.source().open()).isInstanceOf(LinkException.class);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aClosedLinkCanBeOpenedAgain(Callable<Far> kind) throws Exception {
    try (Far far = kind.call()) {
      for (byte i = 0; i < 3; i++) {
        Link link = far.source().open();
        far.send(new byte[] {i});
        assertThat(read(link, 1)).containsExactly(i);
        link.close();
        link.close();
        far.receive(1);
      }
    }
  }

  private static void readOn(Link link) throws LinkException {
    byte[] buffer = new byte[16];
    for (int i = 0; i < 100; i++) {
      link.read(buffer);
    }
  }

  static byte[] read(Link link, int length) throws IOException {
    byte[] all = new byte[length];
    byte[] piece = new byte[64];
    int size = 0;
    long end = System.nanoTime() + 3_000_000_000L;
    while (size < length && System.nanoTime() < end) {
      int count = link.read(piece);
      if (count > 0) {
        System.arraycopy(piece, 0, all, size, Math.min(count, length - size));
        size += count;
      }
    }
    return Arrays.copyOf(all, Math.min(size, length));
  }
}
