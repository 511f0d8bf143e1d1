package org.rollscope.desktop.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rollscope.bridge.config.OutboxConfig;
import org.rollscope.desktop.broker.EmbeddedBroker;
import org.rollscope.desktop.watch.Message;
import org.rollscope.desktop.watch.Subscriber;

@Timeout(90)
class LatencyTest {
  /**
   * The whole way in real time. Whether the promise is met is for the bench on a machine with
   * nothing else to do; here no delay may be shorter than the alarm's own, which a wrong zero of
   * time would show, and none may be missed.
   */
  @Test
  void measuresTheWholeWay() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      Latency latency = new Latency(broker.address(), 4, 3, OutboxConfig.IN_MEMORY);
      Delays delays;
      try (latency) {
        delays = latency.run(count -> {});
      }
      assertThat(delays.missed()).isZero();
      assertThat(delays.count()).isEqualTo(4);
      assertThat(delays.frameInterval()).isCloseTo(0.04, within(0.001));
      assertThat(delays.sorted().getFirst()).isGreaterThan(0.19);
      assertThat(delays.percentile(1)).isLessThan(2);

      latency.sweep();
      try (Subscriber left = Subscriber.connect(broker.address(), "left", "#")) {
        Message message = left.poll(Duration.ofMillis(500));
        assertThat(message).as("nothing stays retained").isNull();
      }
    }
  }

  @Test
  void aMissingBrokerIsNamed() {
    assertThatThrownBy(() -> new Latency("tcp://127.0.0.1:1", 1, 1, OutboxConfig.IN_MEMORY))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("tcp://127.0.0.1:1");
  }
}
