package org.rollscope.desktop.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DelaysTest {
  private static List<Double> millis(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(ms -> ms * 1e-3).toList();
  }

  @Test
  void percentilesAreDelaysThatCame() {
    Delays delays = new Delays(List.of(0.3, 0.1, 0.2), 0, 0.04, 0.2);

    assertThat(delays.count()).isEqualTo(3);
    assertThat(delays.percentile(0.5)).isEqualTo(0.2);
    assertThat(delays.percentile(0.99)).isEqualTo(0.3);
    assertThat(delays.percentile(1)).isEqualTo(0.3);
    assertThat(new Delays(millis(1, 100), 0, 0, 0).percentile(0.99)).isEqualTo(0.099);
    assertThat(new Delays(List.of(), 0, 0, 0).percentile(0.5)).isNaN();
  }

  @Test
  void thePromiseIsFrameOnDelayAndTwentyMilliseconds() {
    Delays delays = new Delays(millis(200, 260), 0, 0.04, 0.2);
    assertThat(delays.allowed()).isCloseTo(0.26, within(1e-9));
    assertThat(delays.isGood()).isTrue();
    assertThat(new Delays(millis(200, 261), 0, 0.04, 0.2).isGood()).isFalse();
  }

  @Test
  void oneMissedAlarmBreaksIt() {
    assertThat(new Delays(millis(200, 250), 1, 0.04, 0.2).isGood()).isFalse();
    assertThat(new Delays(List.of(), 0, 0.04, 0.2).isGood()).isFalse();
  }
}
