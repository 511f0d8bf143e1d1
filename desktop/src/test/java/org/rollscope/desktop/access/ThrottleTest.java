package org.rollscope.desktop.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private final AtomicLong now = new AtomicLong();
  private final Throttle throttle = new Throttle(now::get);

  private void passSeconds(double seconds) {
    now.addAndGet((long) (seconds * TimeUnit.SECONDS.toNanos(1)));
  }

  private void fail(String place) {
    assertThat(throttle.begin(place)).isTrue();
    throttle.failed(place);
  }

  private void guess(int times) {
    for (int i = 0; i < times; i++) {
      fail("guesser");
    }
  }

  @Test
  void tenWrongOnesAreFreeThenTheWaitDoublesUpToAMinute() {
    guess(Throttle.FREE);
    for (double wait : new double[] {1, 2, 4, 8, 16, 32, 64, 64}) {
      passSeconds(wait - 0.001);
      assertThat(throttle.begin("guesser")).as("before %s s", wait).isFalse();
      passSeconds(0.002);
      fail("guesser");
    }
  }

  @Test
  void othersAreNotSlowedDown() {
    guess(Throttle.FREE);
    assertThat(throttle.begin("other")).isTrue();
  }

  @Test
  void aRightOneMakesFreeAgain() {
    guess(Throttle.FREE);
    passSeconds(1.1);
    assertThat(throttle.begin("guesser")).isTrue();
    throttle.succeeded("guesser");
    guess(Throttle.FREE - 1);
    assertThat(throttle.begin("guesser")).isTrue();
  }

  @Test
  void guessesAtTheSameTimeAreBounded() {
    for (int i = 0; i < Throttle.MOST_AT_ONCE; i++) {
      assertThat(throttle.begin("guesser")).isTrue();
    }
    assertThat(throttle.begin("guesser")).isFalse();
  }

  @Test
  void afterAQuarterOfAnHourNothingIsHeldAgainstIt() {
    guess(Throttle.FREE);
    passSeconds(15 * 60 + 1);
    guess(Throttle.FREE);
  }
}
