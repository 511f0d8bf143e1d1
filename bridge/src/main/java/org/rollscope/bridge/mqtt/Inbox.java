package org.rollscope.bridge.mqtt;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.UserProperty;
import org.rollscope.bridge.broker.BrokerException;
import org.rollscope.bridge.broker.ClientListener;
import org.rollscope.bridge.broker.LastWords;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.outbox.Payload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of a receiver that must miss nothing: the broker keeps its messages while it is
 * away, and until they are acknowledged here. When the connection is lost, another one is opened
 * under the same client id; what was not acknowledged comes again. Thread-safe.
 */
public final class Inbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);

  /** Bounds what waits to be stored; many, so that the broker itself need not keep much. */
  private static final int MOST_UNACKNOWLEDGED = 4096;

  private static final int LAST_WORDS_SECONDS = 5;
  private static final int LOOK_MILLIS = 100;

  /**
   * A message as it arrived.
   *
   * @param topic all of its topic
   * @param payload its bytes and what they are
   * @param properties the MQTT 5 user properties; of several with one name the last one
   * @param id what it is acknowledged by, on this connection
   * @param quality of service
   */
  public record Letter(
      String topic, Payload payload, Map<String, String> properties, int id, int quality) {}

  private final BrokerSession session;
  private final Reader reader;

  private Inbox(BrokerSession session, Reader reader) {
    this.session = session;
    this.reader = reader;
  }

  /**
   * Connects and subscribes.
   *
   * @param config its client id tells the broker whose messages it has kept
   * @param keep how long the broker keeps messages while nobody is connected
   * @param letters gets what arrives, on a thread of the client, and must return at once
   * @throws BrokerException saying why it was not possible
   */
  public static Inbox open(
      BrokerConfig config, Duration keep, List<String> filters, Consumer<Letter> letters)
      throws BrokerException, InterruptedException {
    Reader reader = new Reader(letters);
    SessionTerms terms = new SessionTerms(keep, MOST_UNACKNOWLEDGED, reader);
    BrokerSession session = BrokerSession.connect(config, null, reader, terms);
    try {
      for (String filter : filters) {
        session.subscribe(filter);
      }
    } catch (BrokerException e) {
      session.abandon();
      throw e;
    }
    return new Inbox(session, reader);
  }

  /** Whether the connection is there; once it is not, nothing more arrives by it. */
  public boolean isOpen() throws InterruptedException {
    if (session.isUp()) {
      return true;
    }
    if (!reader.closed.await(LAST_WORDS_SECONDS, TimeUnit.SECONDS)) {
      LOG.debug("Paho does not say that the connection is lost");
    }
    return false;
  }

  /** Why the connection was lost; empty where the broker tells nothing. */
  public String loss() {
    return reader.reason;
  }

  /** The broker may forget a letter of this connection. */
  public void acknowledge(Letter letter) {
    if (letter.quality() == 0) {
      return;
    }
    try {
      session.acknowledge(letter.id());
    } catch (MqttException e) {
      LOG.debug("The connection is lost; {} comes again", letter.topic(), e);
    }
  }

  /** Takes leave; the broker keeps what comes from now on. */
  @Override
  public void close() {
    reader.leave();
    session.close();
  }

  /** Gives a connection up that is lost, or that does not answer. */
  public void abandon() {
    reader.leave();
    session.abandon();
  }

  private static final class Reader implements ClientListener, LastWords {
    private final Consumer<Letter> letters;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile String reason = "";
    private long delivered;
    private boolean leaving;

    Reader(Consumer<Letter> letters) {
      this.letters = letters;
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
      MqttProperties properties = message.getProperties();
      Map<String, String> user = new HashMap<>();
      String type = properties == null ? null : properties.getContentType();
      if (properties != null) {
        for (UserProperty one : properties.getUserProperties()) {
          user.put(one.getKey(), one.getValue());
        }
      }
      Payload payload = Payload.of(type == null ? "" : type, message.getPayload());
      letters.accept(new Letter(topic, payload, user, message.getId(), message.getQos()));
      synchronized (this) {
        delivered++;
        notifyAll();
      }
    }

    @Override
    public synchronized void await(long messages) {
      long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LAST_WORDS_SECONDS);
      try {
        while (delivered < messages && !leaving && System.nanoTime() - until < 0) {
          wait(LOOK_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** Nobody wants to hear any more. */
    synchronized void leave() {
      leaving = true;
      notifyAll();
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
      reason = Delivery.words(response);
      closed.countDown();
    }
  }
}
