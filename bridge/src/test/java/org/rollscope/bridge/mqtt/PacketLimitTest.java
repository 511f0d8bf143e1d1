package org.rollscope.bridge.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PacketLimitTest {
  private final PacketLimit limit = new PacketLimit();

  @Test
  void isWhatTheBrokerTells() {
    assertThat(limit.payload()).isEqualTo(Integer.MAX_VALUE);
    limit.connected(4096);
    assertThat(limit.payload()).isEqualTo(4096 - 512);
    limit.connected(Long.MAX_VALUE);
    assertThat(limit.payload()).isEqualTo(Integer.MAX_VALUE);
  }

  /**
   * A broker that only hangs up is asked for half as much each time, but never for next to none.
   */
  @Test
  void isLearnedFromRefusals() {
    limit.connected(Long.MAX_VALUE);
    limit.sent(100);
    limit.sent(9488);
    limit.exceeded();
    assertThat(limit.payload()).isEqualTo(5000 - 512);
    limit.connected(Long.MAX_VALUE);
    limit.sent(4488);
    limit.exceeded();
    assertThat(limit.payload()).isEqualTo(2500 - 512);
    for (int i = 0; i < 10; i++) {
      limit.exceeded();
    }
    assertThat(limit.payload()).isEqualTo(1024 - 512);
  }
}
