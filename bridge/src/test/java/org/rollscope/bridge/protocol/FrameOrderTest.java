package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameOrderTest {
  private static final long MILLIS = 1_000_000;

  private final List<Integer> passed = new ArrayList<>();
  private final FrameOrder order =
      new FrameOrder(
          (bytes, offset, length) ->
              passed.add(
                  ByteBuffer.wrap(bytes, offset, length)
                      .order(ByteOrder.LITTLE_ENDIAN)
                      .getInt(offset + 1)));

  private void take(long millis, int... numbers) {
    for (int number : numbers) {
      byte[] frame =
          ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN).putInt(2, number).array();
      order.accept(frame, 1, 8, millis * MILLIS);
    }
  }

  @Test
  void framesInOrderPassAtOnce() {
    take(0, 7, 8, 9);
    assertThat(passed).containsExactly(7, 8, 9);
  }

  @Test
  void whatWasOvertakenIsPutBack() {
    take(0, 1, 3, 2, 5, 6, 4, 7);
    assertThat(passed).containsExactly(1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void aLostFrameHoldsTheOthersUpBrieflyOnly() {
    take(0, 1, 3);
    order.tick(99 * MILLIS);
    assertThat(passed).containsExactly(1);
    order.tick(101 * MILLIS);
    assertThat(passed).containsExactly(1, 3);
    take(200, 5, 6, 7, 8);
    assertThat(passed).containsExactly(1, 3, 5, 6, 7, 8);
  }

  @Test
  void whatComesTooLateOrTwiceIsLeftToTheReader() {
    take(0, 1, 2, 2, 1, 3);
    assertThat(passed).containsExactly(1, 2, 2, 1, 3);
  }

  @Test
  void anotherCountBeginsAnew() {
    take(0, 100, 102, 0, 1, 2);
    assertThat(passed).containsExactly(100, 102, 0, 1, 2);
  }

  @Test
  void theCountWraps() {
    take(0, -1, 1, 0, 2);
    assertThat(passed).containsExactly(-1, 0, 1, 2);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void neighboursMayBeSwappedAtWill(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Integer> sent = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      sent.add(i);
    }
    for (int i = 1; i + 1 < sent.size(); i++) {
      if (random.nextInt(3) == 0) {
        sent.add(i + 1, sent.remove(i));
        i++;
      }
    }
    sent.forEach(number -> take(0, number));
    assertThat(passed).isSorted().hasSize(1000);
  }
}
