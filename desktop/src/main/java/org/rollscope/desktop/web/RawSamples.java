package org.rollscope.desktop.web;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.rollscope.bridge.config.BrokerConfig;
import org.rollscope.desktop.column.SampleMessage;
import org.rollscope.desktop.column.SampleTable;
import org.rollscope.desktop.watch.Message;
import org.rollscope.desktop.watch.Subscriber;

/**
 * Follows the raw samples of all tools while somebody looks. It has a connection and a thread of
 * its own, so that no alarm ever waits behind samples. Safe for any thread.
 */
final class RawSamples implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(250);
  private static final long RETRY_MILLIS = 1_000;
  private static final String SUBJECT = "/samples";

  /** Takes samples, on the thread that reads them. */
  interface Sink {
    void samples(String tool, SampleTable samples);
  }

  private final BrokerConfig broker;
  private final Sink sink;
  private final long lifeNanos;
  private final Semaphore wanted = new Semaphore(0);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("raw-samples").unstarted(this::run);
  private volatile long until = System.nanoTime();
  private final CountDownLatch ended = new CountDownLatch(1);

  /**
   * Not started yet.
   *
   * @param broker of the tools; the client id is the hub's
   * @param life how long it follows after it was last {@linkplain #keep asked} to
   */
  RawSamples(BrokerConfig broker, Duration life, Sink sink) {
    this.broker = broker.withClientId(broker.clientId() + "-samples");
    this.sink = sink;
    lifeNanos = life.toNanos();
  }

  void start() {
    thread.start();
  }

  /** Somebody looks, and will for a while. */
  void keep() {
    until = System.nanoTime() + lifeNanos;
    wanted.release();
  }

  private boolean isClosed() {
    return ended.getCount() == 0;
  }

  private boolean isWanted() {
    return !isClosed() && System.nanoTime() - until < 0;
  }

  private void run() {
    try {
      while (!isClosed()) {
        wanted.acquire();
        wanted.drainPermits();
        while (isWanted()) {
          follow();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private void follow() throws InterruptedException {
    try (Subscriber found = Subscriber.connect(broker, broker.root() + "/+" + SUBJECT)) {
      while (isWanted()) {
        Message message = found.poll(LOOK);
        if (message != null) {
          take(message);
        }
      }
    } catch (IOException e) {
      ended.await(RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void take(Message message) {
    String topic = message.topic();
    String tool = topic.substring(broker.root().length() + 1, topic.length() - SUBJECT.length());
    SampleTable samples;
    try {
      samples = SampleMessage.read(message.contentType(), message.bytes()).table();
    } catch (IllegalArgumentException e) {
      return; // anybody may publish anything
    }
    sink.samples(tool, samples);
  }

  @Override
  public void close() {
    ended.countDown();
    thread.interrupt();
  }
}
