package org.rollscope.core.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ApproachTest {
  private final Approach approach = new Approach();

  /** Points on the way to (0.3, 0.4), by their distance from it in mm, a second apart. */
  private double reached(double... distances) {
    approach.clear();
    for (int i = 0; i < distances.length; i++) {
      double left = distances[i] / 1000;
      approach.add(10 + i, 0.3 - 0.6 * left, 0.4 - 0.8 * left, 0.5 - left);
    }
    return approach.firstWithin(0.003, 0.3, 0.4);
  }

  @Test
  void isWhenTheNeighbourhoodWasFirstReached() {
    assertThat(reached(20, 10, 5, 1, 0)).isCloseTo(12.5, within(1e-9));
  }

  @Test
  void pointsThatGainedTooLittleAreLeftOut() {
    assertThat(reached(10, 9.6, 9.1, 2)).isCloseTo(12 + 6.1 / 7.1, within(1e-9));
  }

  @Test
  void aWayThatBeganThereReachedItWithItsFirstPoint() {
    assertThat(reached(2, 1, 0)).isEqualTo(10);
  }

  @Test
  void oldPointsAreForgotten() {
    double[] distances = new double[200];
    for (int i = 0; i < 200; i++) {
      distances[i] = 199 - i;
    }
    assertThat(reached(distances)).isCloseTo(10 + 196, within(1e-9));
  }

  @Test
  void aWayThatNeverCameNearHasItsLastPoint() {
    assertThat(reached(20, 10, 5)).isEqualTo(12);
  }
}
