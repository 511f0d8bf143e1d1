package org.rollscope.bridge.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LagTest {
  private final Lag lag = new Lag();
  private double now = 10;

  /** Six samples of 5 ms at once, after a time. */
  private void burst(double after) {
    now += after;
    for (int i = 6; i > 0; i--) {
      lag.add(now + 1e-4 * (6 - i), now - i * 0.005);
    }
  }

  @Test
  void isThatOfTheFirstPacketOfABurst() {
    assertThat(lag.usual()).isZero();
    for (int i = 0; i < 40; i++) {
      burst(0.03);
    }
    assertThat(lag.usual()).isEqualTo(0.03, within(1e-6));
  }

  @Test
  void aBurstNowAndThenThatWasLateDoesNotCount() {
    for (int i = 0; i < 400; i++) {
      double late = i % 5 == 0 ? 0.2 : 0;
      now += 0.03;
      lag.add(now, now - 0.03 - late);
      assertThat(lag.usual()).isLessThan(i < 20 ? 0.3 : 0.04);
    }
  }

  @Test
  void followsALinkThatHasBecomeSlower() {
    for (int i = 0; i < 40; i++) {
      now += 0.03;
      lag.add(now, now - 0.03);
    }
    for (int i = 0; i < 32; i++) {
      now += 0.1;
      lag.add(now, now - 0.1);
    }
    assertThat(lag.usual()).isEqualTo(0.1, within(1e-6));
    lag.add(now + 50, now);
    assertThat(lag.usual()).isEqualTo(0.1, within(1e-6));
  }
}
