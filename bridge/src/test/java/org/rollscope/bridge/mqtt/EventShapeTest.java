package org.rollscope.bridge.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.session.Event;

class EventShapeTest {
  @Test
  void aGapNamesTheChannelsThatWereMissing() {
    List<Channel> rates = List.of(Channel.ANGULAR_RATE);
    EventShape gap = EventShape.of(new Event.Gap(9, 5, 9, false, rates));
    assertThat(gap.type()).isEqualTo("gap");
    assertThat(gap.state()).isEqualTo("open");
    assertThat(Json.MAPPER.writeValueAsString(gap.fields()))
        .isEqualTo("{\"start\":5.0,\"end\":9.0,\"bridged\":false,\"channels\":[\"angular-rate\"]}");
  }
}
