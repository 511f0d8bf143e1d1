package org.rollscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollscope.core.contact.Load;
import org.rollscope.core.contact.LoadMeter;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.SyntheticTool;

class QualityTest {
  private static final double FULL = Math.toRadians(2000);
  private final Quality quality = new Quality(FULL, 160);
  private final Timeline timeline = new Timeline(0.01, true);
  private final LoadMeter meter =
      new LoadMeter(new Load(Channel.PRESSURE, 2, Load.KPA, 4, 2), 1, 1);
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
    return quality.toQuality(timeline, malformed, meter);
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
  }

  @Test
  void tellsWhatRawValuesMean() {
    meter.assume(0, 1.5);
    assertThat(told().tareAssumed()).isTrue();
    assertThat(told().scale()).isEqualTo(2);
    assertThat(told().zeros()).containsExactly(1.5);
    Summary.Quality unloaded = quality.toQuality(timeline, malformed, null);
    assertThat(unloaded.scale()).isNaN();
    assertThat(unloaded.zeros()).isEmpty();
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
        .ignoringFields("channels", "scale", "zeros")
        .isEqualTo(new Summary.Quality(0, 0, 0, 0, 0, 0, 0, false, 0, List.of(), List.of()));
    malformed = 9;
    timeline.advance(2);
    assertThat(told().gaps()).isEqualTo(1);
    assertThat(told().lost()).isEqualTo(99);
    assertThat(told().malformed()).isEqualTo(2);
  }
}
