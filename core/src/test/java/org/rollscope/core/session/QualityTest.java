package org.rollscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.SyntheticTool;

class QualityTest {
  private static final double FULL = Math.toRadians(2000);
  private final Quality quality = new Quality(FULL, 160);
  private final Timeline timeline = new Timeline(0.01, true);
  private long malformed;

  private void sample(double rate, double force, double load) {
    SampleBlock block = new SampleBlock(1, 1);
    block.begin(SyntheticTool.PRESSURE_AND_IMU);
    int row = block.append(0);
    for (int axis = 0; axis < 3; axis++) {
      block.angularRate(row, axis, axis == 1 ? rate : 0);
      block.specificForce(row, axis, axis == 2 ? force : 0);
    }
    block.pressure(row, 0, load);
    quality.sample(block, row, load);
  }

  private Summary.Quality told() {
    return quality.toQuality(timeline, malformed, true);
  }

  @Test
  void countsASampleAtFullScaleOnce() {
    sample(-FULL, 160, Double.POSITIVE_INFINITY);
    sample(FULL, 9.81, 50);
    sample(0, -160, 50);
    sample(0, 9.81, Double.POSITIVE_INFINITY);
    sample(0.99 * FULL, 150, 50);
    assertThat(told().samples()).isEqualTo(5);
    assertThat(told().clipped()).isEqualTo(4);
    assertThat(told().missing()).isZero();
  }

  @Test
  void countsASampleWithAMissingValueOnce() {
    sample(Double.NaN, 9.81, Double.NaN);
    sample(Double.NaN, 9.81, 50);
    sample(0, 9.81, Double.NaN);
    assertThat(told().missing()).isEqualTo(3);
  }

  @Test
  void namesTheChannels() {
    sample(0, 0, 0);
    assertThat(told().channels()).containsExactly("pressure", "angular-rate", "specific-force");
    assertThat(told().tareAssumed()).isTrue();
  }

  @Test
  void anotherSessionCountsFromZero() {
    sample(Double.NaN, 160, 50);
    quality.channelGap();
    timeline.advance(0);
    timeline.advance(0.05);
    timeline.advance(1);
    malformed = 7;
    assertThat(told().gaps()).as("of all, and of a channel").isEqualTo(2);
    quality.restart(timeline, malformed);
    assertThat(told())
        .usingRecursiveComparison()
        .ignoringFields("channels", "tareAssumed")
        .isEqualTo(new Summary.Quality(0, 0, 0, 0, 0, 0, 0, false, java.util.List.of()));
    malformed = 9;
    timeline.advance(2);
    assertThat(told().gaps()).isEqualTo(1);
    assertThat(told().lost()).isEqualTo(99);
    assertThat(told().malformed()).isEqualTo(2);
  }
}
