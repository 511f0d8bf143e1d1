package org.rollscope.bridge.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;

class RecentSamplesTest {
  private static final double LIMIT = 0.1;
  private static final int MASK = Channel.FORCE.bit() | Channel.SPECIFIC_FORCE.bit();

  private final RecentSamples samples = new RecentSamples(MASK, 2);
  private final SampleBlock block = new SampleBlock(1, 2);
  private final SampleBlock out = new SampleBlock(64, 2);

  private void add(double time, double first, double second, double acceleration) {
    block.begin(MASK);
    int row = block.append(0);
    block.force(row, 0, first);
    block.force(row, 1, second);
    block.specificForce(row, 2, acceleration);
    block.angularRate(row, 0, 99);
    block.pressure(row, 0, 99);
    samples.add(time, block, row);
  }

  private int at(double time) {
    assertThat(samples.covers(time, LIMIT)).isTrue();
    if (out.size() == 0) {
      out.begin(MASK);
    }
    int row = out.append(time);
    samples.write(time, out, row);
    return row;
  }

  @Test
  void liesBetweenItsNeighboursInEveryColumnButThoseOfOthers() {
    add(1, 10, 20, -1);
    add(1.04, 20, 10, 1);
    int row = at(1.01);
    assertThat(out.force(row, 0)).isEqualTo(12.5, within(1e-9));
    assertThat(out.force(row, 1)).isEqualTo(17.5, within(1e-9));
    assertThat(out.specificForce(row, 2)).isEqualTo(-0.5, within(1e-9));
    assertThat(out.specificForce(row, 0)).isNaN();
    assertThat(out.angularRate(row, 0)).isNaN();
    assertThat(out.pressure(row, 0)).isNaN();
    assertThat(out.force(at(1.04), 0)).isEqualTo(20);
  }

  @Test
  void missingAndSaturatedValuesAreNotInterpolatedOver() {
    double full = Double.POSITIVE_INFINITY;
    add(1, 10, Double.NaN, 1);
    add(1.04, full, 6, 2);
    add(1.08, full, 8, 3);
    int early = at(1.01);
    assertThat(out.force(early, 0)).isEqualTo(10);
    assertThat(out.force(early, 1)).isNaN();
    int late = at(1.03);
    assertThat(out.force(late, 0)).isEqualTo(full);
    assertThat(out.force(late, 1)).isEqualTo(6);
    assertThat(out.specificForce(late, 2)).as("alone").isEqualTo(1.75, within(1e-9));
    assertThat(out.force(at(1.05), 0)).isEqualTo(full);
  }

  @Test
  void neighboursTooFarApartAreAGap() {
    add(1, 10, 10, 1);
    add(1.11, 20, 20, 2);
    assertThat(samples.covers(1, LIMIT)).isTrue();
    assertThat(samples.covers(1.05, LIMIT)).isFalse();
    assertThat(samples.covers(1.11, LIMIT)).isTrue();
    assertThat(samples.covers(1.12, LIMIT)).as("not known yet").isFalse();
    assertThat(samples.covers(0.99, LIMIT)).as("before the first").isFalse();
  }

  @Test
  void whatIsForgottenLeavesTheNeighbourThatIsStillNeeded() {
    for (int i = 0; i < 10; i++) {
      add(1 + 0.01 * i, i, 0, 0);
    }
    samples.forget(1.055);
    assertThat(out.force(at(1.056), 0)).isEqualTo(5.6, within(1e-6));
    assertThat(samples.covers(1.045, LIMIT)).isFalse();
    assertThat(samples.after(1.06)).isEqualTo(1.07, within(1e-9));
    assertThat(samples.after(1.2)).isNaN();
  }

  @Test
  void whereNobodyReadsTheOldestGo() {
    for (int i = 0; i < 5000; i++) {
      add(i, i, 0, 0);
    }
    assertThat(samples.after(Double.NEGATIVE_INFINITY)).isEqualTo(5000 - 2048);
    assertThat(samples.newest()).isEqualTo(4999);
    assertThat(out.force(at(3000), 0)).isEqualTo(3000);
  }

  @Test
  void aToolOfFewerPadsTakesThoseItHas() {
    add(1, 10, 20, 1);
    SampleBlock one = new SampleBlock(1, 1);
    one.begin(MASK);
    samples.write(1, one, one.append(1));
    assertThat(one.force(0, 0)).isEqualTo(10);
  }
}
