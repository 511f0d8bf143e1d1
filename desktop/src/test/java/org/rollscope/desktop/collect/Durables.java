package org.rollscope.desktop.collect;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.paho.mqttv5.client.MqttClient;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.rollscope.desktop.endtoend.TestBroker;

/** Publishes durable messages as a bridge would, in any order wanted. */
final class Durables implements AutoCloseable {
  private final MqttClient client;

  Durables(TestBroker broker) throws MqttException {
    String id = "test-" + UUID.randomUUID();
    client = new MqttClient(broker.address(), id, new MemoryPersistence());
    client.connect();
  }

  /** Samples of the device {@code ball}. */
  void samples(long... sequences) throws MqttException {
    for (long sequence : sequences) {
      String payload = "{\"seq\":" + sequence + "}";
      publish("rollscope/ball/samples", payload, "seq", Long.toString(sequence));
    }
  }

  /** Any message; the key is that of a sample of the ball where the properties say nothing else. */
  void publish(String topic, String payload, String... properties) throws MqttException {
    List<UserProperty> user = new ArrayList<>();
    user.add(new UserProperty("device", "ball"));
    user.add(new UserProperty("epoch", Messages.EPOCH));
    user.add(new UserProperty("lane", "sample"));
    user.add(new UserProperty("time", "2026-03-01T12:00:00Z"));
    for (int i = 0; i < properties.length; i += 2) {
      user.add(new UserProperty(properties[i], properties[i + 1]));
    }
    MqttProperties all = new MqttProperties();
    all.setUserProperties(user);
    all.setContentType("application/json");
    client.publish(topic, new MqttMessage(payload.getBytes(UTF_8), 1, false, all));
  }

  @Override
  public void close() throws MqttException {
    client.disconnectForcibly(0, 1, false);
    client.close(true);
  }
}
