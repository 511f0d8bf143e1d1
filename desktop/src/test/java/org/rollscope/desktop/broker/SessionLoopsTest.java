package org.rollscope.desktop.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A failure in Moquette for one client, and the others. */
@Timeout(60)
class SessionLoopsTest {
  /**
   * A message in flight to a client that is acknowledged after another has taken its place:
   * Moquette asks the session that is over for its connection, which is null.
   */
  @Test
  void outliveALateAcknowledgement() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start()) {
      for (int i = 0; i < 300; i++) {
        Raw old = Raw.connected(broker, Raw.MQTT_5, "same");
        old.send(Raw.subscribe(Raw.MQTT_5, "same/#"));
        assertThat(old.receive().kind()).isEqualTo(Raw.SUBACK);
        old.send(Raw.publish(Raw.MQTT_5, "same/one", 1, new byte[0]));
        Raw next = new Raw(broker);
        next.send(Raw.connect(Raw.MQTT_5, "same", null));
        try {
          old.send(new byte[] {0x40, 2, 0, 1});
        } catch (IOException e) {
          assertThat(e).as("the broker was quicker").isNotNull();
        }
        assertThat(next.receive().kind()).isEqualTo(Raw.CONNACK);
        old.close();
        next.close();
      }
    }
  }
}
