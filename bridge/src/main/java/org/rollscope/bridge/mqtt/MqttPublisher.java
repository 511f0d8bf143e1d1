package org.rollscope.bridge.mqtt;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.broker.BrokerException;
import org.rollscope.bridge.config.BackOff;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.outbox.Payload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps connected to the broker and brings it everything that its dialect hands out. A thread of
 * its own does it, for ever; all methods are thread-safe and return at once, but {@link #close}.
 */
public final class MqttPublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MqttPublisher.class);
  private static final long LOOK_MILLIS = 100;
  private static final Duration DRAIN = Duration.ofSeconds(3);

  private final BrokerConfig config;
  private final Dialect dialect;
  private final BackOff backOff;
  private final Traffic traffic = new Traffic();
  private final Signal signal = new Signal();
  private final PacketLimit limit = new PacketLimit();
  private final Thread thread = Thread.ofVirtual().name("mqtt-publisher").unstarted(this::run);
  private volatile boolean closing;
  private volatile BrokerState state = BrokerState.CONNECTING;
  private volatile Consumer<BrokerState> listener = changed -> {};

  /**
   * @param dialect what is sent and what comes in
   * @param random for the jitter of the waits
   */
  public MqttPublisher(BrokerConfig config, Dialect dialect, RandomGenerator random) {
    this.config = config;
    this.dialect = dialect;
    backOff = new BackOff(config.reconnect(), random);
    dialect.onReady(signal::raise);
  }

  public void start() {
    dialect.start();
    thread.start();
  }

  /** A live value: sent if there is a connection, else forgotten. */
  public void live(String topic, Payload payload) {
    if (state.connected()) {
      dialect.live(topic, payload);
    }
  }

  /** How many messages that came could not be used, by reason. */
  public Map<String, Long> unusable() {
    return dialect.unusable();
  }

  /** The largest payload that the broker takes, bytes. */
  public int largestPayload() {
    return limit.payload();
  }

  /** What the broker has taken. */
  public Traffic traffic() {
    return traffic;
  }

  /** How it stands with the broker. */
  public BrokerState state() {
    return state;
  }

  /** Called at each change, on the publisher's thread. */
  public void onState(Consumer<BrokerState> next) {
    listener = next;
    next.accept(state);
  }

  private void become(BrokerState next) {
    boolean news = !next.equals(state);
    state = next;
    if (news) {
      if (next.connected()) {
        LOG.info("Connected to the broker {}", config.url());
      } else if (!next.problem().isEmpty()) {
        LOG.warn("{} (trying again until it works)", next.problem());
      }
      listener.accept(next);
    }
  }

  private void run() {
    try {
      while (!closing) {
        attempt();
      }
    } catch (InterruptedException e) {
      LOG.debug("The publisher was interrupted and ends");
    }
  }

  private void attempt() throws InterruptedException {
    Delivery delivery = new Delivery(dialect, traffic, signal, limit);
    BrokerSession session;
    try {
      session = BrokerSession.connect(config, dialect.lastWill(), delivery);
    } catch (BrokerException e) {
      become(BrokerState.problem(String.valueOf(e.getMessage())));
      pause();
      return;
    }
    serve(session, delivery);
    dialect.disconnected();
    if (!closing) {
      become(BrokerState.problem(delivery.lossOf(config.url())));
      pause();
    }
  }

  private void pause() throws InterruptedException {
    long until = System.nanoTime() + backOff.next().toNanos();
    while (!closing && System.nanoTime() < until) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      signal.await(Math.max(1, Math.min(left, LOOK_MILLIS)));
    }
  }

  private void serve(BrokerSession session, Delivery delivery) throws InterruptedException {
    Sender sender = new Sender(session, dialect, delivery, limit, config);
    dialect.connected();
    subscribe(session);
    traffic.connected();
    become(BrokerState.CONNECTED);
    backOff.reset();
    long drainUntil = Long.MAX_VALUE;
    while (session.isUp() && !delivery.isLost() && !sender.isStalled()) {
      if (closing && drainUntil == Long.MAX_VALUE) {
        drainUntil = System.nanoTime() + DRAIN.toNanos();
      }
      String leaving = dialect.reasonToLeave();
      if (!leaving.isEmpty()) {
        delivery.leave(leaving);
        sayGoodbye(sender, session);
        return;
      }
      sender.askForReceipts();
      Publication next = sender.hasRoom() ? next(sender) : null;
      if (next != null) {
        sender.send(next);
      } else if (closing && (sender.isIdle() || System.nanoTime() > drainUntil)) {
        sayGoodbye(sender, session);
        return;
      } else {
        signal.await(LOOK_MILLIS);
      }
    }
    session.abandon();
  }

  private void sayGoodbye(Sender sender, BrokerSession session) throws InterruptedException {
    sender.sayGoodbye(dialect.farewell());
    session.close();
  }

  private void subscribe(BrokerSession session) {
    for (String filter : dialect.filters()) {
      try {
        session.subscribe(filter);
      } catch (BrokerException e) {
        LOG.warn("{}; what is sent to this bridge there will not arrive", e.getMessage());
      }
    }
  }

  private @Nullable Publication next(Sender sender) {
    Publication piece = sender.nextPiece();
    return piece == null ? dialect.next() : piece;
  }

  /** Sends what is left, if there is a connection and time enough, and takes leave. */
  @Override
  public void close() {
    closing = true;
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    signal.raise();
    try {
      if (!thread.join(DRAIN.plus(config.connectTimeout()).plusSeconds(2))) {
        LOG.warn("The broker {} does not answer; messages may be left", config.url());
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
