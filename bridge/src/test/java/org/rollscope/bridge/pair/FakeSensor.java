package org.rollscope.bridge.pair;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;

/**
 * A sensor with a clock of its own whose packets go out in bursts, as over BLE: each at the next
 * moment of the connection's interval, some only at one of the next. It measures a function of the
 * true time.
 */
final class FakeSensor {
  static final Instrument BALL = Instrument.of(InstrumentKind.BALL, 0.03);

  private final Channel channel;
  private final double rate;
  private final int perPacket;
  private final DoubleUnaryOperator signal;
  private final SampleBlock block;
  private double clockStart = 77;
  private double ppm;
  private double interval = 1e-4;
  private double phase;
  private double retries;
  private double away = Double.POSITIVE_INFINITY;
  private double back;
  private SplittableRandom random = new SplittableRandom(1);
  private String boot = "b1";
  private long sample;
  private double lastArrival;

  FakeSensor(Channel channel, double rate, int perPacket, DoubleUnaryOperator signal) {
    this.channel = channel;
    this.rate = rate;
    this.perPacket = perPacket;
    this.signal = signal;
    block = new SampleBlock(perPacket, channel == Channel.FORCE ? 1 : 0);
  }

  /** Its clock runs wrong. */
  FakeSensor drifting(double byPpm, double from) {
    ppm = byPpm;
    clockStart = from;
    return this;
  }

  /**
   * It is on the air.
   *
   * @param every interval of the connection, s
   * @param share of the packets that need another interval, each time again
   */
  FakeSensor inBursts(double every, double share, long seed) {
    interval = every;
    retries = share;
    random = new SplittableRandom(seed);
    phase = random.nextDouble() * every;
    return this;
  }

  /** Nothing comes from it for a time. */
  FakeSensor away(double from, double to) {
    away = from;
    back = to;
    return this;
  }

  /** It is switched off and on: its clock begins anew. */
  void reboot(double start) {
    boot += "'";
    clockStart = start - sample / rate;
  }

  DeviceInfo info() {
    double none = Double.POSITIVE_INFINITY;
    Instrument tool =
        new Instrument(
            BALL.kind(), BALL.radius(), BALL.axis(), BALL.surface(), block.pads(), Double.NaN);
    return new DeviceInfo("s", "Sensor", "", "", tool, 0, none, none, boot, null);
  }

  /** Samples are taken by its own clock. */
  private double trueTime(long n) {
    return (n + 1) / rate / (1 + ppm * 1e-6);
  }

  /** True time of the next sample that has not been sent yet, s. */
  double trueTime() {
    return trueTime(sample);
  }

  /** True time at which the next packet arrives, s. */
  double nextArrival() {
    double ready = trueTime(sample + perPacket - 1);
    double at = phase + Math.ceil((ready - phase) / interval) * interval;
    SplittableRandom luck = new SplittableRandom(sample ^ 0x5DEECE66DL);
    while (luck.nextDouble() < retries) {
      at += interval;
    }
    return Math.max(at, lastArrival); // packets do not overtake each other
  }

  /** The next packet; empty while it is away. */
  SampleBlock next() {
    lastArrival = nextArrival();
    block.begin(channel.bit());
    for (int i = 0; i < perPacket; i++) {
      double time = trueTime(sample++);
      if (time < away || time >= back) {
        int row = block.append(clockStart + sample / rate);
        put(row, signal.applyAsDouble(time));
      }
    }
    return block;
  }

  private void put(int row, double value) {
    if (channel == Channel.FORCE) {
      block.force(row, 0, value);
    } else {
      for (int axis = 0; axis < 3; axis++) {
        block.angularRate(row, axis, value);
      }
    }
  }
}
