package org.rollscope.bridge;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.config.BackOff;
import org.rollscope.bridge.config.DeviceConfig;
import org.rollscope.bridge.config.RoutineLibrary;
import org.rollscope.bridge.link.BlockedLinkException;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.monitor.DeviceFigures;
import org.rollscope.bridge.mqtt.CommandRequest;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.Connection.Pulse;
import org.rollscope.bridge.protocol.Connector;
import org.rollscope.core.wire.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of one device: connects, pumps what comes into the pipeline, and begins again when it
 * is lost, for ever. Commands come by a queue, so that the pipeline has one thread only.
 */
final class DeviceWorker implements Runnable, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceWorker.class);
  private static final long SILENT_NANOS = Duration.ofSeconds(2).toNanos();
  private static final long DEAD_NANOS = Duration.ofSeconds(10).toNanos();
  private static final long LOOK_MILLIS = 50;
  private static final Duration CLOSE = Duration.ofSeconds(3);

  private final Surroundings surroundings;
  private final DeviceConfig config;
  private final Connector connector;
  private final BackOff backOff;
  private final BlockingQueue<CommandRequest> commands = new LinkedBlockingQueue<>(1000);
  private final DeviceState state;
  private final DeviceLine line;
  private final Pipeline pipeline;
  private final Commands executor;
  private final Thread thread;
  private final AtomicReference<@Nullable DeviceConfig> renamed = new AtomicReference<>();
  private volatile boolean closed;
  private volatile boolean leaves;
  private volatile boolean open;
  private boolean heardLoad;

  DeviceWorker(
      Surroundings surroundings, DeviceConfig config, Connector connector, RandomGenerator random) {
    this.surroundings = surroundings;
    this.config = config;
    this.connector = connector;
    backOff = new BackOff(surroundings.config().deviceReconnect(), random);
    state =
        new DeviceState(
            surroundings.ids().claim(config.provisionalId(), this),
            connector.name(),
            surroundings.topics(),
            surroundings.outlet(),
            surroundings.wall());
    line = new DeviceLine(surroundings.nanoTime());
    Analysts analysts = new Analysts(surroundings, config, this);
    pipeline = new Pipeline(surroundings, config, state, line, analysts);
    executor =
        new Commands(
            pipeline,
            line,
            analysts,
            surroundings.config().persons(),
            new RoutineLibrary(surroundings.config().routines()),
            surroundings.nanoTime());
    thread = Thread.ofVirtual().name("device " + connector.name()).unstarted(this);
  }

  void start() {
    thread.start();
  }

  /** What it was started with. */
  DeviceConfig config() {
    return config;
  }

  /** Whether it is on the links of a device; asked by any thread. */
  boolean reads(DeviceConfig device) {
    return config.links().equalsIgnoreCase(device.links());
  }

  /** Whether a session goes on; asked by any thread. */
  boolean isInSession() {
    return pipeline.isInSession();
  }

  /** Calls the device by another name soon; from any thread. */
  void rename(DeviceConfig next) {
    renamed.set(next);
  }

  /** Whether a device is on the link now; asked by any thread. */
  boolean isConnected() {
    return open;
  }

  String linkName() {
    return connector.name();
  }

  /** How it stands with the device; asked by any thread. */
  DeviceFigures figures() {
    DeviceFigures figures = state.figures(pipeline.isInSession());
    return closed || thread.isAlive() || thread.getState() == Thread.State.NEW
        ? figures
        : figures.withTrouble("its thread has ended, which must not be; see the log, then restart");
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
      LOG.debug("The thread of {} was interrupted", connector.name());
    } finally {
      pipeline.finish();
      if (leaves) {
        pipeline.vanish();
      } else {
        state.enter(DeviceState.Phase.LOST, "");
      }
      connector.close();
    }
  }

  /** One connection, from opening to loss; returns whether to try again. */
  private boolean attempt() {
    try (Connection connection = connector.open(pipeline)) {
      open = true;
      state.opened(connection.name());
      if (state.phase() != DeviceState.Phase.STREAMING) {
        state.enter(DeviceState.Phase.CONNECTING, "");
      }
      line.connection(connection);
      boolean more = stream(connection);
      if (!more) {
        pipeline.finish();
        state.enter(DeviceState.Phase.LOST, "the recording has ended");
      }
      return more;
    } catch (LinkException e) {
      lost(String.valueOf(e.getMessage()));
      state.block(e instanceof BlockedLinkException);
      return true;
    } finally {
      open = false;
      line.connection(null);
    }
  }

  private void lost(String why) {
    pipeline.link(false);
    state.enter(pipeline.blocks() > 0 ? DeviceState.Phase.LOST : DeviceState.Phase.SEARCHING, why);
  }

  private boolean stream(Connection connection) throws LinkException {
    if (executor.isStopped()) {
      line.send(new Command.Stop());
    }
    long heard = surroundings.nanoTime().getAsLong();
    boolean silent = false;
    while (!closed) {
      Pulse pulse = connection.pump();
      if (pulse != Pulse.SILENT) {
        pipeline.decoded(connection.counts());
      }
      if (pulse == Pulse.ENDED) {
        return false;
      }
      long now = surroundings.nanoTime().getAsLong();
      if (pulse == Pulse.HEARD) {
        heard = now;
        if (silent) {
          silent = false;
          state.enter(DeviceState.Phase.STREAMING, "");
        }
        if (state.phase() == DeviceState.Phase.STREAMING) {
          backOff.reset();
          link(connection.hearsLoad());
        }
      } else if (!silent && state.phase() == DeviceState.Phase.STREAMING) {
        silent = isSilent(connection, now - heard);
      } else if (silent && now - heard > DEAD_NANOS) {
        throw new LinkException("nothing comes from " + connection.name() + " any more");
      }
      if (!silent) {
        state.observe(connection);
      }
      work();
    }
    return true;
  }

  /** In contact a tool of several sensors is as good as lost once it measures no load any more. */
  private void link(boolean hearsLoad) {
    if (hearsLoad || heardLoad) {
      pipeline.link(hearsLoad);
    }
    heardLoad = hearsLoad;
  }

  private boolean isSilent(Connection connection, long nanos) {
    if (nanos < SILENT_NANOS || executor.isStopped()) {
      return false;
    }
    lost("nothing comes from " + connection.name() + "; is the tool switched on?");
    return true;
  }

  /** What is to be done besides reading: commands, and what time brings. */
  private void work() {
    CommandRequest request = commands.poll();
    while (request != null) {
      executor.execute(request);
      request = commands.poll();
    }
    DeviceConfig next = renamed.getAndSet(null);
    if (next != null) {
      pipeline.rename(next);
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
    } while (!closed && !connector.beckons() && System.nanoTime() - until < 0);
  }

  /** Ends the session and the thread, and leaves nothing standing of the device. */
  void leave() {
    leaves = true;
    close();
  }

  /** Ends the session and the thread. */
  @Override
  public void close() {
    closed = true;
    try {
      if (thread.isAlive() && !thread.join(CLOSE)) {
        LOG.warn("The thread of {} does not end", connector.name());
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
