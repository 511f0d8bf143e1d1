package org.rollscope.core.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistanceMeterTest {
  private final DistanceMeter meter = new DistanceMeter();
  private double x;

  private void line(double to, double step) {
    int count = (int) Math.ceil(Math.abs(to - x) / step);
    double from = x;
    for (int i = 1; i <= count; i++) {
      x = from + (to - from) * i / count;
      meter.lineTo(x, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.0001, 0.0007, 0.0019, 0.0033})
  void losesNoMoreThanTheLastMillimetreOnToAndFro(double step) {
    for (int i = 0; i < 10; i++) {
      line(0.1037, step);
      line(0.0011, step);
    }
    assertThat(meter.length()).isCloseTo(20 * 0.1037 - 19 * 0.0011, within(0.001));
  }

  @Test
  void isExactOnCircles() {
    meter.moveTo(0.05, 0);
    for (int i = 1; i <= 3600; i++) {
      double angle = Math.toRadians(i);
      meter.lineTo(0.05 * Math.cos(angle), 0.05 * Math.sin(angle));
    }
    double truth = 10 * 2 * Math.PI * 0.05;
    assertThat(meter.length()).isCloseTo(truth, within(0.001 * truth));
  }

  @Test
  void cutsNoCorner() {
    line(0.05, 0.0007);
    for (int i = 1; i <= 100; i++) {
      meter.lineTo(0.05, 0.0005 * i);
    }
    assertThat(meter.length()).isCloseTo(0.1, within(0.0006));
  }

  @Test
  void tremorOnTheSpotAddsNothing() {
    for (int i = 0; i < 2000; i++) {
      meter.lineTo(0.0009 * Math.sin(i * 0.3), 0);
    }
    assertThat(meter.length()).isZero();
  }

  @Test
  void tremorOnASlowDriftAddsNothing() {
    // 2 mm/s for 20 s with 1.6 mm of tremor at 10 Hz, which goes back much faster than the drift.
    for (int i = 0; i <= 4000; i++) {
      double t = i * 0.005;
      meter.lineTo(0.002 * t + 0.0008 * Math.sin(2 * Math.PI * 10 * t), 0);
    }
    assertThat(meter.length()).isCloseTo(0.040, within(0.003));
  }

  @Test
  void goingOnElsewhereAddsNothing() {
    line(0.1, 0.001);
    meter.moveTo(0.5, 0.5);
    assertThat(meter.length()).isCloseTo(0.1, within(1e-12));
    meter.lineTo(0.5, 0.52);
    assertThat(meter.length()).isCloseTo(0.12, within(1e-12));
  }

  @Test
  void directionAndPlaceDoNotMatter() {
    meter.moveTo(3, -2);
    for (int i = 1; i <= 4000; i++) {
      double way = 0.0503 * (1 - Math.cos(2 * Math.PI * i / 1000)) / 2;
      meter.lineTo(3 - 0.6 * way, -2 + 0.8 * way);
    }
    assertThat(meter.length()).isCloseTo(8 * 0.0503, within(0.001));
  }
}
