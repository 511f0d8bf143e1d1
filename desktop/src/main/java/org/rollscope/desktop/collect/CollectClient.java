package org.rollscope.desktop.collect;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.broker.BrokerException;
import org.rollscope.bridge.config.BackOff;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.bridge.mqtt.Inbox;
import org.rollscope.bridge.mqtt.Inbox.Letter;
import org.rollscope.bridge.outbox.Key;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps subscribed to the durable messages below a root and brings them to a sink, each once. A
 * thread of its own does it, for ever: it connects again whenever the connection is lost, under the
 * same client id, so that the broker keeps what comes meanwhile; it subscribes anew each time, for
 * a broker may have forgotten. Messages are acknowledged once they are stored, in the order in
 * which they came. All methods are thread-safe.
 */
public final class CollectClient implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CollectClient.class);
  private static final int MOST_AT_ONCE = 1000;
  private static final long LOOK_MILLIS = 50;
  private static final long AGAIN_MILLIS = 1000;
  private static final int AWAIT_SECONDS = 5;
  private static final Duration CLOSE = Duration.ofSeconds(5);

  /** How long a broker keeps messages for a collector that is away. */
  public static final Duration KEEP = Duration.ofDays(30);

  /** A letter and the message in it, if there is one. */
  private record Received(Letter letter, @Nullable Key key) {}

  /**
   * How it stands.
   *
   * @param connected whether messages come now
   * @param problem why not, or why nothing can be stored; empty for none
   * @param counts of what came
   * @param foreign messages without a key, which belong to nobody's series
   * @param malformed messages with a key that cannot be
   */
  public record State(
      boolean connected, String problem, Counts counts, long foreign, long malformed) {}

  private final BrokerConfig config;
  private final Sink sink;
  private final Collector collector;
  private final BackOff backOff;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("collect").unstarted(this::run);
  private volatile State state;
  private volatile Map<Series, List<Span>> gaps;
  private volatile Consumer<Key> onKept = key -> {};
  private volatile long cameNanos = System.nanoTime();
  private boolean storing = true;
  private long connectedNanos;
  private long foreign;
  private long malformed;

  /**
   * @param config where to collect from; its client id is this collector's for good, and nobody
   *     else's
   * @param random for the jitter of the waits
   * @throws IOException where the sink cannot tell how far was collected
   */
  public CollectClient(BrokerConfig config, Sink sink, Patience patience, RandomGenerator random)
      throws IOException {
    this.config = config;
    this.sink = sink;
    collector = new Collector(patience, sink.progress());
    backOff = new BackOff(config.reconnect(), random);
    state = new State(false, "", collector.counts(), 0, 0);
    gaps = collector.gaps();
  }

  /** Called for each message that is stored, now or before, on any thread; must be quick. */
  public void onKept(Consumer<Key> listener) {
    onKept = listener;
  }

  public void start() {
    thread.start();
  }

  public State state() {
    return state;
  }

  /** What is missing, by series. */
  public Map<Series, List<Span>> gaps() {
    return gaps;
  }

  private static List<String> filters(String root) {
    return List.of(
        root + "/+/samples", root + "/+/event/+", root + "/+/alarm/+", root + "/+/session");
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private boolean pause(long millis) throws InterruptedException {
    return closing.await(millis, TimeUnit.MILLISECONDS);
  }

  private void run() {
    try {
      while (!isClosing()) {
        attempt();
      }
    } catch (InterruptedException e) {
      LOG.debug("The collector was interrupted and ends");
    }
  }

  private void attempt() throws InterruptedException {
    BlockingQueue<Letter> letters = new LinkedBlockingQueue<>();
    try {
      Inbox inbox = Inbox.open(config, KEEP, filters(config.root()), letters::add);
      backOff.reset();
      LOG.info("Collecting from the broker {}", config.url());
      become(true, "");
      serve(inbox, letters);
      String loss = inbox.loss();
      String why = "The broker " + config.url() + " went away";
      become(false, isClosing() ? "" : loss.isEmpty() ? why : why + " (" + loss + ")");
    } catch (BrokerException e) {
      become(false, String.valueOf(e.getMessage()));
    }
    pause(backOff.next().toMillis());
  }

  private void become(boolean connected, String problem) {
    if (!problem.isEmpty() && !problem.equals(state.problem())) {
      LOG.warn("{} (trying again until it works)", problem);
    }
    state = new State(connected, problem, collector.counts(), foreign, malformed);
  }

  private void serve(Inbox inbox, BlockingQueue<Letter> letters) throws InterruptedException {
    Deque<Received> unacknowledged = new ArrayDeque<>();
    // What waits is waited for only while something can come.
    long start = System.nanoTime() - connectedNanos;
    boolean stored = true;
    while (stored && !isClosing() && (inbox.isOpen() || !letters.isEmpty())) {
      List<Letter> batch = next(letters);
      connectedNanos = System.nanoTime() - start;
      if (!batch.isEmpty()) {
        cameNanos = System.nanoTime();
      }
      stored = take(batch, unacknowledged);
      if (stored) {
        acknowledge(inbox, unacknowledged);
      }
    }
    if (isClosing()) {
      inbox.close();
    } else {
      inbox.abandon();
    }
  }

  private static List<Letter> next(BlockingQueue<Letter> letters) throws InterruptedException {
    List<Letter> batch = new ArrayList<>();
    Letter first = letters.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
    if (first != null) {
      batch.add(first);
      letters.drainTo(batch, MOST_AT_ONCE);
    }
    return batch;
  }

  /** Collects and stores; returns false where it was closed before it could be stored. */
  private boolean take(List<Letter> batch, Deque<Received> unacknowledged)
      throws InterruptedException {
    List<Finding> findings = new ArrayList<>();
    for (Letter letter : batch) {
      Arrived arrived = read(letter);
      if (arrived != null) {
        findings.addAll(collector.offer(arrived, connectedNanos));
      }
      unacknowledged.add(new Received(letter, arrived == null ? null : arrived.key()));
    }
    findings.addAll(collector.expire(connectedNanos));
    boolean stored = store(findings, collector.takeChanged());
    gaps = collector.gaps();
    become(true, "");
    return stored;
  }

  private @Nullable Arrived read(Letter letter) {
    try {
      Arrived arrived =
          Arrived.of(config.root(), letter.topic(), letter.payload(), letter.properties());
      foreign += arrived == null ? 1 : 0;
      return arrived;
    } catch (IllegalArgumentException e) {
      if (malformed++ == 0) {
        LOG.warn(
            "A message on {} is left out: {}; more of that kind are only counted",
            letter.topic(),
            e.getMessage());
      }
      return null;
    }
  }

  private boolean store(List<Finding> findings, List<Progress> progress)
      throws InterruptedException {
    if (findings.isEmpty() && progress.isEmpty()) {
      return true;
    }
    while (true) {
      try {
        sink.store(findings, progress);
        if (!storing) {
          LOG.info("What is collected can be stored again; nothing was lost");
        }
        storing = true;
        return true;
      } catch (IOException e) {
        storing = false;
        become(true, String.valueOf(e.getMessage()));
        if (pause(AGAIN_MILLIS)) {
          return false;
        }
      }
    }
  }

  private void acknowledge(Inbox inbox, Deque<Received> unacknowledged) {
    Received first = unacknowledged.peek();
    while (first != null && (first.key() == null || !collector.isWaiting(first.key()))) {
      inbox.acknowledge(first.letter());
      unacknowledged.remove();
      if (first.key() != null) {
        onKept.accept(first.key());
      }
      first = unacknowledged.peek();
    }
  }

  /**
   * Waits until nothing has come for a while and all that came is stored; {@value #AWAIT_SECONDS} s
   * at most.
   */
  public void awaitQuiet(Duration quiet) throws InterruptedException {
    long start = System.nanoTime();
    long most = start + Duration.ofSeconds(AWAIT_SECONDS).toNanos();
    while (isBusy(start, quiet) && System.nanoTime() < most) {
      pause(LOOK_MILLIS);
    }
  }

  private boolean isBusy(long start, Duration quiet) {
    return System.nanoTime() - Math.max(start, cameNanos) < quiet.toNanos()
        || !state.problem().isEmpty();
  }

  /** Ends at once; what was not stored comes again next time. */
  @Override
  public void close() {
    closing.countDown();
    try {
      if (thread.isAlive() && !thread.join(CLOSE.plus(config.connectTimeout()))) {
        LOG.warn("The broker {} does not answer", config.url());
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
