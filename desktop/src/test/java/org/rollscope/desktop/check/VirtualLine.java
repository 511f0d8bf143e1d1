package org.rollscope.desktop.check;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.bridge.link.LinkSource;
import org.rollscope.sim.device.Transmitter;

/**
 * A line to a simulated device on which time passes by reading: minutes take milliseconds, and the
 * same comes each time. The device plays on while nobody is connected.
 */
final class VirtualLine implements LinkSource, Host {
  private static final long MOMENT = 100_000_000;
  private static final double AWAY = 0.3;

  private final Supplier<Transmitter> factory;
  private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
  private Transmitter device;
  private long nanos = 1_000_000_000_000L;
  private long booted;
  private boolean unplugged;
  private boolean isOver;
  boolean resetsWhenOpened;
  boolean opens = true;
  int openings;

  /**
   * @param factory makes the device as it is switched on
   */
  VirtualLine(Supplier<Transmitter> factory) {
    this.factory = factory;
    device = factory.get();
    boot();
  }

  private void boot() {
    booted = nanos;
    send(device.boot());
  }

  /** Pulls the plug and puts it in again: the link breaks. */
  void unplug() {
    unplugged = true;
  }

  private void send(List<byte[]> packets) {
    packets.forEach(waiting::writeBytes);
  }

  /** Plays until something is sent, at most a moment. */
  private void play() {
    long until = nanos + MOMENT;
    while (waiting.size() == 0 && nanos < until && !isOver) {
      isOver = !device.advance();
      nanos = Math.max(nanos, booted + Math.round(device.time() * 1e9));
      send(isOver ? List.of() : device.packets());
    }
    nanos = isOver ? until : nanos;
  }

  @Override
  public String name() {
    return "virtual line";
  }

  @Override
  public Link open() throws LinkException {
    if (!opens) {
      throw new LinkException("There is no serial port virtual. Is the tool plugged in?");
    }
    long back = nanos + (openings++ == 0 ? 0 : Math.round(AWAY * 1e9));
    while (nanos < back) {
      waiting.reset();
      play();
    }
    if (unplugged || (resetsWhenOpened && openings > 1)) {
      unplugged = false;
      device = factory.get();
      waiting.reset();
      boot();
    }
    return new End();
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public long micros() {
    return nanos / 1000;
  }

  @Override
  public void pause() {
    nanos += MOMENT;
  }

  @Override
  public boolean isAsked() {
    return false;
  }

  /** The host's end. */
  private final class End implements Link {
    @Override
    public String name() {
      return "virtual line";
    }

    @Override
    public int read(byte[] buffer) throws LinkException {
      if (unplugged) {
        throw new LinkException("virtual line was unplugged.");
      }
      play();
      byte[] all = waiting.toByteArray();
      int count = Math.min(all.length, buffer.length);
      System.arraycopy(all, 0, buffer, 0, count);
      waiting.reset();
      waiting.writeBytes(Arrays.copyOfRange(all, count, all.length));
      return count;
    }

    @Override
    public long arrival() {
      return nanos;
    }

    @Override
    public void write(byte[] bytes) {
      send(device.answer(bytes, bytes.length));
    }

    @Override
    public void close() {
      waiting.reset();
    }
  }
}
