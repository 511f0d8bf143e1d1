package org.rollscope.core.motion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LowPassTest {
  private static final double PERIOD = 0.01;

  private static double step(LowPass filter, double x) {
    filter.begin();
    return filter.filter(0, x);
  }

  /** The largest output once a sine of amplitude 1 has been on for long. */
  private static double gain(LowPass filter, double frequency, double period) {
    double largest = 0;
    for (int i = 0; i < 20_000; i++) {
      double y = step(filter, Math.sin(2 * Math.PI * frequency * i * period));
      largest = i > 10_000 ? Math.max(largest, Math.abs(y)) : 0;
    }
    return largest;
  }

  @Test
  void isTheRunningMeanForTheFirstTimeConstant() {
    LowPass filter = new LowPass(1, 0.05, PERIOD);
    assertThat(step(filter, 1)).isEqualTo(1);
    assertThat(step(filter, 2)).isEqualTo(1.5);
    assertThat(step(filter, 3)).isEqualTo(2);
    assertThat(step(filter, 4)).isEqualTo(2.5);
    assertThat(step(filter, 5)).isEqualTo(3);
  }

  @Test
  void goesOnFromTheSteadyStateOfThatMean() {
    LowPass filter = new LowPass(1, 0.05, PERIOD);
    for (double x : new double[] {1, 2, 3, 4, 5}) {
      step(filter, x);
    }
    for (int i = 0; i < 100; i++) {
      assertThat(step(filter, 3)).isCloseTo(3, within(1e-12));
    }
  }

  @Test
  void halvesThePowerAtTheCutOff() {
    double cutOff = Math.sqrt(2) / (2 * Math.PI * 0.5);
    assertThat(gain(new LowPass(1, 0.5, PERIOD), cutOff, PERIOD))
        .isCloseTo(Math.sqrt(0.5), within(1e-3));
  }

  @Test
  void fallsBySecondOrderFarAboveTheCutOff() {
    double cutOff = Math.sqrt(2) / (2 * Math.PI * 0.5);
    assertThat(gain(new LowPass(1, 0.5, PERIOD), 10 * cutOff, PERIOD))
        .isCloseTo(0.01, within(0.001));
  }

  @Test
  void passesThroughBelowHalfASample() {
    LowPass filter = new LowPass(1, 0.0049, PERIOD);
    for (double x : new double[] {1, -7, 3}) {
      assertThat(step(filter, x)).isEqualTo(x);
    }
  }

  @Test
  void settlesAnewAfterRestart() {
    LowPass filter = new LowPass(1, 0.5, PERIOD);
    for (int i = 0; i < 200; i++) {
      step(filter, 5);
    }
    filter.restart();
    assertThat(step(filter, -1)).isEqualTo(-1);
    assertThat(filter.output(0)).isEqualTo(-1);
  }

  @Test
  void takesACombinationOutOfItsPastAsIfItHadNeverBeenIn() {
    LowPass source = new LowPass(3, 0.5, PERIOD);
    LowPass combined = new LowPass(1, 0.5, PERIOD);
    for (int i = 0; i < 300; i++) {
      double a = Math.sin(i * 0.1);
      double b = Math.cos(i * 0.07);
      double c = i % 5;
      source.begin();
      source.filter(0, a);
      source.filter(1, b);
      source.filter(2, c);
      step(combined, 2 * a - b + 0.5 * c);
    }
    combined.subtract(0, source, 0, 2, -1, 0.5);
    assertThat(step(combined, 0)).isCloseTo(0, within(1e-12));
  }
}
