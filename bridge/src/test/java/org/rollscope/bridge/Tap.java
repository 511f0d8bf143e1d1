package org.rollscope.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.rollscope.bridge.broker.ClientListener;

/**
 * Hears everything at a broker, bytes and properties, each as it was published. Its session
 * outlives a restart of the broker.
 */
final class Tap implements AutoCloseable, ClientListener {
  private static final long PATIENCE_SECONDS = 60;

  private final MqttAsyncClient client;
  private final List<Passed> passed = new ArrayList<>();

  Tap(Mosquitto broker) throws MqttException {
    client = new MqttAsyncClient(broker.url(), "tap-" + broker.port(), new MemoryPersistence());
    client.setCallback(this);
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(false);
    options.setSessionExpiryInterval(3600L);
    options.setAutomaticReconnect(true);
    options.setAutomaticReconnectDelay(1, 1);
    client.connect(options).waitForCompletion(10_000);
    MqttSubscription everything = new MqttSubscription("#", 1);
    everything.setRetainAsPublished(true);
    client.subscribe(everything).waitForCompletion(10_000);
  }

  @Override
  public synchronized void messageArrived(String topic, MqttMessage message) {
    MqttProperties properties = message.getProperties();
    Map<String, String> user = new HashMap<>();
    for (UserProperty one : properties.getUserProperties()) {
      user.put(one.getKey(), one.getValue());
    }
    String type = properties.getContentType();
    String response = properties.getResponseTopic();
    byte[] payload = message.getPayload();
    passed.add(
        new Passed(
            topic,
            Passed.text(payload),
            () -> payload,
            type == null ? "" : type,
            user,
            response == null ? "" : response,
            message.getQos(),
            message.isRetained()));
    notifyAll();
  }

  /** The first message that fits, which may be still to come. */
  synchronized Passed await(Predicate<Passed> fits) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    int seen = 0;
    while (true) {
      for (; seen < passed.size(); seen++) {
        if (fits.test(passed.get(seen))) {
          return passed.get(seen);
        }
      }
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      assertThat(left)
          .as("waited in vain; passed: %s", passed.stream().map(Passed::topic).distinct().toList())
          .isPositive();
      wait(left);
    }
  }

  synchronized List<Passed> all() {
    return List.copyOf(passed);
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {}

  @Override
  public void close() throws MqttException {
    client.disconnectForcibly(0, 500, false);
    client.close(true);
  }
}
