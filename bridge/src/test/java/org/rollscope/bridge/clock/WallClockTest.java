package org.rollscope.bridge.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WallClockTest {
  private static final Instant START = Instant.parse("2026-05-01T09:30:00Z");

  private final AtomicReference<Instant> wall = new AtomicReference<>(START);
  private final AtomicLong nanos = new AtomicLong(-5_000_000_000L);
  private final WallClock clock = new WallClock(wall::get, nanos::get);
  private final ClockMap map = new ClockMap();

  @ParameterizedTest
  @ValueSource(longs = {1, -1})
  void aJumpOfAnHourMovesNoSample(long hours) {
    for (int i = 0; i < 2000; i++) {
      if (i == 1000) {
        wall.updateAndGet(now -> now.plus(Duration.ofHours(hours)));
      }
      map.observe(nanos.get(), i * 0.05);
      assertThat(clock.at(map.hostNanos(i * 0.05))).isEqualTo(START.plusMillis(i * 50L));
      nanos.addAndGet(50_000_000);
      wall.updateAndGet(now -> now.plusMillis(50));
    }
  }

  @Test
  void theNextSessionTakesTheNewTime() {
    wall.set(START.plusSeconds(3600));
    clock.resynchronise();
    assertThat(clock.at(nanos.get() + 1_000_000_000)).isEqualTo(START.plusSeconds(3601));
  }
}
