package org.rollscope.desktop.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rollscope.desktop.watch.Message;
import org.rollscope.desktop.watch.Subscriber;

/** What comes faster than a subscriber takes it waits for it, and is not dropped. */
@Timeout(60)
class SlowSubscriberTest {
  private static final int MESSAGES = 1000;
  private static final int SIZE = 20_000;

  @Test
  void getsEverything() throws Exception {
    List<Integer> arrived = new ArrayList<>();
    try (EmbeddedBroker broker = EmbeddedBroker.start();
        Subscriber subscriber = Subscriber.connect(broker.address(), "slow", "flood")) {
      MqttAsyncClient client =
          new MqttAsyncClient(broker.address(), "fast", new MemoryPersistence());
      client.connect().waitForCompletion();
      String filling = "x".repeat(SIZE);
      for (int i = 0; i < MESSAGES; i++) {
        MqttMessage message = new MqttMessage((i + " " + filling).getBytes(UTF_8));
        message.setQos(1);
        client.publish("flood", message);
      }
      while (arrived.size() < MESSAGES) {
        Message next = subscriber.poll(Duration.ofSeconds(10));
        assertThat(next).as("after %d messages", arrived.size()).isNotNull();
        arrived.add(Integer.valueOf(next.payload().substring(0, next.payload().indexOf(' '))));
      }
      client.disconnect().waitForCompletion();
      client.close();
    }
    assertThat(arrived).containsExactlyElementsOf(IntStream.range(0, MESSAGES).boxed().toList());
  }
}
