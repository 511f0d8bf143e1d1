package org.rollscope.bridge.mqtt;

import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.broker.BrokerClient;
import org.rollscope.bridge.broker.BrokerException;
import org.rollscope.bridge.config.BrokerConfig;

/**
 * One connection to the broker, from connect to loss; a new one takes a new client.
 *
 * <p>Paho's own reconnect and its buffer lose messages after a cut connection, and a peer that
 * takes the connection but never answers hangs it. So neither is used, nothing is kept on disk by
 * Paho, and the answer to the connect is waited for here. See docs/decisions on the use of Paho.
 */
final class BrokerSession implements AutoCloseable {
  private static final int NO_LIMIT = 65_535;
  private static final int SUBSCRIBE_SECONDS = 10;
  private static final int REFUSED = 128;
  private static final long QUIESCE_MILLIS = 500;
  private static final String NEVER_SUBSCRIBED = "receipt";

  private final BrokerClient client;
  private final BrokerConfig config;
  private final SessionTerms terms;
  private int receiveMaximum = NO_LIMIT;
  private long largestPacket = Long.MAX_VALUE;

  private BrokerSession(BrokerConfig config, BrokerClient client, SessionTerms terms) {
    this.config = config;
    this.client = client;
    this.terms = terms;
  }

  /**
   * Connects and waits for the broker's answer.
   *
   * @param will what the broker says when this connection is lost; null for nothing
   * @throws BrokerException saying why it was not possible
   */
  static BrokerSession connect(
      BrokerConfig config, @Nullable Publication will, MqttCallback callback)
      throws BrokerException, InterruptedException {
    return connect(config, will, callback, SessionTerms.FRESH);
  }

  /**
   * The same, for a session that may outlive its connection; then what arrives is to be
   * acknowledged by {@link #acknowledge}.
   */
  static BrokerSession connect(
      BrokerConfig config, @Nullable Publication will, MqttCallback callback, SessionTerms terms)
      throws BrokerException, InterruptedException {
    BrokerClient client = BrokerClient.of(config);
    client.setCallback(callback);
    client.setManualAcks(!terms.isFresh());
    client.beforeEnd(terms.lastWords());
    BrokerSession session = new BrokerSession(config, client, terms);
    boolean connected = false;
    try {
      session.readLimits(client.open(session.options(will)));
      connected = true;
      return session;
    } finally {
      if (!connected) {
        session.abandon();
      }
    }
  }

  private MqttConnectionOptions options(@Nullable Publication will) {
    MqttConnectionOptions options = client.options();
    options.setCleanStart(terms.isFresh());
    options.setSessionExpiryInterval(terms.keep().toSeconds());
    options.setReceiveMaximum(terms.receiveMaximum());
    if (will != null) {
      options.setWill(will.topic(), Packets.of(will));
    }
    return options;
  }

  private void readLimits(@Nullable MqttProperties properties) {
    if (properties != null) {
      Integer most = properties.getReceiveMaximum();
      Long largest = properties.getMaximumPacketSize();
      receiveMaximum = most == null ? NO_LIMIT : most;
      largestPacket = largest == null ? Long.MAX_VALUE : largest;
    }
  }

  /** How many messages the broker takes before it has acknowledged the first. */
  int receiveMaximum() {
    return receiveMaximum;
  }

  /** The largest packet the broker takes, bytes. */
  long largestPacket() {
    return largestPacket;
  }

  boolean isUp() {
    return client.isConnected();
  }

  /** Subscribes and waits for the answer; not to be called on Paho's own threads. */
  void subscribe(String filter) throws BrokerException {
    try {
      IMqttToken token = client.subscribe(filter, 1);
      token.waitForCompletion(TimeUnit.SECONDS.toMillis(SUBSCRIBE_SECONDS));
      int[] answers = token.getReasonCodes();
      if (answers != null && answers.length > 0 && (answers[0] & 0xff) >= REFUSED) {
        throw BrokerException.ofSubscribe(config.url(), filter, answers[0] & 0xff, null);
      }
    } catch (MqttException e) {
      throw BrokerException.ofSubscribe(config.url(), filter, e.getReasonCode(), e);
    }
  }

  /** Tells the broker that a message of a kept session is done with. */
  void acknowledge(int id) throws MqttException {
    client.messageArrivedComplete(id, 1);
  }

  /** Sends without waiting; the listener hears of the acknowledgement on Paho's thread. */
  void send(Publication publication, MqttActionListener listener) throws MqttException {
    client.publish(publication.topic(), Packets.of(publication), null, listener);
  }

  /**
   * Asks the broker something that changes nothing; it answers when it has worked off what was
   * written before. Paho sends questions ahead of messages, so those must have been written.
   */
  void ask(MqttActionListener listener) throws MqttException {
    client.unsubscribe(new String[] {NEVER_SUBSCRIBED}, null, listener, new MqttProperties());
  }

  /** Takes leave of the broker, so that it does not send the last will. */
  @Override
  public void close() {
    try {
      client.disconnect(QUIESCE_MILLIS).waitForCompletion(4 * QUIESCE_MILLIS);
      client.close();
    } catch (MqttException e) {
      abandon();
    }
  }

  /** Gives the connection up at once, without waiting for its end. */
  void abandon() {
    client.abandon();
  }
}
