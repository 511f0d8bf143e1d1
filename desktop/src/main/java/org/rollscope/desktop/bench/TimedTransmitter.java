package org.rollscope.desktop.bench;

import java.util.List;
import java.util.function.LongSupplier;
import org.rollscope.sim.device.Transmitter;

/** Notes when a transmitter begins to play, on the host's clock, and how far its frames are. */
final class TimedTransmitter implements Transmitter {
  private final Transmitter inner;
  private final LongSupplier nanoTime;
  private volatile long start;
  private volatile boolean started;
  private volatile double longestFrame;
  private volatile double played;

  TimedTransmitter(Transmitter inner, LongSupplier nanoTime) {
    this.inner = inner;
    this.nanoTime = nanoTime;
  }

  @Override
  public List<byte[]> boot() {
    return inner.boot();
  }

  @Override
  public boolean advance() {
    if (!started) {
      start = nanoTime.getAsLong();
      started = true;
    }
    double before = inner.time();
    boolean more = inner.advance();
    if (before > 0) {
      longestFrame = Math.max(longestFrame, inner.time() - before);
    }
    played = inner.time();
    return more;
  }

  @Override
  public List<byte[]> packets() {
    return inner.packets();
  }

  @Override
  public double time() {
    return inner.time();
  }

  @Override
  public List<byte[]> answer(byte[] bytes, int length) {
    return inner.answer(bytes, length);
  }

  @Override
  public void dropped() {
    inner.dropped();
  }

  /** The host's time, ns, of a moment of the device's true time, s since it was switched on. */
  double hostNanos(double trueTime) {
    return start + trueTime * 1e9;
  }

  /** How far it has played, s since the tool was switched on. Any thread may ask. */
  double played() {
    return played;
  }

  /** Time between two frames, s. */
  double frameInterval() {
    return longestFrame;
  }
}
