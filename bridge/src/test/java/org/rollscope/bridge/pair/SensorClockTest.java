package org.rollscope.bridge.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SensorClockTest {
  private static final double STEP = 0.01;

  private final SensorClock clock = new SensorClock();
  private double last = Double.NEGATIVE_INFINITY;

  /** A sample that comes so late; returns its time, and checks that time goes on. */
  private double sample(double device, double arrival) {
    clock.observe(Math.round(arrival * 1e9), device);
    double time = clock.time(device);
    if (!Double.isNaN(time)) {
      assertThat(time).isGreaterThan(last);
      last = time;
    }
    return time;
  }

  @Test
  void aFirstPacketThatWasLateIsMadeGoodWithoutAStep() {
    assertThat(sample(0, 100.030)).isEqualTo(100.030, within(1e-9));
    double before = 100.030;
    for (int i = 1; i <= 300; i++) {
      double time = sample(i * STEP, 100 + i * STEP);
      assertThat(time - before).isBetween(0.95 * STEP - 1e-9, STEP + 1e-9);
      before = time;
      if (i == 50) {
        assertThat(time).as("half a second later").isEqualTo(100.5, within(0.012));
      }
    }
    assertThat(before).isEqualTo(103, within(2e-4));
  }

  @Test
  void aPauseIsAsLongAsItWas() {
    for (int i = 0; i < 500; i++) {
      sample(i * STEP, 100 + i * STEP);
    }
    assertThat(sample(12, 112)).isEqualTo(112, within(1e-6));
  }

  @Test
  void aClockThatWasSetGoesOnAfterWhatWasTold() {
    sample(0, 100);
    sample(500, 100.01); // ahead of what can be
    assertThat(last).isEqualTo(100.01, within(1e-6));
    assertThat(sample(3, 100.02)).isEqualTo(100.02, within(1e-6));
    clock.restart();
    assertThat(sample(0.5, 100.03)).isEqualTo(100.03, within(1e-6));
  }

  @Test
  void whatComesTwiceOrTooLateIsLeftOut() {
    sample(1, 100);
    sample(1.01, 100.01);
    assertThat(sample(1.01, 100.02)).isNaN();
    assertThat(sample(1.0, 100.02)).isNaN();
    assertThat(sample(1.02, 100.02)).isEqualTo(100.02, within(1e-6));
  }

  @Test
  void afterARestartNothingIsToldThatWasBefore() {
    sample(1, 100.2);
    clock.restart();
    clock.observe(100_250_000_000L, 9.3);
    assertThat(clock.time(9.2)).as("taken before the restart").isNaN();
    assertThat(clock.time(9.3)).isEqualTo(100.25, within(1e-6));
  }
}
