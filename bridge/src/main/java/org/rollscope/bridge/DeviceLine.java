package org.rollscope.bridge;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DeviceListener.Ack;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commands to a device and its answers. Used by the device's thread. */
final class DeviceLine {
  private static final Logger LOG = LoggerFactory.getLogger(DeviceLine.class);
  private static final long PATIENCE_NANOS = 2_000_000_000L;

  /** What became of a command: nothing wrong, or why not. */
  record Outcome(@Nullable String problem) {}

  private record Waiting(long deadline, Consumer<Outcome> then) {}

  private final LongSupplier nanoTime;
  private final Map<Long, Waiting> waiting = new HashMap<>();
  private @Nullable Connection connection;
  private long sequence;

  DeviceLine(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The connection commands go to from now on; null for none. */
  void connection(@Nullable Connection next) {
    connection = next;
    if (next == null) {
      waiting.values().forEach(w -> w.then.accept(new Outcome("the device was lost meanwhile")));
      waiting.clear();
    }
  }

  /** Sends a command and tells what became of it. */
  void send(Command command, Consumer<Outcome> then) {
    Connection to = connection;
    if (to == null) {
      then.accept(new Outcome("the device is not connected"));
      return;
    }
    long number = ++sequence;
    waiting.put(number, new Waiting(nanoTime.getAsLong() + PATIENCE_NANOS, then));
    String problem = null;
    try {
      if (!to.send(number, command)) {
        problem = "this kind of device takes no such command";
      }
    } catch (LinkException e) {
      problem = String.valueOf(e.getMessage());
    }
    if (problem != null) {
      waiting.remove(number);
      then.accept(new Outcome(problem));
    }
  }

  /** Sends a command whose fate only the log hears of. */
  void send(Command command) {
    String name = command.getClass().getSimpleName();
    send(
        command,
        outcome -> {
          if (outcome.problem() != null) {
            LOG.debug("{} was not done: {}", name, outcome.problem());
          }
        });
  }

  void acknowledged(Ack ack) {
    Waiting answered = waiting.remove(ack.sequence());
    if (answered != null) {
      answered.then.accept(new Outcome(problem(ack.result())));
    }
  }

  private static @Nullable String problem(int result) {
    return switch (result) {
      case 0 -> null;
      case 1 -> "the device does not know this command";
      case 2 -> "the device does not accept these arguments";
      case 3 -> "the device is busy";
      default -> "the device refuses, result " + result;
    };
  }

  /** Lets time pass: an answer that does not come is told. */
  void tick() {
    Iterator<Waiting> all = waiting.values().iterator();
    while (all.hasNext()) {
      Waiting one = all.next();
      if (nanoTime.getAsLong() - one.deadline >= 0) {
        all.remove();
        one.then.accept(new Outcome("the device did not answer within 2 s"));
      }
    }
  }
}
