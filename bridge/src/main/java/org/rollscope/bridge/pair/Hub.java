package org.rollscope.bridge.pair;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.bridge.protocol.ToolDescription;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener.Ack;

/** Where the threads of the sensors and that of their tool meet. Thread-safe. */
final class Hub {
  /** Such a stretch without the load counts as its loss; contact ends after 0.25 s, s. */
  private static final double LOAD_MISSED = 0.2;

  private final Roster sensors;
  private final PairedTool tool;
  private final SensorMerger merger;
  private final LongSupplier nanoTime;
  private final Acknowledgements acknowledgements = new Acknowledgements();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private @Nullable DeviceInfo info;
  private boolean news;
  private boolean woken;
  private boolean statusNews;
  private boolean stopped;
  private long allLostSince;

  /**
   * @param description what is known of the tool without its sensors
   * @param nanoTime the host's monotonic clock
   */
  Hub(List<Part> parts, ToolDescription description, LongSupplier nanoTime) {
    sensors = new Roster(parts);
    tool = new PairedTool(parts, description);
    merger = new SensorMerger(parts.stream().map(Part::channels).toList());
    this.nanoTime = nanoTime;
  }

  // What the sensors' threads tell.

  /** A sensor is connected. */
  void opened(int sensor) {
    locked(
        () -> {
          sensors.get(sensor).opened();
          merger.connected(sensor, true);
          changed.signalAll();
        });
  }

  /** A sensor was pumped. */
  void observed(int sensor, Connection connection, boolean isSilent) {
    locked(() -> sensors.get(sensor).observe(connection, isSilent));
  }

  /** A sensor is lost, or could not be connected. */
  void lost(int sensor, String why) {
    locked(
        () -> {
          gone(sensor);
          sensors.get(sensor).lost(why);
        });
  }

  /** A sensor's recording has ended. */
  void ended(int sensor) {
    locked(
        () -> {
          gone(sensor);
          sensors.get(sensor).ended();
        });
  }

  private void gone(int sensor) {
    if (sensors.get(sensor).isConnected()) {
      allLostSince = nanoTime.getAsLong();
    }
    merger.connected(sensor, false);
    acknowledgements.lost(sensor);
    woken = true; // rows wait for it no longer, and people are to know
    changed.signalAll();
  }

  /** A sensor tells what it is. */
  void info(int sensor, DeviceInfo told) {
    locked(
        () -> {
          if (!told.equals(sensors.get(sensor).info())) {
            sensors.get(sensor).info(told);
            merger.told(sensor, told.instrument().pads(), told.sampleRate());
            info = null;
          }
          heard();
        });
  }

  /** Samples of a sensor; see {@link SensorMerger#add}. */
  void samples(int sensor, SampleBlock block, double[] times, double arrival) {
    lock.lock();
    try {
      merger.add(sensor, block, times, arrival);
      heard();
    } finally {
      lock.unlock();
    }
  }

  void status(int sensor, DeviceStatus told) {
    locked(
        () -> {
          sensors.get(sensor).status(told);
          statusNews = true;
          heard();
        });
  }

  void acknowledged(int sensor, Ack ack) {
    locked(
        () -> {
          acknowledgements.answered(sensor, ack.sequence(), ack.result());
          heard();
        });
  }

  /** A sensor has no such command as the one of that number. */
  void refused(int sensor, long sequence) {
    locked(
        () -> {
          acknowledgements.refused(sensor, sequence);
          heard();
        });
  }

  private void heard() {
    news = true;
    changed.signalAll();
  }

  /** Whether the tool was told to stop, so that silence is no loss. */
  boolean isStopped() {
    return asked(() -> stopped);
  }

  // What the tool's thread asks.

  /** Waits until a sensor is connected; returns whether one is. */
  boolean awaitSensor(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (left > 0 && !sensors.isAnyConnected()) {
        left = changed.awaitNanos(left);
      }
      return sensors.isAnyConnected();
    } finally {
      lock.unlock();
    }
  }

  /** Whether a sensor is connected. */
  boolean hasSensor() {
    return asked(sensors::isAnyConnected);
  }

  /** Waits until something has come, was lost or is due; returns whether something has come. */
  boolean await(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (!news && !woken && left > 0) {
        long untilDue = Math.round((merger.due() - now()) * 1e9);
        if (untilDue <= 0) {
          break;
        }
        long wait = Math.min(left, untilDue);
        left -= wait - changed.awaitNanos(wait);
      }
      boolean heard = news;
      news = false;
      woken = false;
      return heard;
    } finally {
      lock.unlock();
    }
  }

  /** The host's time, s; all is due once there is nothing to wait for. */
  private double now() {
    return sensors.haveAllEnded() ? Double.POSITIVE_INFINITY : nanoTime.getAsLong() * 1e-9;
  }

  /** The tool as its sensors have told it by now. */
  DeviceInfo info() {
    return asked(
        () -> {
          DeviceInfo known = info;
          if (known == null || known.sampleRate() != merger.rate()) {
            known = tool.info(sensors.infos(), merger.rate());
            info = known;
          }
          return known;
        });
  }

  /** Puts the rows that are due into a block; returns whether there are any. */
  boolean fill(SampleBlock block) {
    lock.lock();
    try {
      block.begin(merger.mask());
      double now = now();
      boolean more = true;
      while (more && !block.isFull()) {
        more = merger.next(now, block);
      }
      return block.size() > 0;
    } finally {
      lock.unlock();
    }
  }

  /** The state of the tool, if a sensor has told something new of it. */
  Optional<DeviceStatus> newStatus() {
    return asked(
        () -> {
          boolean isNew = statusNews;
          statusNews = false;
          return isNew ? Optional.of(tool.status(sensors.statuses())) : Optional.empty();
        });
  }

  /** The answers to commands that have become complete. */
  List<Ack> answers() {
    return asked(acknowledgements::take);
  }

  /** A command is sent; returns the sensors that it is to be handed to. */
  Set<Integer> send(long sequence, Command command) {
    return asked(
        () -> {
          if (command instanceof Command.Stop || command instanceof Command.Start) {
            stopped = command instanceof Command.Stop;
          }
          Set<Integer> there = sensors.connected();
          if (!there.isEmpty()) {
            acknowledgements.sent(sequence, command.code(), there);
          }
          return there;
        });
  }

  /** Whether all sensors were recordings that have ended. */
  boolean hasEnded() {
    return asked(sensors::haveAllEnded);
  }

  /** Whether no sensor has been connected for such a time. */
  boolean isLost(long nanos) {
    return asked(() -> !sensors.isAnyConnected() && nanoTime.getAsLong() - allLostSince >= nanos);
  }

  /** Whether the load is measured, if there is a sensor for it. */
  boolean hearsLoad() {
    return asked(
        () -> {
          int load = tool.load();
          return load < 0
              || (sensors.get(load).isConnected()
                  && merger.last() - merger.lastMeasured(load) <= LOAD_MISSED);
        });
  }

  /** Why no sensor is there, each in turn. */
  String absence() {
    return asked(sensors::absence);
  }

  /** What a person should know; empty for nothing. */
  String remark() {
    return asked(sensors::remark);
  }

  DecodeCounts counts() {
    return asked(sensors::counts);
  }

  /** The weakest signal, dBm. */
  OptionalInt rssi() {
    return asked(sensors::rssi);
  }

  /** The family of the first sensor. */
  Optional<DeviceProtocol> family() {
    return asked(sensors::family);
  }

  private <T> T asked(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }

  private void locked(Runnable work) {
    lock.lock();
    try {
      work.run();
    } finally {
      lock.unlock();
    }
  }
}
