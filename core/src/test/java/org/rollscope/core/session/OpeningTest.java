package org.rollscope.core.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.rollscope.core.contact.Load;
import org.rollscope.core.contact.LoadMeter;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;

class OpeningTest {
  private static final Load PRESSURE = new Load(Channel.PRESSURE, 1, Load.KPA, 4, 2);
  private final Opening opening = new Opening(1);
  private final SampleBlock block = new SampleBlock(1, 1);

  private boolean add(double time, double pressure) {
    block.begin(Channel.PRESSURE.bit());
    int row = block.append(time);
    block.pressure(row, 0, pressure);
    return opening.add(block, row);
  }

  private static double zero(Opening from, Load load) {
    LoadMeter meter = new LoadMeter(load, 1, Double.NaN);
    from.findZeros(load, meter);
    assertThat(meter.isTareAssumed()).isTrue();
    return meter.zeros().getFirst();
  }

  @Test
  void isOverAfterASecond() {
    assertThat(opening.isEmpty()).isTrue();
    for (int i = 0; i < 100; i++) {
      assertThat(add(7 + i * 0.01, 0)).isFalse();
    }
    assertThat(add(8.0001, 0)).isTrue();
    assertThat(opening.rows().size()).isEqualTo(101);
    assertThat(opening.rows().has(Channel.PRESSURE)).isTrue();
  }

  @Test
  void isOverWhereTheClockGoesBack() {
    add(7, 0);
    assertThat(add(6, 0)).isTrue();
  }

  @Test
  void lostSamplesDoNotCountInTheTimeBetweenSamples() {
    double time = 0;
    for (int i = 0; i < 80; i++) {
      add(time += i % 10 == 9 ? 0.04 : 0.01, 0);
    }
    assertThat(opening.measurePeriod().seconds()).isCloseTo(0.01, within(1e-9));
    assertThat(opening.measurePeriod().regular()).isTrue();
  }

  @Test
  void unevenSamplesHaveTheirMean() {
    double[] steps = {0.001, 0.004, 0.01, 0.03, 0.055};
    double time = 0;
    for (int i = 0; i < 50; i++) {
      add(time, 0);
      time += steps[i % 5];
    }
    assertThat(opening.measurePeriod().seconds()).isCloseTo(0.02, within(0.002));
    assertThat(opening.measurePeriod().regular()).isFalse();
  }

  @Test
  void oneSampleTellsNoPeriod() {
    add(3, 0);
    assertThat(opening.measurePeriod()).isEqualTo(new Opening.Period(0.01, false));
  }

  @Test
  void aQuietSecondGivesTheZero() {
    for (int i = 0; i < 100; i++) {
      add(i * 0.01, 7 + (i % 2 == 0 ? 0.5 : -0.5));
    }
    add(1, Double.NaN);
    assertThat(zero(opening, PRESSURE)).isCloseTo(7, within(1e-9));
  }

  @Test
  void aTouchOrALoadLeavesTheDevicesOwn() {
    for (int i = 0; i < 100; i++) {
      add(i * 0.01, i == 50 ? 11 : 7);
    }
    assertThat(zero(opening, PRESSURE)).isZero();
    Opening loaded = new Opening(1);
    block.begin(Channel.PRESSURE.bit());
    block.pressure(block.append(0), 0, 60);
    loaded.add(block, 0);
    assertThat(zero(loaded, PRESSURE)).isZero();
  }

  @Test
  void anUnquietSecondLeavesTheDevicesOwn() {
    for (int i = 0; i < 100; i++) {
      add(i * 0.01, i % 2 == 0 ? 6 : 8);
    }
    assertThat(zero(opening, PRESSURE)).isZero();
  }

  @Test
  void calibrationScalesTheZero() {
    add(0, 6);
    assertThat(zero(opening, new Load(Channel.PRESSURE, 1.5, Load.KPA, 4, 2))).isEqualTo(9);
  }
}
