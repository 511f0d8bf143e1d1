package org.rollscope.bridge;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.BackOff;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.link.LinkSource;
import org.rollscope.bridge.mqtt.CommandRequest;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.bridge.protocol.RollscopeProtocol;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.StreamDecoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one device: opens its link, reads it into the pipeline, and begins again when it is
 * lost, for ever. Commands come by a queue, so that the pipeline has one thread only.
 */
final class DeviceWorker implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceWorker.class);
  private static final int BUFFER = 4096;
  private static final long SILENT_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long DEAD_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long LOOK_MILLIS = 50;
  private static final Duration CLOSE = Duration.ofSeconds(3);

  private final Surroundings surroundings;
  private final LinkSource source;
  private final BackOff backOff;
  private final DeviceProtocol protocol = DeviceProtocol.named(RollscopeProtocol.NAME);
  private final BlockingQueue<CommandRequest> commands = new LinkedBlockingQueue<>(1000);
  private final String provisionalId;
  private final DeviceState state;
  private final DeviceLine line;
  private final Pipeline pipeline;
  private final Commands executor;
  private final Thread thread;
  private volatile boolean closed;
  private volatile @Nullable Link open;

  DeviceWorker(
      Surroundings surroundings, DeviceConfig config, LinkSource source, RandomGenerator random) {
    this.surroundings = surroundings;
    this.source = source;
    backOff = new BackOff(surroundings.config().deviceReconnect(), random);
    provisionalId = surroundings.ids().claim(config.provisionalId(), this);
    state =
        new DeviceState(
            provisionalId,
            source.name(),
            surroundings.topics(),
            surroundings.outlet(),
            surroundings.wall());
    line = new DeviceLine(protocol, surroundings.nanoTime());
    Analysts analysts = new Analysts(surroundings, config, this);
    pipeline = new Pipeline(surroundings, config, state, line, analysts);
    executor =
        new Commands(
            pipeline, line, analysts, surroundings.config().persons(), surroundings.nanoTime());
    thread = Thread.ofVirtual().name("device " + source.name()).unstarted(this);
  }

  void start() {
    thread.start();
  }

  /** Whether a device is on the link now; asked by any thread. */
  boolean isConnected() {
    return open != null;
  }

  String linkName() {
    return source.name();
  }

  /** Hands a command over; from any thread. */
  void command(CommandRequest request) {
    if (closed || !commands.offer(request)) {
      request.error("the device is too busy");
    }
  }

  @Override
  public void run() {
    state.enter(DeviceState.Phase.SEARCHING, "");
    try {
      while (!closed && attempt()) {
        pause();
      }
      while (!closed) {
        pause(); // a recording has ended; questions about it are answered still
      }
    } catch (InterruptedException e) {
      LOG.debug("The thread of {} was interrupted", source.name());
    } finally {
      pipeline.finish();
      state.enter(DeviceState.Phase.LOST, "");
    }
  }

  /** One connection, from opening to loss; returns whether to try again. */
  private boolean attempt() {
    try (Link link = source.open()) {
      open = link;
      state.link(link.name());
      state.enter(DeviceState.Phase.CONNECTING, "");
      line.link(link);
      boolean more = stream(link);
      if (!more) {
        pipeline.finish();
        state.enter(DeviceState.Phase.LOST, "the recording has ended");
      }
      return more;
    } catch (LinkException e) {
      lost(String.valueOf(e.getMessage()));
      return true;
    } finally {
      open = null;
      line.link(null);
    }
  }

  private void lost(String why) {
    pipeline.link(false);
    state.enter(pipeline.blocks() > 0 ? DeviceState.Phase.LOST : DeviceState.Phase.SEARCHING, why);
  }

  private boolean stream(Link link) throws LinkException {
    StreamDecoder decoder = protocol.decoder(pipeline, provisionalId);
    byte[] buffer = new byte[BUFFER];
    line.send(new Command.GetInfo());
    long heard = surroundings.nanoTime().getAsLong();
    boolean silent = false;
    while (!closed) {
      int count = link.read(buffer);
      if (count < 0) {
        decoder.finish();
        pipeline.decoded(decoder);
        return false;
      }
      long now = surroundings.nanoTime().getAsLong();
      if (count > 0) {
        decoder.accept(buffer, 0, count);
        pipeline.decoded(decoder);
        heard = now;
        if (silent) {
          silent = false;
          state.enter(DeviceState.Phase.STREAMING, "");
        }
        if (state.phase() == DeviceState.Phase.STREAMING) {
          backOff.reset();
          pipeline.link(true);
        }
      } else if (!silent && state.phase() == DeviceState.Phase.STREAMING) {
        silent = isSilent(link, now - heard);
      } else if (silent && now - heard > DEAD_NANOS) {
        throw new LinkException("nothing comes from " + link.name() + " any more");
      }
      work();
    }
    return true;
  }

  private boolean isSilent(Link link, long nanos) {
    if (nanos < SILENT_NANOS || executor.isStopped()) {
      return false;
    }
    lost("nothing comes from " + link.name() + "; is the tool switched on?");
    return true;
  }

  /** What is to be done besides reading: commands, and what time brings. */
  private void work() {
    CommandRequest request = commands.poll();
    while (request != null) {
      executor.execute(request);
      request = commands.poll();
    }
    line.tick();
    executor.tick();
    if (pipeline.idle()) {
      pipeline.finish();
    }
    state.tick();
  }

  private void pause() throws InterruptedException {
    long until = System.nanoTime() + backOff.next().toNanos();
    do {
      CommandRequest request = commands.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      if (request != null) {
        executor.execute(request);
      }
      work();
    } while (!closed && System.nanoTime() - until < 0);
  }

  /** Ends the session and the thread. */
  @Override
  public void close() {
    closed = true;
    try {
      if (thread.isAlive() && !thread.join(CLOSE)) {
        LOG.warn("The thread of {} does not end", source.name());
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
