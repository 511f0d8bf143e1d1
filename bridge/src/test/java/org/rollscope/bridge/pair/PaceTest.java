package org.rollscope.bridge.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {
  private final Pace pace = new Pace();
  private double time = 50;

  private void go(double seconds, double period) {
    double end = time + seconds;
    while (time < end) {
      time += period;
      pace.add(time);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.005, 0.0125, 0.125, 0.5})
  void isKnownAfterASecondOrEightSamples(double period) {
    go(Math.max(1, 8 * period) + 2 * period, period);
    assertThat(pace.isKnown()).isTrue();
    assertThat(pace.period()).isEqualTo(period, within(1e-9));
  }

  @Test
  void isGuessedBefore() {
    assertThat(pace.period()).isZero();
    go(0.3, 0.1);
    assertThat(pace.isKnown()).isFalse();
    assertThat(pace.period()).isEqualTo(0.1, within(1e-9));
  }

  @Test
  void lostSamplesAndPausesDoNotCount() {
    for (int i = 0; i < 200; i++) {
      time += i % 5 == 0 ? 0.010 : 0.005;
      time += i == 77 ? 30 : 0;
      pace.add(time);
    }
    assertThat(pace.period()).isEqualTo(0.005, within(1e-9));
  }

  @Test
  void samplesInBurstsAreSpreadOverThem() {
    for (int i = 0; i < 250; i++) {
      time += i % 6 == 0 ? 0.03 - 5e-6 : 1e-6;
      pace.add(time);
    }
    assertThat(pace.period()).isEqualTo(0.005, within(1e-4));
  }

  @Test
  void aClockOfMillisecondsIsAveraged() {
    for (int i = 1; i < 100; i++) {
      pace.add(Math.floor(12.5 * i) / 1000);
    }
    assertThat(pace.period()).isEqualTo(0.0125, within(1e-4));
  }

  @Test
  void changesOnlyWhenThreeSecondsSaySo() {
    go(2, 0.005);
    go(2.2, 0.02);
    go(1.5, 0.005);
    go(2.2, 0.02);
    assertThat(pace.period()).isEqualTo(0.005, within(1e-9));
    go(2, 0.02);
    assertThat(pace.period()).isEqualTo(0.02, within(1e-9));
  }
}
