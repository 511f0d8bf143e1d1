package org.rollscope.core.wire;

import java.util.Locale;
import java.util.random.RandomGenerator;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.SampleBlock;

/** The fields of a SAMPLES frame, in the units of the wire, as firmware is told them. */
record ToldSamples(
    ToldInfo device, long firstMicros, int interval, int channels, int count, short[] values) {
  private static final short[] MARKS = {Short.MAX_VALUE, Short.MIN_VALUE, 0, -1};

  /** A frame of this device that fits a serial line. */
  static ToldSamples random(RandomGenerator random, ToldInfo device) {
    int channels;
    int most;
    do {
      channels = random.nextInt(1, 32);
      most = FrameEncoder.samplesPerFrame(device.pads(), channels, SerialFraming.LONGEST_FRAME);
    } while (most == 0);
    int count = random.nextInt(3) == 0 ? most : random.nextInt(1, most + 1);
    short[] values = new short[count * Frame.sampleSize(device.pads(), channels) / 2];
    for (int i = 0; i < values.length; i++) {
      boolean marked = random.nextInt(5) == 0;
      values[i] = marked ? MARKS[random.nextInt(MARKS.length)] : (short) random.nextInt();
    }
    long first = random.nextLong(1L << random.nextInt(1, 60));
    return new ToldSamples(device, first, random.nextInt(0x10000), channels, count, values);
  }

  String question(long sequence) {
    StringBuilder question = new StringBuilder();
    question.append(
        String.format(
            Locale.ROOT,
            "samples %d %d %d %d %d %d",
            sequence,
            firstMicros,
            interval,
            channels,
            device.pads(),
            count));
    for (short value : values) {
      question.append(' ').append(value);
    }
    return question.toString();
  }

  /** Whether the host can make the same frame: it leaves out what has no range. */
  boolean hasRanges() {
    return (device.gyroRange() > 0 || !Channel.ANGULAR_RATE.in(channels))
        && (device.accelRange() > 0 || !Channel.SPECIFIC_FORCE.in(channels));
  }

  /** What a host is to read. */
  SampleBlock block() {
    SampleBlock block = new SampleBlock(count, device.pads());
    int measured = channels;
    measured &= device.gyroRange() > 0 ? ~0 : ~Channel.ANGULAR_RATE.bit();
    measured &= device.accelRange() > 0 ? ~0 : ~Channel.SPECIFIC_FORCE.bit();
    block.begin(measured);
    int at = 0;
    for (int i = 0; i < count; i++) {
      at = row(block, block.append((firstMicros + 10L * interval * i) / 1e6), at);
    }
    return block;
  }

  private int row(SampleBlock block, int row, int from) {
    int at = from;
    for (int pad = 0; Channel.PRESSURE.in(channels) && pad < device.pads(); pad++) {
      block.pressure(row, pad, load(values[at++], 20));
    }
    for (int axis = 0; Channel.ANGULAR_RATE.in(channels) && axis < 3; axis++) {
      double rate = values[at++] * (Math.toRadians(device.gyroRange()) / 32768);
      block.angularRate(row, axis, device.gyroRange() > 0 ? rate : Double.NaN);
    }
    for (int axis = 0; Channel.SPECIFIC_FORCE.in(channels) && axis < 3; axis++) {
      double force = values[at++] * (device.accelRange() * 9.80665 / 32768);
      block.specificForce(row, axis, device.accelRange() > 0 ? force : Double.NaN);
    }
    if (Channel.TEMPERATURE.in(channels)) {
      short value = values[at++];
      block.temperature(row, value == Short.MIN_VALUE ? Double.NaN : value / 100.0);
    }
    for (int pad = 0; Channel.FORCE.in(channels) && pad < device.pads(); pad++) {
      block.force(row, pad, load(values[at++], 10));
    }
    return at;
  }

  private static double load(short value, double stepsPerUnit) {
    return switch (value) {
      case Short.MAX_VALUE -> Double.POSITIVE_INFINITY;
      case Short.MIN_VALUE -> Double.NaN;
      default -> value / stepsPerUnit;
    };
  }
}
