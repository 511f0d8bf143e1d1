package org.rollscope.bridge.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalClockTest {
  private static final long ORIGIN = 987_654_321_000L;

  /** The pace is learned by then, s. */
  private static final double SETTLED = 4;

  private final List<Double> errors = new ArrayList<>();
  private double last = Double.NEGATIVE_INFINITY;

  private static long nanos(double seconds) {
    return ORIGIN + Math.round(seconds * 1e9);
  }

  private void told(double time, double truth) {
    assertThat(time).as("later than the one before").isGreaterThan(last);
    last = time;
    if (truth > SETTLED) {
      errors.add(Math.abs(time - ORIGIN * 1e-9 - truth));
    }
  }

  /** So much of the samples is no further off than, ms. */
  private double error(double share) {
    double[] sorted = errors.stream().mapToDouble(error -> 1000 * error).sorted().toArray();
    return sorted[(int) (share * (sorted.length - 1))];
  }

  /** Plays samples, all of which arrive, in order. */
  private void play(ArrivalClock clock, double rate, double seconds, DoubleUnaryOperator arrival) {
    double latest = 0;
    for (int i = 0; i < rate * seconds; i++) {
      double truth = i / rate;
      latest = Math.max(latest, arrival.applyAsDouble(truth));
      told(clock.time(nanos(latest)), truth);
    }
  }

  /** Delays of 2 ms in the mean, and once a second one of 100 ms that holds up what follows. */
  private static DoubleUnaryOperator jitter(double rate, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return taken -> {
      double delay = -0.002 * Math.log(1 - random.nextDouble());
      return taken + delay + (random.nextDouble() < 1 / rate ? 0.1 : 0);
    };
  }

  @ParameterizedTest
  @CsvSource({
    "100, 100, 1",
    "100, 98, 2",
    "100, 103, 3",
    "200, 200, 4",
    "80, 88, 5",
    "0, 100, 6",
    "20, 20, 7"
  })
  void jitterAndLatePacketsAreSmoothedAway(double nominal, double rate, long seed) {
    play(new ArrivalClock(nominal), rate, 600, jitter(rate, seed));
    assertThat(error(0.5)).isLessThan(0.3);
    assertThat(error(0.99)).isLessThan(1.5);
    assertThat(error(1)).isLessThan(5);
  }

  @ParameterizedTest
  @CsvSource({"100, 100, 50", "200, 201, 30", "100, 99, 30.1", "200, 200, 48.7", "50, 50, 7.5"})
  void burstsOfAConnectionIntervalAreSpreadOut(double nominal, double rate, double millis) {
    double interval = millis / 1000;
    play(new ArrivalClock(nominal), rate, 600, taken -> Math.ceil(taken / interval) * interval);
    assertThat(error(1)).as("less than a period").isLessThan(1000 / rate + 0.1);
  }

  @Test
  void lostSamplesAreMadeGoodSoon() {
    ArrivalClock clock = new ArrivalClock(100);
    SplittableRandom luck = new SplittableRandom(8);
    DoubleUnaryOperator arrival = jitter(100, 9);
    double latest = 0;
    double truth = 0;
    while (truth < 600) {
      truth += luck.nextInt(1000) == 0 ? 0.01 * luck.nextInt(2, 20) : 0.01;
      latest = Math.max(latest, arrival.applyAsDouble(truth));
      told(clock.time(nanos(latest)), truth);
    }
    assertThat(error(0.95)).isLessThan(1);
    assertThat(error(1)).as("no more than was lost, and a little").isLessThan(250);
  }

  @Test
  void aPauseStaysAGap() {
    ArrivalClock clock = new ArrivalClock(50);
    play(clock, 50, 2, taken -> taken + 0.001);
    double before = last;
    told(clock.time(nanos(2.481)), 0);
    assertThat(last - before).isEqualTo(0.5, within(1e-6));
    told(clock.time(nanos(2.501)), 0);
    assertThat(last - before).isEqualTo(0.52, within(1e-6));
  }

  @Test
  void theSamplesOfAPacketLieAPeriodApartBeforeItsArrival() {
    ArrivalClock clock = new ArrivalClock(100);
    for (int packet = 1; packet <= 500; packet++) {
      double arrival = 0.05 * packet;
      for (int behind = 4; behind >= 0; behind--) {
        double time = clock.time(nanos(arrival), behind);
        assertThat(time).isEqualTo(nanos(arrival) * 1e-9 - 0.01 * behind, within(1e-6));
      }
    }
  }

  @Test
  void aSlowDeviceHasTheTimesOfItsArrivals() {
    ArrivalClock clock = new ArrivalClock(0);
    SplittableRandom random = new SplittableRandom(10);
    double arrival = 0;
    for (int i = 0; i < 100; i++) {
      arrival += random.nextDouble(0.26, 0.9);
      assertThat(clock.time(nanos(arrival))).isEqualTo(nanos(arrival) * 1e-9);
    }
  }

  @Test
  void whatWaitedThroughAPauseIsNotPutFarAheadOfItsArrival() {
    ArrivalClock clock = new ArrivalClock(100);
    play(clock, 100, 2, taken -> taken);
    for (int i = 0; i < 40; i++) {
      told(clock.time(nanos(2.39)), 0);
    }
    assertThat(last).isEqualTo(nanos(2.39) * 1e-9, within(0.05));
  }

  @ParameterizedTest
  @CsvSource({"0, 11", "5, 12", "100, 13", "1000, 14"})
  void timeGrowsWhateverArrives(double rate, long seed) {
    ArrivalClock clock = new ArrivalClock(rate);
    SplittableRandom random = new SplittableRandom(seed);
    double arrival = 0;
    for (int i = 0; i < 20_000; i++) {
      arrival += Math.pow(random.nextDouble(), 6) * (random.nextInt(9) - 1);
      told(clock.time(nanos(arrival), random.nextInt(4)), 0);
    }
    assertThat(last).isFinite();
  }
}
