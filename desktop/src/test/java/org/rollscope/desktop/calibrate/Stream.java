package org.rollscope.desktop.calibrate;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;

/** A synthetic stream at 100 Hz, told step by step and fed to a procedure. */
final class Stream {
  static final double RATE = 100;
  static final double AREA = 1200e-6;

  private final RandomGenerator random = new SplittableRandom(3);
  private final Procedure procedure;
  private final SampleBlock block;
  private final int mask;
  private double time = 5;
  double gyroX;
  double gyroNoise = 0.001;
  double accelX;

  Stream(Procedure procedure, DeviceInfo device, Channel load) {
    this.procedure = procedure;
    block = new SampleBlock(1, device.instrument().pads());
    mask = load.bit() | Channel.ANGULAR_RATE.bit() | Channel.SPECIFIC_FORCE.bit();
  }

  static DeviceInfo device(int pads, double area) {
    Instrument usual = Instrument.of(InstrumentKind.BALL, 0.032);
    Instrument instrument =
        new Instrument(usual.kind(), usual.radius(), usual.axis(), usual.surface(), pads, area);
    return new DeviceInfo(
        "test-ball", "Test ball", "", "", instrument, RATE, Math.toRadians(2000), 80, "1", null);
  }

  /** Lies with a constant load on each pad. */
  Stream lies(double seconds, double... loads) {
    return ramps(seconds, loads, loads);
  }

  /** Nothing arrives for a while. */
  void skip(double seconds) {
    time += seconds;
  }

  /** The load changes steadily. */
  Stream ramps(double seconds, double[] from, double[] to) {
    long count = Math.round(seconds * RATE);
    for (long i = 0; i < count; i++) {
      time += 1 / RATE;
      block.begin(mask);
      int row = block.append(time);
      for (int pad = 0; pad < block.pads(); pad++) {
        double share = (double) i / count;
        double rise = from[pad] == to[pad] ? 0 : share * (to[pad] - from[pad]);
        double value = from[pad] + rise + 0.1 * noise();
        if (Channel.PRESSURE.in(mask)) {
          block.pressure(row, pad, value);
        } else {
          block.force(row, pad, value);
        }
      }
      block.angularRate(row, 0, gyroX + gyroNoise * noise());
      block.angularRate(row, 1, gyroNoise * noise());
      block.angularRate(row, 2, gyroNoise * noise());
      block.specificForce(row, 0, accelX + 0.01 * noise());
      block.specificForce(row, 1, 0.01 * noise());
      block.specificForce(row, 2, 9.81 + 0.01 * noise());
      procedure.accept(block);
    }
    return this;
  }

  private double noise() {
    return random.nextGaussian();
  }
}
