package org.rollscope.desktop.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.MqttSubscription;

/** A client of MQTT 5 that tells what it was answered. */
final class Client implements AutoCloseable {
  private static final long PATIENCE = 10_000;
  private static final int FAILURE = 0x80;

  private final MqttAsyncClient client;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  Client(String address, String id, MqttConnectionOptions options) throws MqttException {
    client = new MqttAsyncClient(address, id, new MemoryPersistence());
    boolean connected = false;
    try {
      client.connect(options).waitForCompletion(PATIENCE);
      connected = true;
    } finally {
      if (!connected) {
        client.close(true);
      }
    }
  }

  /** Without a name. */
  static Client anonymous(EmbeddedBroker broker, String id) throws MqttException {
    return new Client(broker.address(), id, new MqttConnectionOptions());
  }

  static Client user(EmbeddedBroker broker, String name, String password) throws MqttException {
    return new Client(broker.address(), "client-of-" + name, login(name, password));
  }

  static MqttConnectionOptions login(String name, String password) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setUserName(name);
    options.setPassword(password.getBytes(UTF_8));
    return options;
  }

  /** Publishes, and returns the reason the broker answers. */
  int publish(String topic, String payload, int quality) throws MqttException {
    MqttMessage message = new MqttMessage(payload.getBytes(UTF_8));
    message.setQos(quality);
    return answer(client.publish(topic, message));
  }

  int retain(String topic, String payload) throws MqttException {
    return answer(client.publish(topic, payload.getBytes(UTF_8), 1, true));
  }

  private static int answer(IMqttToken token) throws MqttException {
    try {
      token.waitForCompletion(PATIENCE);
    } catch (MqttException e) {
      if (e.getReasonCode() < FAILURE) {
        throw e;
      }
      return e.getReasonCode(); // so Paho tells of a refused message of quality of service 2
    }
    int[] codes = token.getReasonCodes();
    return codes == null || codes.length == 0 ? 0 : codes[0];
  }

  /** Subscribes, and returns the reasons the broker answers. */
  int[] subscribe(int quality, String... filters) throws MqttException {
    MqttSubscription[] subscriptions = new MqttSubscription[filters.length];
    for (int i = 0; i < filters.length; i++) {
      subscriptions[i] = new MqttSubscription(filters[i], quality);
    }
    client.setCallback(new Heard(heard));
    IMqttToken token = client.subscribe(subscriptions);
    token.waitForCompletion(PATIENCE);
    return token.getReasonCodes();
  }

  void unsubscribe(String filter) throws MqttException {
    client.unsubscribe(filter).waitForCompletion(PATIENCE);
  }

  /** The next that comes, as topic and payload. */
  String next() throws InterruptedException {
    String message = heard.poll(PATIENCE, TimeUnit.MILLISECONDS);
    assertThat(message).as("a message").isNotNull();
    return message;
  }

  boolean isConnected() {
    return client.isConnected();
  }

  @Override
  public void close() throws MqttException {
    if (client.isConnected()) {
      client.disconnect(0).waitForCompletion(PATIENCE);
    }
    Thread.ofVirtual().start(this::forget); // Paho takes a while to end its threads
  }

  private void forget() {
    try {
      client.close(true);
    } catch (MqttException e) {
      heard.clear(); // it is over either way
    }
  }
}
