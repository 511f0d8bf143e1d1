package org.rollscope.sim.device;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.rollscope.sim.port.DevicePort;
import org.rollscope.sim.port.PortException;

/**
 * Runs a virtual device behind a port in real time, or faster: sends each frame when its last
 * sample is due and answers commands at once. One thread runs it; {@link #close} may come from any.
 */
public final class DevicePlayer implements Runnable, AutoCloseable {
  private static final int LONGEST_WAIT_MILLIS = 50;
  private static final long PATIENCE_NANOS = 10_000_000_000L;
  private static final int BUFFER = 4096;

  /** Faster than real time, nobody wants to see what a real device would lose to a slow reader. */
  private static final int BUFFER_OF_FAST_PLAY = 1 << 20;

  private final Transmitter transmitter;
  private final DevicePort port;
  private final double speed;
  private final LongSupplier nanoTime;
  private final byte[] received = new byte[BUFFER];
  private byte[] pending = new byte[0];
  private boolean waitsForHost;
  private volatile boolean closed;

  /**
   * Prepares to play; {@link #run} does it.
   *
   * @param speed 1 for real time, 10 for ten times as fast
   */
  public DevicePlayer(Transmitter transmitter, DevicePort port, double speed) {
    this(transmitter, port, speed, System::nanoTime);
  }

  DevicePlayer(Transmitter transmitter, DevicePort port, double speed, LongSupplier nanoTime) {
    if (!(speed > 0) || Double.isInfinite(speed)) {
      throw new IllegalArgumentException("the speed must be above 0, is " + speed);
    }
    this.transmitter = transmitter;
    this.port = port;
    this.speed = speed;
    this.nanoTime = nanoTime;
  }

  /** Begins the scenario only when a host has opened the port, so that it misses nothing. */
  public DevicePlayer waitForHost() {
    waitsForHost = true;
    return this;
  }

  /** Plays until the scenario is over, the port breaks or the player is closed. */
  @Override
  public void run() {
    try {
      while (waitsForHost && !closed && !port.connected()) {
        port.read(received, LONGEST_WAIT_MILLIS);
      }
      send(transmitter.boot(), false);
      play();
    } catch (PortException e) {
      if (!closed) {
        throw new IllegalStateException(e.getMessage(), e);
      }
    }
  }

  private void play() throws PortException {
    long start = nanoTime.getAsLong();
    while (!closed && transmitter.advance()) {
      long due = start + (long) (transmitter.time() / speed * 1e9);
      serveUntil(due);
      send(transmitter.packets(), true);
    }
    long patience = nanoTime.getAsLong() + PATIENCE_NANOS;
    while (pending.length > 0 && !closed && nanoTime.getAsLong() < patience) {
      flush();
      port.read(received, 1);
    }
  }

  /** Answers commands until it is time to send. */
  private void serveUntil(long due) throws PortException {
    long left;
    do {
      left = due - nanoTime.getAsLong();
      int millis = Math.clamp(left / 1_000_000, 0, LONGEST_WAIT_MILLIS);
      int count = port.read(received, millis);
      if (count > 0) {
        send(transmitter.answer(received, count), false);
      } else if (left > 0 && millis == 0) {
        LockSupport.parkNanos(left);
      }
    } while (left > 0 && !closed);
  }

  /** A line that is full loses whole packets, never pieces of them. */
  private void send(List<byte[]> packets, boolean mayDrop) throws PortException {
    for (byte[] packet : packets) {
      flush();
      int room = speed > 1 ? BUFFER_OF_FAST_PLAY : BUFFER;
      if (pending.length == 0) {
        int done = port.write(packet, 0, packet.length);
        pending = Arrays.copyOfRange(packet, done, packet.length);
      } else if (mayDrop && pending.length + packet.length > room) {
        transmitter.dropped();
        return;
      } else {
        byte[] queued = Arrays.copyOf(pending, pending.length + packet.length);
        System.arraycopy(packet, 0, queued, pending.length, packet.length);
        pending = queued;
      }
    }
  }

  /** Sends what waits for the line. */
  private void flush() throws PortException {
    if (pending.length > 0) {
      int done = port.write(pending, 0, pending.length);
      pending = Arrays.copyOfRange(pending, done, pending.length);
    }
  }

  /** Stops playing soon; the port stays open. */
  @Override
  public void close() {
    closed = true;
  }
}
