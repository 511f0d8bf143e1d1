package org.rollscope.bridge.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnchoredClockTest {
  private static final long ORIGIN = 987_654_321_000L;
  private static final double PERIOD = 0.0125;

  private final AnchoredClock clock = new AnchoredClock(32, 1e-6);
  private double last = Double.NEGATIVE_INFINITY;

  private static long nanos(double seconds) {
    return ORIGIN + Math.round(seconds * 1e9);
  }

  private static long micros(double seconds) {
    return Math.round(seconds * 1e6) & 0xFFFF_FFFFL;
  }

  /** A sample of the device's time that arrives at the host's; by the host's clock, s. */
  private double told(AnchoredClock by, double device, double arrival) {
    double time = by.time(micros(device), nanos(arrival));
    assertThat(time).isGreaterThan(last);
    last = time;
    return time - ORIGIN * 1e-9;
  }

  @ParameterizedTest
  @ValueSource(longs = {0x8000_0000L, 0x1_0000_0000L})
  void theCounterGoesOnWhereItsSignTurnsAndWhereItWraps(long turn) {
    double start = turn * 1e-6 - 10;
    for (int i = 0; i < 1600; i++) {
      double elapsed = i * PERIOD;
      assertThat(told(clock, start + elapsed, elapsed)).isEqualTo(elapsed, within(1e-6));
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0.004", "50, 0.005", "-50, 0.005", "10000, 0.11", "-10000, 0.11"})
  void aWrongCrystalDoesNotLeadAwayFromTheHost(double ppm, double most) {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 7200 / PERIOD; i++) {
      double truth = i * PERIOD;
      double delay = -0.002 * Math.log(1 - random.nextDouble());
      double error = told(clock, truth * (1 + ppm * 1e-6), truth + delay) - truth;
      if (truth > 120) {
        assertThat(error).as("after %s s", truth).isEqualTo(0, within(most));
      }
    }
  }

  @Test
  void jitterLeavesTheStepsAsTheDeviceMadeThem() {
    SplittableRandom random = new SplittableRandom(2);
    double before = told(clock, 0, 0.05);
    for (int i = 1; i < 10_000; i++) {
      double time = told(clock, i * PERIOD, i * PERIOD + random.nextDouble(0.05));
      assertThat(time - before).isEqualTo(PERIOD, within(0.006 * PERIOD));
      before = time;
    }
  }

  @Test
  void aCounterThatStartsAnewIsAnchoredToItsArrival() {
    told(clock, 300, 10);
    assertThat(told(clock, 0.0125, 12)).isEqualTo(12, within(1e-6));
    assertThat(told(clock, 0.0250, 12.02)).isEqualTo(12.0125, within(1e-6));
  }

  @Test
  void aCounterThatWasStoppedMeanwhileIsAnchoredToItsArrival() {
    told(clock, 1, 10);
    assertThat(told(clock, 2, 70)).isEqualTo(70, within(1e-6));
  }

  @Test
  void aSilenceLongerThanTheCounterIsNotLost() {
    told(clock, 100, 10);
    assertThat(told(clock, 101, 5000)).isEqualTo(5000, within(1e-6));
  }

  @Test
  void aStallOfTheLinkMovesNothing() {
    told(clock, 100, 10);
    assertThat(told(clock, 100.5, 12)).isEqualTo(10.5, within(1e-6));
    assertThat(told(clock, 102, 12.001)).isEqualTo(12, within(1e-6));
  }

  @Test
  void whatComesBackAfterALossIsLaterThanWhatWasBefore() {
    for (int connection = 0; connection < 20; connection++) {
      AnchoredClock anew = new AnchoredClock(32, 1e-6);
      double start = connection * 60;
      for (int i = 0; i < 59.5 / PERIOD; i++) {
        double device = i * PERIOD * 1.005;
        double time = told(anew, device, start + i * PERIOD);
        assertThat(time - start).isEqualTo(i * PERIOD, within(0.15));
      }
    }
  }

  @Test
  void theSamplesOfAPacketLieBeforeItsArrival() {
    long arrival = nanos(5);
    for (int i = 0; i < 16; i++) {
      double time = clock.time(micros(i * PERIOD), micros(15 * PERIOD), arrival);
      assertThat(time).isEqualTo(arrival * 1e-9 - (15 - i) * PERIOD, within(1e-6));
    }
  }

  @Test
  void aSampleToldTwiceHasItsTime() {
    double first = clock.time(1000, nanos(1));
    assertThat(clock.time(1000, nanos(1.01))).isEqualTo(first);
  }

  @Test
  void timeNeverGoesBackWhateverTheCounterSays() {
    SplittableRandom random = new SplittableRandom(3);
    double arrival = 0;
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < 50_000; i++) {
      arrival += random.nextDouble() * (random.nextInt(100) == 0 ? 10_000 : 0.05);
      double time = clock.time(random.nextLong(), random.nextInt(5000), nanos(arrival));
      assertThat(time).isGreaterThanOrEqualTo(before);
      before = time;
    }
    assertThat(before).isEqualTo(nanos(arrival) * 1e-9, within(3.0));
  }
}
