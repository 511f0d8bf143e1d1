package org.rollscope.bridge.mqtt;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.BrokerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to the broker, from connect to loss; a new one takes a new client.
 *
 * <p>Paho's own reconnect and its buffer lose messages after a cut connection, and a peer that
 * takes the connection but never answers hangs it. So neither is used, nothing is kept on disk by
 * Paho, and the answer to the connect is waited for here. See docs/decisions on the use of Paho.
 */
final class BrokerSession implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerSession.class);
  private static final int NO_LIMIT = 65_535;
  private static final int SUBSCRIBE_SECONDS = 10;
  private static final long QUIESCE_MILLIS = 500;

  private final MqttAsyncClient client;
  private final BrokerConfig config;
  private int receiveMaximum = NO_LIMIT;
  private long largestPacket = Long.MAX_VALUE;

  private BrokerSession(BrokerConfig config, MqttCallback callback) throws MqttException {
    this.config = config;
    client =
        new MqttAsyncClient(config.url(), config.clientId(), new MemoryPersistence(), null, null);
    client.setCallback(callback);
  }

  /**
   * Connects and waits for the broker's answer.
   *
   * @param willTopic where the broker says {@code offline} when this connection is lost; null for
   *     nowhere
   * @throws BrokerException saying why it was not possible
   */
  static BrokerSession connect(
      BrokerConfig config, @Nullable String willTopic, MqttCallback callback)
      throws BrokerException, InterruptedException {
    BrokerSession session;
    try {
      session = new BrokerSession(config, callback);
    } catch (MqttException | IllegalArgumentException e) {
      throw BrokerException.ofConnect(config.url(), config.user(), e);
    }
    boolean connected = false;
    try {
      session.connect(willTopic);
      connected = true;
      return session;
    } finally {
      if (!connected) {
        session.abandon();
      }
    }
  }

  private void connect(@Nullable String willTopic) throws BrokerException, InterruptedException {
    CountDownLatch answered = new CountDownLatch(1);
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    MqttActionListener listener =
        new MqttActionListener() {
          @Override
          public void onSuccess(IMqttToken token) {
            readLimits(token.getResponseProperties());
            answered.countDown();
          }

          @Override
          public void onFailure(IMqttToken token, Throwable cause) {
            failure.set(cause);
            answered.countDown();
          }
        };
    try {
      client.connect(options(willTopic), null, listener);
    } catch (MqttException e) {
      throw BrokerException.ofConnect(config.url(), config.user(), e);
    }
    long patience = config.connectTimeout().toMillis();
    if (!answered.await(patience, TimeUnit.MILLISECONDS)) {
      throw new BrokerException(
          "The broker "
              + config.url()
              + " takes the connection but does not answer within "
              + patience / 1000.0
              + " s; is it an MQTT broker?");
    }
    if (failure.get() != null) {
      throw BrokerException.ofConnect(config.url(), config.user(), failure.get());
    }
  }

  private void readLimits(@Nullable MqttProperties properties) {
    if (properties != null) {
      Integer most = properties.getReceiveMaximum();
      Long largest = properties.getMaximumPacketSize();
      receiveMaximum = most == null ? NO_LIMIT : most;
      largestPacket = largest == null ? Long.MAX_VALUE : largest;
    }
  }

  private MqttConnectionOptions options(@Nullable String willTopic) {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval((int) config.keepAlive().toSeconds());
    options.setConnectionTimeout((int) Math.max(1, config.connectTimeout().toSeconds()));
    if (willTopic != null) {
      byte[] offline = BridgeStatus.OFFLINE.bytes();
      options.setWill(willTopic, new MqttMessage(offline, 1, true, new MqttProperties()));
    }
    if (config.user() != null) {
      options.setUserName(config.user());
    }
    if (config.password() != null) {
      options.setPassword(config.password().bytes());
    }
    if (config.url().startsWith("tcp:") || config.url().startsWith("ws:")) {
      options.setSocketFactory(new QuickSockets());
    }
    return options;
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
    } catch (MqttException e) {
      throw new BrokerException(
          "The broker "
              + config.url()
              + " does not let this bridge subscribe to "
              + filter
              + " (reason "
              + e.getReasonCode()
              + "); commands will not arrive",
          e);
    }
  }

  /** Sends without waiting; the listener hears of the acknowledgement on Paho's thread. */
  void send(Publication publication, MqttActionListener listener) throws MqttException {
    client.publish(publication.topic(), Packets.of(publication), null, listener);
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

  /** Gives the connection up at once. Paho may hang in that, so it is not waited for. */
  void abandon() {
    Thread.ofVirtual().name("mqtt-abandon").start(this::forget);
  }

  private void forget() {
    try {
      client.disconnectForcibly(0, 1, false);
    } catch (MqttException e) {
      LOG.debug("There was no connection to give up", e);
    }
    try {
      client.close(true);
    } catch (MqttException e) {
      LOG.debug("The client could not be closed", e);
    }
  }
}
