package org.rollscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LoadStatisticsTest {
  private final LoadStatistics load = new LoadStatistics();

  @Test
  void meansAreWeightedWithTime() {
    load.add(3, 100, 100);
    load.add(1, 20, 20);
    assertThat(load.mean()).isEqualTo(80);
    assertThat(load.dose()).isEqualTo(320);
    assertThat(load.peak()).isEqualTo(100);
    assertThat(load.seconds()).isEqualTo(4);
  }

  @Test
  void missingAndSaturatedValuesAddNothing() {
    load.add(1, 50, 50);
    load.add(5, 50, Double.NaN);
    load.add(5, 50, Double.POSITIVE_INFINITY);
    load.add(1, Double.NaN, 70);
    assertThat(load.mean()).isEqualTo(60);
  }

  @Test
  void the95thPercentileIsOfTime() {
    for (int i = 0; i < 1000; i++) {
      load.add(0.01, i * 0.1, i * 0.1);
    }
    assertThat(load.toLoad().p95()).isCloseTo(95, within(0.3));
    assertThat(load.toLoad().peak()).isCloseTo(99.9, within(1e-9));
  }

  @Test
  void aSteadyLoadIsItsOwnPercentile() {
    load.add(10, 50.1, 50.1);
    assertThat(load.toLoad().p95()).isCloseTo(50.1, within(0.25));
    assertThat(load.toLoad().p95()).isLessThanOrEqualTo(50.1);
  }

  @Test
  void nothingHasNoMean() {
    assertThat(load.mean()).isNaN();
    assertThat(load.toLoad().p95()).isNaN();
  }
}
