package org.rollscope.bridge.pair;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.protocol.Connection;
import org.rollscope.bridge.protocol.Connector;
import org.rollscope.bridge.protocol.DeviceProtocol;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.DeviceListener.Ack;

/** A sensor of a test: there or not, says what it is told to say, and keeps what it hears. */
final class FakeLine implements Connector {
  final Queue<Command> heard = new ConcurrentLinkedQueue<>();
  final AtomicInteger attempts = new AtomicInteger();
  final AtomicInteger connections = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  private final String name;
  private final BlockingQueue<Consumer<DeviceListener>> says = new LinkedBlockingQueue<>();
  private volatile boolean present;
  private volatile boolean ends;
  private volatile boolean beckons;
  private volatile Predicate<Command> knows = command -> true;

  FakeLine(String name) {
    this.name = name;
  }

  FakeLine present(boolean is) {
    present = is;
    return this;
  }

  FakeLine beckons(boolean does) {
    beckons = does;
    return this;
  }

  FakeLine knows(Predicate<Command> commands) {
    knows = commands;
    return this;
  }

  /** What it says next, on its own thread. */
  FakeLine says(Consumer<DeviceListener> words) {
    says.add(words);
    return this;
  }

  /** It ends once it has said everything, as a recording does. */
  FakeLine ends() {
    ends = true;
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean beckons() {
    return beckons;
  }

  @Override
  public Connection open(DeviceListener listener) throws LinkException {
    attempts.incrementAndGet();
    if (!present) {
      throw new LinkException("Nothing is heard from " + name + ".");
    }
    connections.incrementAndGet();
    return new Open(listener);
  }

  @Override
  public void close() {
    closed.incrementAndGet();
  }

  private final class Open implements Connection {
    private final DeviceListener listener;

    Open(DeviceListener listener) {
      this.listener = listener;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Pulse pump() throws LinkException {
      if (!present) {
        throw new LinkException("the connection to " + name + " was lost.");
      }
      try {
        Consumer<DeviceListener> words = says.poll(10, TimeUnit.MILLISECONDS);
        if (words == null) {
          return ends ? Pulse.ENDED : Pulse.SILENT;
        }
        words.accept(listener);
        return Pulse.HEARD;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new LinkException("interrupted", e);
      }
    }

    @Override
    public boolean send(long sequence, Command command) {
      heard.add(command);
      if (!knows.test(command)) {
        return false;
      }
      listener.acknowledged(new Ack(sequence, command.code(), 0));
      return true;
    }

    @Override
    public DecodeCounts counts() {
      return new DecodeCounts(0, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public OptionalInt rssi() {
      return OptionalInt.empty();
    }

    @Override
    public Optional<DeviceProtocol> family() {
      return Optional.empty();
    }

    @Override
    public Optional<String> remark() {
      return Optional.empty();
    }

    @Override
    public void close() {}
  }
}
