package org.rollscope.desktop.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.rollscope.desktop.watch.Message;
import org.rollscope.desktop.watch.Subscriber;

/** Removes what is retained below a root, so that a measurement leaves a broker as it was. */
final class RetainedSweep {
  private static final Duration QUIET = Duration.ofMillis(300);
  private static final long PATIENCE_MILLIS = 5_000;

  private RetainedSweep() {}

  static void of(String url, String root) throws IOException {
    Set<String> topics = retained(url, root);
    try {
      MqttAsyncClient client =
          new MqttAsyncClient(url, "sweep-" + UUID.randomUUID(), new MemoryPersistence());
      client.connect().waitForCompletion(PATIENCE_MILLIS);
      for (String topic : topics) {
        // Of QoS 1 nobody is subscribed, and Paho counts what such an answer ends as on the way.
        client.publish(topic, new byte[0], 0, true).waitForCompletion(PATIENCE_MILLIS);
      }
      client.disconnect().waitForCompletion(PATIENCE_MILLIS);
      client.close();
    } catch (MqttException e) {
      throw new IOException(
          "what was retained below %s at %s could not be removed: %s"
              .formatted(root, url, e.getMessage()),
          e);
    }
  }

  private static Set<String> retained(String url, String root) throws IOException {
    Set<String> topics = new HashSet<>();
    try (Subscriber subscriber =
        Subscriber.connect(url, "swept-" + UUID.randomUUID(), root + "/#")) {
      Message message = subscriber.poll(QUIET);
      while (message != null) {
        topics.add(message.topic());
        message = subscriber.poll(QUIET);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return topics;
  }
}
