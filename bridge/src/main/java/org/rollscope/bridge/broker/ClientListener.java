package org.rollscope.bridge.broker;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.LoggerFactory;

/**
 * What a client hears of one connection, on Paho's threads: messages and the end. The rest concerns
 * nobody here: who connects and who sends waits for the answer itself.
 */
public interface ClientListener extends MqttCallback {
  @Override
  default void mqttErrorOccurred(MqttException exception) {
    LoggerFactory.getLogger(ClientListener.class).debug("Paho reports an error", exception);
  }

  @Override
  default void deliveryComplete(IMqttToken token) {}

  @Override
  default void connectComplete(boolean reconnect, String serverUri) {}

  @Override
  default void authPacketArrived(int reasonCode, MqttProperties properties) {
    LoggerFactory.getLogger(ClientListener.class)
        .debug("Ignored an AUTH packet, reason {}", reasonCode);
  }
}
