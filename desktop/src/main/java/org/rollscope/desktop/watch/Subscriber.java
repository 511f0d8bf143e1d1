package org.rollscope.desktop.watch;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.broker.BrokerClient;
import org.rollscope.bridge.broker.BrokerException;
import org.rollscope.bridge.broker.ClientListener;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.mqtt.Counts;

/**
 * Subscribes to a broker and queues what comes. Comes back by itself after the connection was lost.
 * Any thread may use it.
 */
public final class Subscriber implements AutoCloseable {
  private static final int QUALITY = 1;
  private static final long PATIENCE_MILLIS = 5_000;
  private static final int MOST_QUEUED = 100_000;
  private static final int MOST_QUEUED_BYTES = 32 << 20;
  private static final int LARGEST = 1 << 20;

  private final String url;
  private final String[] filters;
  private final BrokerClient client;
  private final String answerTopic;
  private final Answers answers = new Answers();
  private final BlockingQueue<Message> queue = new LinkedBlockingQueue<>(MOST_QUEUED);
  private final AtomicLong queued = new AtomicLong();
  private final Counts unusable = new Counts();
  private volatile boolean connected;

  private Subscriber(String url, BrokerClient client, String answerTopic, String[] filters) {
    this.url = url;
    this.client = client;
    this.answerTopic = answerTopic;
    this.filters = filters;
  }

  /**
   * Connects to a broker that asks for no login, and subscribes.
   *
   * @param clientId unique at the broker
   * @throws IOException when no broker answers, in words for people
   */
  public static Subscriber connect(String url, String clientId, String... filters)
      throws IOException {
    return connect(BrokerConfig.at(url, clientId), filters);
  }

  /**
   * Connects and subscribes.
   *
   * @param broker its client id must be nobody else's
   * @throws IOException when the broker lets nobody in, in words for people
   */
  public static Subscriber connect(BrokerConfig broker, String... filters) throws IOException {
    return open(broker, "", filters);
  }

  /**
   * The same for one that {@linkplain #ask asks}, and is answered below the root of the topics.
   *
   * @throws IOException when the broker lets nobody in, in words for people
   */
  public static Subscriber asking(BrokerConfig broker, String... filters) throws IOException {
    String answers = broker.root() + "/answer/" + broker.clientId();
    String[] all = Arrays.copyOf(filters, filters.length + 1);
    all[filters.length] = answers;
    return open(broker, answers, all);
  }

  private static Subscriber open(BrokerConfig broker, String answerTopic, String[] filters)
      throws IOException {
    BrokerClient client = BrokerClient.of(broker);
    Subscriber subscriber = new Subscriber(broker.url(), client, answerTopic, filters);
    boolean started = false;
    try {
      subscriber.start();
      started = true;
      return subscriber;
    } catch (MqttException e) {
      throw client.problem(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while connecting to " + broker.url());
    } finally {
      if (!started) {
        subscriber.close(); // it would go on trying by itself
      }
    }
  }

  private void start() throws BrokerException, MqttException, InterruptedException {
    client.setCallback(new Callback());
    MqttConnectionOptions options = client.options();
    options.setAutomaticReconnect(true);
    options.setMaxReconnectDelay(10_000);
    client.open(options);
    subscribe();
  }

  private void subscribe() throws MqttException {
    int[] qualities = new int[filters.length];
    Arrays.fill(qualities, QUALITY);
    client.subscribe(filters, qualities).waitForCompletion(PATIENCE_MILLIS);
  }

  /** Whether the broker is there at the moment. */
  public boolean isConnected() {
    return connected;
  }

  public String url() {
    return url;
  }

  /** The next message, or null when none comes in time. */
  public @Nullable Message poll(Duration patience) throws InterruptedException {
    Message message = queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    if (message != null) {
      queued.addAndGet(-message.bytes().length);
    }
    return message;
  }

  /** How many messages were too large, or came faster than they were asked for, by reason. */
  public Map<String, Long> unusable() {
    return unusable.all();
  }

  /** Publishes, such as a command, without waiting for the broker. */
  public void send(String topic, byte[] payload) throws IOException {
    try {
      client.publish(topic, payload, QUALITY, false);
    } catch (MqttException e) {
      throw new IOException("the broker at " + url + " did not take a message for " + topic, e);
    }
  }

  /**
   * Publishes a command and waits for what is answered to it.
   *
   * @return the answer, as it came; empty when none came in time
   * @throws IOException when the broker is not there
   */
  public Optional<String> ask(String topic, byte[] payload, Duration patience)
      throws IOException, InterruptedException {
    String question = answers.ask();
    MqttProperties properties = new MqttProperties();
    properties.setResponseTopic(answerTopic);
    properties.setCorrelationData(question.getBytes(US_ASCII));
    MqttMessage message = new MqttMessage(payload, QUALITY, false, properties);
    try {
      client.publish(topic, message);
    } catch (MqttException e) {
      answers.drop(question);
      throw new IOException("the broker at " + url + " did not take a message for " + topic, e);
    }
    return answers.await(question, patience);
  }

  @Override
  public void close() {
    try {
      client.disconnectForcibly(0, 200, true);
      client.close(true);
    } catch (MqttException e) {
      // It is left either way; the broker notices.
      connected = false;
    }
  }

  private final class Callback implements ClientListener {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      byte[] payload = message.getPayload();
      if (payload.length > LARGEST) {
        unusable.add("size");
        return;
      }
      MqttProperties properties = message.getProperties();
      if (topic.equals(answerTopic)) {
        byte[] correlation = properties.getCorrelationData();
        if (correlation != null) {
          answers.arrived(correlation, new String(payload, UTF_8));
        }
        return;
      }
      String type = Objects.requireNonNullElse(properties.getContentType(), "");
      boolean room = queued.addAndGet(payload.length) <= MOST_QUEUED_BYTES;
      if (!room || !queue.offer(new Message(topic, type, payload, System.nanoTime()))) {
        queued.addAndGet(-payload.length);
        unusable.add("backlog");
      }
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
      connected = true;
      if (reconnect) {
        // Not on this thread: the client waits for it.
        Thread.ofVirtual().name("resubscribe").start(this::resubscribe);
      }
    }

    private void resubscribe() {
      try {
        subscribe();
      } catch (MqttException e) {
        connected = false; // the connection is lost again and comes back again
      }
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      connected = false;
    }
  }
}
