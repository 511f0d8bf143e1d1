package org.rollscope.bridge.mqtt;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.rollscope.bridge.config.BrokerConfig;

/** Finds out whether a broker lets a bridge in, and leaves no trace there. */
public final class BrokerProbe {
  private BrokerProbe() {}

  /**
   * Connects as the bridge would and takes leave at once.
   *
   * @param broker its client id must be nobody's: a broker throws out who had it before
   * @throws BrokerException saying why it does not let anybody in
   */
  public static void connect(BrokerConfig broker) throws BrokerException, InterruptedException {
    BrokerSession.connect(broker, null, new Silent()).close();
  }

  /** Hears nothing: nothing is subscribed to. */
  private static final class Silent implements MqttCallback {
    @Override
    public void disconnected(MqttDisconnectResponse response) {}

    @Override
    public void mqttErrorOccurred(MqttException e) {}

    @Override
    public void messageArrived(String topic, MqttMessage message) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void connectComplete(boolean again, String url) {}

    @Override
    public void authPacketArrived(int reason, MqttProperties properties) {}
  }
}
