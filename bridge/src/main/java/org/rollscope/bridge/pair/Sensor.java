package org.rollscope.bridge.pair;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.rollscope.bridge.config.BackOff;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.Connection.Pulse;
import org.rollscope.bridge.protocol.Connector;
import org.rollscope.core.wire.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one sensor of several: connects it, pumps it, and begins again when it is lost, for
 * ever, whatever becomes of the others.
 */
final class Sensor implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Sensor.class);
  private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(2);
  private static final long DEAD_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long LOOK_MILLIS = 50;

  private record Order(long sequence, Command command) {}

  private final int index;
  private final Part part;
  private final Hub hub;
  private final SensorFeed feed;
  private final BackOff backOff;
  private final LongSupplier nanoTime;
  private final Queue<Order> orders = new ConcurrentLinkedQueue<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  Sensor(int index, Part part, Hub hub, BackOff backOff, LongSupplier nanoTime) {
    this.index = index;
    this.part = part;
    this.hub = hub;
    this.backOff = backOff;
    this.nanoTime = nanoTime;
    feed = new SensorFeed(index, hub, nanoTime);
    thread = Thread.ofVirtual().name("sensor " + part.connector().name()).unstarted(this);
  }

  void start() {
    thread.start();
  }

  /** Lets a command be carried out; from any thread. */
  void send(long sequence, Command command) {
    orders.add(new Order(sequence, command));
  }

  /** Asks the thread to end; {@link #join} waits for it. */
  void close() {
    closing.countDown();
  }

  /** Waits for the thread's end; one that takes too long is interrupted. */
  void join(long nanos) throws InterruptedException {
    if (!thread.join(Duration.ofNanos(Math.max(nanos, 1)))) {
      thread.interrupt();
    }
  }

  void interrupt() {
    thread.interrupt();
  }

  @Override
  public void run() {
    Connector connector = part.connector();
    try {
      while (isOpen() && attempt(connector)) {
        pause(connector);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      connector.close();
    }
  }

  private boolean isOpen() {
    return closing.getCount() > 0;
  }

  /** One connection, from opening to loss; returns whether to try again. */
  private boolean attempt(Connector connector) {
    feed.begin();
    orders.clear();
    try (Connection connection = connector.open(feed)) {
      hub.opened(index);
      return stream(connection);
    } catch (LinkException e) {
      hub.lost(index, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // A mistake of one driver must cost no more than its sensor.
      LOG.error("The driver of the {} has failed", part.title(), e);
      hub.lost(index, "its driver has failed; the log says how.");
    }
    return true;
  }

  private boolean stream(Connection connection) throws LinkException {
    if (hub.isStopped()) {
      connection.send(0, new Command.Stop());
    }
    long heard = nanoTime.getAsLong();
    while (isOpen()) {
      Pulse pulse = connection.pump();
      carryOut(connection);
      long now = nanoTime.getAsLong();
      if (pulse == Pulse.HEARD || hub.isStopped()) {
        heard = now;
      }
      hub.observed(index, connection, now - heard >= SILENT_NANOS);
      if (pulse == Pulse.ENDED) {
        hub.ended(index);
        return false;
      }
      if (now - heard >= DEAD_NANOS) {
        throw new LinkException("nothing comes from " + connection.name() + " any more");
      }
      if (feed.hasSamples()) {
        backOff.reset();
      }
    }
    return false;
  }

  private void carryOut(Connection connection) throws LinkException {
    Order order = orders.poll();
    while (order != null) {
      if (!connection.send(order.sequence, order.command)) {
        hub.refused(index, order.sequence);
      }
      order = orders.poll();
    }
  }

  private void pause(Connector connector) throws InterruptedException {
    long until = nanoTime.getAsLong() + backOff.next().toNanos();
    while (!closing.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)
        && !connector.beckons()
        && nanoTime.getAsLong() - until < 0) {
      // the sensor is away
    }
  }
}
