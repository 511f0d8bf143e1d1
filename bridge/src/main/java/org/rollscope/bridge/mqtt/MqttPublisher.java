package org.rollscope.bridge.mqtt;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.BackOff;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.outbox.Lane;
import org.rollscope.bridge.outbox.Message;
import org.rollscope.bridge.outbox.Outbox;
import org.rollscope.bridge.outbox.Payload;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps connected to the broker and brings it everything, in this order: retained states, alarms,
 * answers, live values, events, samples. A thread of its own does it, for ever; all methods are
 * thread-safe and return at once, but {@link #close}.
 */
public final class MqttPublisher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MqttPublisher.class);
  private static final int MOST_ANSWERS = 1000;
  private static final long LOOK_MILLIS = 100;
  private static final Duration DRAIN = Duration.ofSeconds(3);

  private final BrokerConfig config;
  private final String statusTopic;
  private final Outbox outbox;
  private final BackOff backOff;
  private final Signal signal = new Signal();
  private final Standing standing = new Standing();
  private final LatestOnly live = new LatestOnly();
  private final Queue<Publication> answers = new ConcurrentLinkedQueue<>();
  private final CommandIntake commands;
  private final String commandFilter;
  private final Thread thread = Thread.ofVirtual().name("mqtt-publisher").unstarted(this::run);
  private volatile boolean closing;
  private volatile BrokerState state = BrokerState.CONNECTING;
  private volatile Consumer<BrokerState> listener = changed -> {};

  /**
   * @param bridge name of this bridge
   * @param outbox where the durable messages come from
   * @param handler takes commands, on Paho's thread, and must return at once
   * @param random for the jitter of the waits
   */
  public MqttPublisher(
      BrokerConfig config,
      String bridge,
      Outbox outbox,
      Consumer<CommandRequest> handler,
      RandomGenerator random) {
    this.config = config;
    this.outbox = outbox;
    Topics topics = new Topics(config.root());
    statusTopic = topics.bridgeStatus(bridge);
    commandFilter = topics.commands();
    commands = new CommandIntake(topics, handler, this::answer);
    backOff = new BackOff(config.reconnect(), random);
  }

  public void start() {
    standing.put(Publication.standing(statusTopic, BridgeStatus.ONLINE));
    outbox.onOffer(signal::raise);
    thread.start();
  }

  /** The newest value of a retained topic that is no durable message, such as a status. */
  public void stand(String topic, Payload payload) {
    standing.put(Publication.standing(topic, payload));
    signal.raise();
  }

  /** A live value: sent if there is a connection, else forgotten. */
  public void live(String topic, Payload payload) {
    if (state.connected()) {
      live.put(Publication.live(topic, payload));
      signal.raise();
    }
  }

  private void answer(Publication answer) {
    if (answers.size() < MOST_ANSWERS) {
      answers.add(answer);
      signal.raise();
    }
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
    Delivery delivery = new Delivery(outbox, standing, signal, commands);
    BrokerSession session;
    try {
      session = BrokerSession.connect(config, statusTopic, delivery);
    } catch (BrokerException e) {
      become(BrokerState.problem(String.valueOf(e.getMessage())));
      pause();
      return;
    }
    serve(session, delivery);
    outbox.requeue();
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
    Sender sender = new Sender(session, delivery, config);
    standing.resendAll();
    live.clear();
    try {
      session.subscribe(commandFilter);
    } catch (BrokerException e) {
      LOG.warn("{}", e.getMessage());
    }
    become(BrokerState.CONNECTED);
    backOff.reset();
    long drainUntil = Long.MAX_VALUE;
    while (session.isUp() && !delivery.isLost() && !sender.isStalled()) {
      if (closing && drainUntil == Long.MAX_VALUE) {
        drainUntil = System.nanoTime() + DRAIN.toNanos();
      }
      Publication next = sender.hasRoom() ? next() : null;
      if (next != null) {
        sender.send(next);
      } else if (closing && (sender.isIdle() || System.nanoTime() > drainUntil)) {
        sender.sayGoodbye(Publication.standing(statusTopic, BridgeStatus.OFFLINE));
        session.close();
        return;
      } else {
        signal.await(LOOK_MILLIS);
      }
    }
    session.abandon();
  }

  private @Nullable Publication next() {
    Publication next = standing.poll();
    if (next == null) {
      next = durable(Lane.ALARM);
    }
    if (next == null) {
      next = answers.poll();
    }
    if (next == null) {
      next = live.poll();
    }
    if (next == null) {
      next = durable(Lane.EVENT);
    }
    return next == null ? durable(Lane.SAMPLE) : next;
  }

  private @Nullable Publication durable(Lane lane) {
    Message message = outbox.take(lane);
    return message == null ? null : Publication.of(message);
  }

  /** Sends what is left, if there is a connection and time enough, and takes leave. */
  @Override
  public void close() {
    closing = true;
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
