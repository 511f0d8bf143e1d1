package org.rollscope.bridge.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time of samples by the sensor's own clock. */
class WitMotionTimeTest {
  private static final int RATE = 200;
  private static final int MINUTES = 10;

  @ParameterizedTest
  @ValueSource(doubles = {-0.007, 0, 0.007})
  void aClockThatIsWrongIsHeldToTheArrivals(double error) {
    WitMotionTime time = new WitMotionTime();
    SplittableRandom late = new SplittableRandom(1);
    long midnight = 24 * 3_600_000L;
    double before = Double.NEGATIVE_INFINITY;
    double minute = 0;
    for (int i = 0; i < MINUTES * 60 * RATE; i++) {
      double real = 1000 + i / (double) RATE;
      // It begins five minutes before midnight.
      long millis = (midnight - 300_000 + Math.round(i * 1000.0 / RATE * (1 + error))) % midnight;
      stamp(time, millis);
      double told = time.time(Math.round((real + late.nextDouble(0.004)) * 1e9));
      assertThat(told).isGreaterThan(before).isEqualTo(real, within(0.12));
      before = told;
      if (i == (MINUTES - 1) * 60 * RATE) {
        minute = told;
      }
    }
    // Once it has settled a minute is a minute.
    assertThat(before - minute).isEqualTo(60, within(0.01));
  }

  private static void stamp(WitMotionTime time, long millis) {
    time.stamp(
        (int) (millis / 3_600_000),
        (int) (millis / 60_000 % 60),
        (int) (millis / 1000 % 60),
        (int) (millis % 1000));
  }
}
