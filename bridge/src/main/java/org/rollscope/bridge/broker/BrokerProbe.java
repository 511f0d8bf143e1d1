package org.rollscope.bridge.broker;

import org.eclipse.paho.mqttv5.common.MqttException;
import org.rollscope.bridge.config.BrokerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether a broker lets a bridge in, and leaves no trace there. */
public final class BrokerProbe {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerProbe.class);
  private static final long FAREWELL_MILLIS = 500;

  private BrokerProbe() {}

  /**
   * Connects as the bridge would and takes leave at once.
   *
   * @param broker its client id must be nobody's: a broker throws out who had it before
   * @throws BrokerException saying why it does not let anybody in
   */
  public static void connect(BrokerConfig broker) throws BrokerException, InterruptedException {
    BrokerClient client = BrokerClient.of(broker);
    try {
      client.open(client.options());
      client.disconnect(FAREWELL_MILLIS).waitForCompletion(4 * FAREWELL_MILLIS);
    } catch (MqttException e) {
      LOG.debug("The broker did not answer the farewell", e);
    } finally {
      client.abandon();
    }
  }
}
