package org.rollscope.desktop.broker;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Queue;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.rollscope.bridge.broker.ClientListener;

/** Puts what arrives into a queue, as topic and payload. */
record Heard(Queue<String> queue) implements ClientListener {
  @Override
  public void messageArrived(String topic, MqttMessage message) {
    queue.add(topic + " " + new String(message.getPayload(), UTF_8));
  }

  @Override
  public void disconnected(MqttDisconnectResponse response) {}
}
