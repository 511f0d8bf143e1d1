package org.rollscope.bridge;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.LongSupplier;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkSource;
import org.rollscope.sim.device.Transmitter;

/** A simulated device as a link that plays as fast as it is read, and moves the clocks along. */
final class PlayedLine implements LinkSource, LongSupplier, InstantSource {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final Transmitter transmitter;
  private byte[] boot;
  private volatile long nanos = 1;

  PlayedLine(Transmitter transmitter) {
    this.transmitter = transmitter;
    boot = Transmitter.joined(transmitter.boot());
  }

  @Override
  public String name() {
    return "a played line";
  }

  @Override
  public long getAsLong() {
    return nanos;
  }

  @Override
  public Instant instant() {
    return NOON.plusNanos(nanos);
  }

  @Override
  public Link open() {
    return new Link() {
      @Override
      public String name() {
        return PlayedLine.this.name();
      }

      @Override
      public int read(byte[] buffer) {
        byte[] piece = boot;
        boot = new byte[0];
        if (piece.length == 0) {
          List<byte[]> packets = transmitter.next();
          if (packets == null) {
            return -1;
          }
          piece = Transmitter.joined(packets);
        }
        nanos = Math.max(nanos, (long) (transmitter.time() * 1e9));
        System.arraycopy(piece, 0, buffer, 0, piece.length);
        return piece.length;
      }

      @Override
      public void write(byte[] bytes) {
        transmitter.answer(bytes, bytes.length);
      }

      @Override
      public void close() {}
    };
  }
}
