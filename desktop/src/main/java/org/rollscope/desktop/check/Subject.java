package org.rollscope.desktop.check;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.BleLink;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.link.LinkSource;
import org.rollscope.bridge.protocol.RollscopeProtocol;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.FrameEncoder;
import org.rollscope.core.wire.SerialFraming;

/** The device under check: hears it, speaks to it, and connects it again. Used by one thread. */
final class Subject implements AutoCloseable {
  private static final double REPLY_TAIL = 0.1;
  private static final double LOOK = 0.25;
  private static final int BUFFER = 4096;

  /** Numbers of our own, apart from those a device may have begun to count by. */
  private static final long FIRST_SEQUENCE = 5000;

  private final LinkSource source;
  private final Host host;
  private final Guide guide;
  private final byte[] buffer = new byte[BUFFER];
  private long sequence = FIRST_SEQUENCE;
  private @Nullable Link link;
  private Hearing hearing = new Hearing(false, 0);

  Subject(LinkSource source, Host host, Guide guide) {
    this.source = source;
    this.host = host;
    this.guide = guide;
  }

  /** Connects it. Over BLE it is asked for its INFO and told to start, as the bridge does. */
  void open() throws LinkException {
    Link opened = source.open();
    link = opened;
    hearing = new Hearing(opened instanceof BleLink, host.nanos());
    if (opened instanceof BleLink air) {
      fetchInfo(air);
      air.subscribe();
      say(new Command.Start(0));
    }
  }

  private void fetchInfo(BleLink air) throws LinkException {
    hearing.fetched(air.read(RollscopeProtocol.INFO), host.nanos());
  }

  /**
   * Disconnects it and connects it again, as often as it takes.
   *
   * @param patience how long it is tried, s
   */
  void reopen(double patience) throws LinkException {
    close();
    long deadline = deadline(patience);
    while (true) {
      try {
        open();
        return;
      } catch (LinkException e) {
        close();
        if (host.nanos() > deadline) {
          throw e;
        }
        guide.left((deadline - host.nanos()) / 1e9);
        checkAsked();
        host.pause();
      }
    }
  }

  @Override
  public void close() {
    Link open = link;
    link = null;
    if (open != null) {
      open.close();
    }
  }

  private Link link() throws LinkException {
    Link open = link;
    if (open == null) {
      throw new LinkException(source.name() + " is not connected.");
    }
    return open;
  }

  String name() {
    return source.name();
  }

  boolean isAir() {
    return link instanceof BleLink;
  }

  /** The link over BLE. */
  BleLink air() throws LinkException {
    if (link() instanceof BleLink air) {
      return air;
    }
    throw new LinkException(source.name() + " is not reached over Bluetooth.");
  }

  Host host() {
    return host;
  }

  Guide guide() {
    return guide;
  }

  /** What has been heard since it was connected. */
  Hearing heard() {
    return hearing;
  }

  Hearing.Mark mark() {
    return hearing.mark(host.nanos());
  }

  Window since(Hearing.Mark mark) {
    return hearing.since(mark, host.nanos());
  }

  /** Listens for some time. */
  Window listen(double seconds) throws LinkException {
    Hearing.Mark mark = mark();
    await(() -> false, seconds);
    return since(mark);
  }

  /** Listens for some time that a person is told of. */
  Window listenOpenly(double seconds) throws LinkException {
    Hearing.Mark mark = mark();
    watch(() -> false, seconds);
    return since(mark);
  }

  /** Listens until something is so; returns whether it is. */
  boolean await(BooleanSupplier condition, double seconds) throws LinkException {
    long deadline = deadline(seconds);
    while (!condition.getAsBoolean()) {
      if (host.nanos() >= deadline) {
        return false;
      }
      pump();
    }
    return true;
  }

  /** The same, looking a few times a second only: for what takes a while to look at. */
  boolean watch(BooleanSupplier condition, double seconds) throws LinkException {
    long deadline = deadline(seconds);
    while (!await(() -> false, LOOK) && !condition.getAsBoolean()) {
      long left = deadline - host.nanos();
      if (left <= 0) {
        return false;
      }
      guide.left(left / 1e9);
    }
    return true;
  }

  private long deadline(double seconds) {
    return host.nanos() + (long) (seconds * 1e9);
  }

  private void pump() throws LinkException {
    checkAsked();
    Link open = link();
    int count = open.read(buffer);
    if (count > 0) {
      hearing.accept(buffer, count, open.arrival());
    }
  }

  private void checkAsked() {
    if (host.isAsked()) {
      throw new StoppedException();
    }
  }

  /** Sends a command without waiting for its answer. */
  void say(Command command) throws LinkException {
    send(FrameEncoder.command(sequence++, command));
  }

  /** Sends a command and waits for its answer. */
  Answer ask(Command command) throws LinkException {
    return exchange(command.code(), FrameEncoder.command(sequence, command));
  }

  /** Sends a command that core would not write, and waits for its answer. */
  Answer ask(int code, int... arguments) throws LinkException {
    return exchange(code, command(sequence, code, arguments));
  }

  /** A command as it would be asked next, for one that is to be damaged. */
  byte[] next(int code, int... arguments) {
    return command(sequence++, code, arguments);
  }

  private static byte[] command(long sequence, int code, int... arguments) {
    ByteBuffer frame =
        ByteBuffer.allocate(Frame.HEADER + 1 + arguments.length).order(ByteOrder.LITTLE_ENDIAN);
    frame.put((byte) (Frame.VERSION << 4 | Frame.COMMAND)).putInt((int) sequence).put((byte) code);
    for (int argument : arguments) {
      frame.put((byte) argument);
    }
    return frame.array();
  }

  private Answer exchange(int code, byte[] frame) throws LinkException {
    long number = sequence++;
    Hearing.Mark mark = mark();
    send(frame);
    Predicate<Hearing> answered =
        heard -> heard.acksSince(mark).stream().anyMatch(ack -> ack.what().sequence() == number);
    if (await(() -> answered.test(hearing), Answer.PATIENCE)) {
      await(() -> false, REPLY_TAIL); // a second answer would come now
    }
    return new Answer(number, code, mark.nanos(), hearing.acksSince(mark));
  }

  private void send(byte[] frame) throws LinkException {
    write(isAir() ? frame : SerialFraming.packet(frame));
  }

  /** Sends bytes as they are. */
  void write(byte[] bytes) throws LinkException {
    link().write(bytes);
  }

  /** Reads the INFO characteristic anew; of a serial line there is nothing to read. */
  void refreshInfo() throws LinkException {
    if (link instanceof BleLink air) {
      fetchInfo(air);
    }
  }
}
