package org.rollscope.bridge.broker;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.BrokerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Paho's client, over lines of our own: TCP, TLS or WebSocket, as the broker's address says. Any
 * thread may use it.
 *
 * <p>Paho's own lines leave the socket open when TLS ends without a farewell, show a broker no
 * certificate it might refuse, count time in whole seconds, and lose frames of a WebSocket.
 */
public final class BrokerClient extends MqttAsyncClient {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerClient.class);

  private final BrokerConfig config;
  private volatile @Nullable Line line;
  private volatile LastWords lastWords = LastWords.NONE;

  private BrokerClient(BrokerConfig config) throws MqttException {
    super(config.url(), config.clientId(), new MemoryPersistence(), null, null);
    this.config = config;
  }

  /**
   * A client that is not connected yet.
   *
   * @throws BrokerException where the address is none
   */
  public static BrokerClient of(BrokerConfig config) throws BrokerException {
    try {
      return new BrokerClient(config);
    } catch (MqttException | IllegalArgumentException e) {
      throw new BrokerException(
          config.url() + " is not a broker's address, such as tcp://localhost:1883", e);
    }
  }

  @Override
  protected NetworkModule[] createNetworkModules(String address, MqttConnectionOptions options) {
    Line next = Line.to(config);
    line = next;
    return new NetworkModule[] {new CarefulLine(next, lastWords)};
  }

  /**
   * Sets who wants to hear everything before the connection ends; to be called before it begins.
   */
  public void beforeEnd(LastWords next) {
    lastWords = next;
  }

  /** The login and the times of the configuration; a clean start, and no reconnect by Paho. */
  public MqttConnectionOptions options() {
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setAutomaticReconnect(false);
    options.setKeepAliveInterval((int) config.keepAlive().toSeconds());
    if (config.user() != null) {
      options.setUserName(config.user());
    }
    if (config.password() != null) {
      options.setPassword(config.password().bytes());
    }
    return options;
  }

  /**
   * Connects and waits for the broker's answer, as long as the configuration allows. A client that
   * could not connect is to be abandoned.
   *
   * @return what the broker says in its answer; null for nothing
   * @throws BrokerException saying why it was not possible
   */
  public @Nullable MqttProperties open(MqttConnectionOptions options)
      throws BrokerException, InterruptedException {
    Answer answer = new Answer();
    try {
      connect(options, null, answer);
    } catch (MqttException e) {
      throw problem(e);
    }
    if (!answer.given.await(config.connectTimeout().toMillis(), TimeUnit.MILLISECONDS)) {
      throw new Refusal(config, line).late();
    }
    if (answer.failed) {
      throw problem(answer.failure.get());
    }
    return answer.properties.get();
  }

  /** What a failure of this client to connect means. */
  public BrokerException problem(@Nullable Throwable cause) {
    return new Refusal(config, line).of(cause);
  }

  /** Gives the connection up at once. Paho may hang in that, so it is not waited for. */
  public void abandon() {
    Thread.ofVirtual().name("mqtt-abandon").start(this::forget);
  }

  private void forget() {
    try {
      disconnectForcibly(0, 1, false);
    } catch (MqttException e) {
      LOG.debug("There was no connection to give up", e);
    }
    try {
      close(true);
    } catch (MqttException e) {
      LOG.debug("The client could not be closed", e);
    }
  }

  /** Hears how the connect went, on Paho's thread. */
  private static final class Answer implements MqttActionListener {
    private final CountDownLatch given = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicReference<@Nullable MqttProperties> properties = new AtomicReference<>();
    private volatile boolean failed;

    @Override
    public void onSuccess(IMqttToken token) {
      properties.set(token.getResponseProperties());
      given.countDown();
    }

    @Override
    public void onFailure(IMqttToken token, @Nullable Throwable cause) {
      failure.set(cause);
      failed = true;
      given.countDown();
    }
  }
}
