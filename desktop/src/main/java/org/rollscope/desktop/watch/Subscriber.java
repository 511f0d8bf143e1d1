package org.rollscope.desktop.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.jspecify.annotations.Nullable;

/**
 * Subscribes to a broker and queues what comes. Comes back by itself after the connection was lost.
 * Any thread may use it.
 */
public final class Subscriber implements AutoCloseable {
  private static final int QUALITY = 1;
  private static final long PATIENCE_MILLIS = 5_000;
  private static final int MOST_QUEUED = 100_000;

  private final String url;
  private final String[] filters;
  private final MqttAsyncClient client;
  private final BlockingQueue<Message> queue = new LinkedBlockingQueue<>(MOST_QUEUED);
  private volatile boolean connected;

  private Subscriber(String url, MqttAsyncClient client, String... filters) {
    this.url = url;
    this.client = client;
    this.filters = filters;
  }

  /**
   * Connects and subscribes.
   *
   * @param clientId unique at the broker
   * @throws IOException when no broker answers, in words for people
   */
  public static Subscriber connect(String url, String clientId, String... filters)
      throws IOException {
    try {
      MqttAsyncClient client = new MqttAsyncClient(url, clientId, new MemoryPersistence());
      Subscriber subscriber = new Subscriber(url, client, filters);
      try {
        subscriber.start();
      } catch (MqttException e) {
        subscriber.close(); // it would go on trying by itself
        throw e;
      }
      return subscriber;
    } catch (MqttException | IllegalArgumentException e) {
      throw new IOException(
          "no MQTT broker answers at %s (%s). Is it running, and is the address right?"
              .formatted(url, reason(e)),
          e);
    }
  }

  private static String reason(Exception e) {
    Throwable cause = e.getCause();
    String told = cause == null ? null : cause.getMessage();
    return told == null ? String.valueOf(e.getMessage()) : told; // a cut connection tells nothing
  }

  private void start() throws MqttException {
    client.setCallback(new Callback());
    MqttConnectionOptions options = new MqttConnectionOptions();
    options.setCleanStart(true);
    options.setAutomaticReconnect(true);
    options.setMaxReconnectDelay(10_000);
    options.setConnectionTimeout((int) (PATIENCE_MILLIS / 1000));
    client.connect(options).waitForCompletion(PATIENCE_MILLIS);
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
    return queue.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Publishes, such as a command, without waiting for the broker. */
  public void send(String topic, byte[] payload) throws IOException {
    try {
      client.publish(topic, payload, QUALITY, false);
    } catch (MqttException e) {
      throw new IOException("the broker at " + url + " did not take a message for " + topic, e);
    }
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

  private final class Callback implements MqttCallback {
    @Override
    public void messageArrived(String topic, MqttMessage message) {
      String text = new String(message.getPayload(), UTF_8);
      queue.offer(new Message(topic, text, message.isRetained(), System.nanoTime()));
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

    @Override
    public void mqttErrorOccurred(MqttException e) {}

    @Override
    public void deliveryComplete(IMqttToken token) {}

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {}
  }
}
