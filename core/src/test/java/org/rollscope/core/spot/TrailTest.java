package org.rollscope.core.spot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TrailTest {
  private final Trail trail = new Trail(8, 0.01);

  /** One point a second along a line at 10 mm/s past (0.3, 0.4), its distance from it in mm. */
  private void pass(double... distances) {
    trail.clear();
    for (int i = 0; i < distances.length; i++) {
      double away = distances[i] / 1000;
      trail.add(10 + i, 0.3 + 0.6 * away, 0.4 - 0.8 * away);
    }
  }

  private double entered() {
    return trail.enteredAt(0.015, 0.3, 0.4);
  }

  @Test
  void looksUpTheInterpolatedEntry() {
    pass(40, 30, 20, 10, 0, 0);
    assertThat(entered()).isCloseTo(12.5, within(1e-9));
  }

  @Test
  void countsFromTheLastEntry() {
    pass(0, 10, 20, 12, 0);
    assertThat(entered()).isCloseTo(12 + 5.0 / 8, within(1e-9));
  }

  @Test
  void aWayThatNeverLeftEnteredAtItsBeginning() {
    pass(10, 0, 5);
    assertThat(entered()).isEqualTo(10);
  }

  @Test
  void theOldestPointsAreForgotten() {
    pass(40, 20, 10, 9, 8, 7, 6, 5, 4, 3, 2);
    assertThat(entered()).isEqualTo(13);
  }

  @Test
  void pointsTooCloseInTimeAreLeftOut() {
    trail.add(1, 1, 1);
    trail.add(1.009, 0.3, 0.4);
    trail.add(1.01, 0.3, 0.4);
    trail.add(1.015, 1, 1);
    assertThat(entered()).isCloseTo(1.01, within(0.001));
  }
}
