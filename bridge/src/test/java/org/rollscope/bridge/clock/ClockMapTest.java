package org.rollscope.bridge.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClockMapTest {
  private static final double FRAME = 0.05;
  private static final long HOST_ORIGIN = 987_654_321_000L;

  private final ClockMap map = new ClockMap();

  @ParameterizedTest
  @CsvSource({"0,1", "20,2", "-20,3", "100,4", "-100,5", "500,6", "10000,7", "-10000,8"})
  void followsADriftingClockThroughJitterAndLatePackets(double ppm, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long before = Long.MIN_VALUE;
    for (int i = 0; i < 12_000; i++) {
      double device = 4000 + i * FRAME;
      long truth = HOST_ORIGIN + Math.round((1 + ppm * 1e-6) * device * 1e9);
      double delay = -0.002 * Math.log(1 - random.nextDouble());
      if (random.nextInt(50) == 0) {
        delay += 0.3;
      }
      map.observe(truth + Math.round(delay * 1e9), device);
      long told = map.hostNanos(device);
      assertThat(told).as("never backwards at %d", i).isGreaterThanOrEqualTo(before);
      before = told;
      if (i > 600) {
        assertThat((told - truth) * 1e-9).as("at %d", i).isEqualTo(0, within(0.001));
      }
    }
    assertThat(map.drift()).isEqualTo(ppm * 1e-6, within(30e-6));
  }

  @Test
  void followsAsTheDriftChanges() {
    double host = 0;
    for (int i = 0; i < 24_000; i++) {
      double device = i * FRAME;
      host += FRAME * (1 + (i < 12_000 ? 50e-6 : -50e-6));
      map.observe(Math.round(host * 1e9), device);
      assertThat(map.hostNanos(device) * 1e-9).isEqualTo(host, within(0.003));
    }
    assertThat(map.drift()).isEqualTo(-50e-6, within(1e-6));
  }

  @Test
  void olderSamplesOfAFrameLieBeforeItsLast() {
    map.observe(1_000_000_000L, 10);
    long last = map.hostNanos(10);
    assertThat(map.hostNanos(9.95)).isEqualTo(last - 50_000_000);
    assertThat(map.hostNanos(10)).isEqualTo(last);
  }

  @Test
  void aClockThatWasSetAnewStartsTheMapAnew() {
    map.observe(1_000_000_000L, 1000);
    map.observe(2_000_000_000L, 3);
    assertThat(map.hostNanos(3)).isEqualTo(2_000_000_000L);
    map.observe(2_050_000_000L, 50);
    assertThat(map.hostNanos(50)).isEqualTo(2_050_000_000L);
  }

  @Test
  void aStallOfTheLinkMovesNothing() {
    map.observe(1_000_000_000L, 1);
    map.observe(9_000_000_000L, 4);
    assertThat(map.hostNanos(4)).isEqualTo(4_000_000_000L);
  }
}
