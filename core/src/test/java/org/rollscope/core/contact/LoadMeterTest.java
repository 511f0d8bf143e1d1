package org.rollscope.core.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;

class LoadMeterTest {
  private static final double AREA = 47e-4;
  private static final Instrument ROLLER = Instrument.of(InstrumentKind.FOAM_ROLLER, 0.065);

  private static LoadMeter meter(Channel channel, Instrument tool, int pads, double calibration) {
    return new LoadMeter(Load.of(channel.bit(), tool, calibration), pads, tool.contactArea());
  }

  private static void read(LoadMeter meter, Channel channel, double... values) {
    SampleBlock block = new SampleBlock(1, values.length);
    block.begin(channel.bit());
    int row = block.append(0);
    for (int pad = 0; pad < values.length; pad++) {
      if (channel == Channel.PRESSURE) {
        block.pressure(row, pad, values[pad]);
      } else {
        block.force(row, pad, values[pad]);
      }
    }
    meter.sample(block, row, 0.01);
  }

  @Test
  void theHighestPadDecidesAndForceSumsPadTimesArea() {
    LoadMeter meter = meter(Channel.PRESSURE, ROLLER.withContactArea(AREA), 3, 1);
    read(meter, Channel.PRESSURE, 10, 50, 20);
    assertThat(meter.value()).isEqualTo(50);
    assertThat(meter.raw()).isEqualTo(50);
    assertThat(meter.force()).isCloseTo(80e3 * AREA, within(1e-9));
  }

  @Test
  void everyPadHasItsOwnZero() {
    LoadMeter meter = meter(Channel.PRESSURE, ROLLER, 2, 1);
    meter.start(List.of(30.0, 5.0));
    read(meter, Channel.PRESSURE, 40, 25);
    assertThat(meter.value()).isEqualTo(20);
    assertThat(meter.raw()).isEqualTo(25);
    assertThat(meter.zeros()).containsExactly(30.0, 5.0);
    assertThat(meter.force()).isNaN();
  }

  @Test
  void storedZerosAreFilledUpWithNone() {
    LoadMeter meter = meter(Channel.PRESSURE, ROLLER, 2, 1);
    meter.start(List.of(30.0));
    assertThat(meter.zeros()).containsExactly(30.0, 0.0);
  }

  @Test
  void forceOverAKnownAreaIsPressure() {
    LoadMeter meter = meter(Channel.FORCE, ROLLER.withContactArea(AREA), 1, 1);
    read(meter, Channel.FORCE, 243.46);
    assertThat(meter.value()).isCloseTo(51.8, within(1e-9));
    assertThat(meter.force()).isCloseTo(243.46, within(1e-9));
  }

  @Test
  void forceWithoutAnAreaStaysForce() {
    LoadMeter meter = meter(Channel.FORCE, ROLLER, 2, 1);
    read(meter, Channel.FORCE, 100, 20);
    assertThat(meter.value()).isEqualTo(100);
    assertThat(meter.force()).isEqualTo(120);
  }

  @Test
  void calibrationScalesWhatIsDelivered() {
    LoadMeter meter = meter(Channel.PRESSURE, ROLLER, 1, 1.25);
    read(meter, Channel.PRESSURE, 80);
    assertThat(meter.value()).isEqualTo(100);
  }

  @Test
  void tareTakesTheNextValueOfEachPad() {
    LoadMeter meter = meter(Channel.PRESSURE, ROLLER, 2, 1);
    meter.assume(0, 1);
    meter.assume(1, 1);
    assertThat(meter.isTareAssumed()).isTrue();
    meter.tare();
    read(meter, Channel.PRESSURE, 14, 15);
    assertThat(meter.value()).isZero();
    assertThat(meter.zeros()).containsExactly(14.0, 15.0);
    assertThat(meter.isTareAssumed()).isFalse();
    read(meter, Channel.PRESSURE, 24, 15);
    assertThat(meter.value()).isEqualTo(10);
  }

  @Test
  void aMissingPadLeavesTheOthersToDecide() {
    LoadMeter meter = meter(Channel.PRESSURE, ROLLER, 2, 1);
    read(meter, Channel.PRESSURE, Double.NaN, 12);
    assertThat(meter.value()).isEqualTo(12);
    read(meter, Channel.PRESSURE, Double.NaN, Double.NaN);
    assertThat(meter.value()).isNaN();
  }

  @Test
  void aSaturatedPadIsTheHighest() {
    LoadMeter meter = meter(Channel.PRESSURE, ROLLER, 2, 1);
    read(meter, Channel.PRESSURE, Double.POSITIVE_INFINITY, 400);
    assertThat(meter.value()).isInfinite();
  }

  @Test
  void pressureGoesBeforeForceAndThresholdsGoWithTheUnit() {
    int both = Channel.PRESSURE.bit() | Channel.FORCE.bit();
    Load pressure = Load.of(both, ROLLER, 1);
    assertThat(pressure.channel()).isEqualTo(Channel.PRESSURE);
    assertThat(pressure.onThreshold()).isEqualTo(4);
    assertThat(pressure.offThreshold()).isEqualTo(2);
    Load force = Load.of(Channel.FORCE.bit(), ROLLER, 1);
    assertThat(force.isForce()).isTrue();
    assertThat(force.onThreshold()).isEqualTo(5);
    assertThat(force.offThreshold()).isEqualTo(2.5);
  }
}
