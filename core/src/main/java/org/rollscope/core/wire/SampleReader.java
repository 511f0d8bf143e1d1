package org.rollscope.core.wire;

import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;

/** Turns SAMPLES frames of one device into rows of a block that it uses again and again. */
final class SampleReader {
  private static final double MICROS_PER_SECOND = 1e6;

  private final double rateStep;
  private final double accelStep;
  private final int measurable;
  private final SampleBlock block;

  SampleReader(DeviceInfo device) {
    block = new SampleBlock(Frame.MOST_SAMPLES, device.instrument().pads());
    rateStep = device.gyroRange() / Frame.FULL_SCALE;
    accelStep = device.accelRange() / Frame.FULL_SCALE;
    int mask = Frame.KNOWN_CHANNELS;
    // A raw value without its range says nothing.
    mask &= Double.isInfinite(rateStep) ? ~Channel.ANGULAR_RATE.bit() : mask;
    mask &= Double.isInfinite(accelStep) ? ~Channel.SPECIFIC_FORCE.bit() : mask;
    measurable = mask;
  }

  static int count(byte[] b, int offset) {
    return LittleEndian.u8(b, offset + Frame.HEADER + 10);
  }

  static int mask(byte[] b, int offset) {
    return LittleEndian.u8(b, offset + Frame.HEADER + 11);
  }

  static long firstMicros(byte[] b, int offset) {
    return LittleEndian.i64(b, offset + Frame.HEADER);
  }

  /** Whether a frame's body is as long as its header says, for this many pads. */
  static boolean isWhole(byte[] b, int offset, int length, int pads) {
    if (length < Frame.SAMPLES_HEADER) {
      return false;
    }
    int size = Frame.sampleSize(pads, mask(b, offset));
    int count = count(b, offset);
    return count > 0 && size > 0 && length >= Frame.SAMPLES_HEADER + count * size;
  }

  int pads() {
    return block.pads();
  }

  /** The rows of a whole frame; the block is valid until the next call. */
  SampleBlock read(byte[] b, int offset) {
    int mask = mask(b, offset);
    int count = count(b, offset);
    int step = LittleEndian.u16(b, offset + Frame.HEADER + 8) * Frame.MICROS_PER_INTERVAL_STEP;
    long micros = firstMicros(b, offset);
    block.begin(mask & measurable);
    int at = offset + Frame.SAMPLES_HEADER;
    for (int i = 0; i < count; i++) {
      int row = block.append((micros + (long) i * step) / MICROS_PER_SECOND);
      at = row(b, at, mask, row);
    }
    return block;
  }

  private int row(byte[] b, int from, int mask, int row) {
    int at = from;
    if (Channel.PRESSURE.in(mask)) {
      for (int pad = 0; pad < block.pads(); pad++, at += 2) {
        block.pressure(row, pad, load(b, at, Frame.PRESSURE_STEPS_PER_KPA));
      }
    }
    if (Channel.ANGULAR_RATE.in(mask)) {
      if (Channel.ANGULAR_RATE.in(measurable)) {
        for (int axis = 0; axis < 3; axis++) {
          block.angularRate(row, axis, LittleEndian.i16(b, at + 2 * axis) * rateStep);
        }
      }
      at += 6;
    }
    if (Channel.SPECIFIC_FORCE.in(mask)) {
      if (Channel.SPECIFIC_FORCE.in(measurable)) {
        for (int axis = 0; axis < 3; axis++) {
          block.specificForce(row, axis, LittleEndian.i16(b, at + 2 * axis) * accelStep);
        }
      }
      at += 6;
    }
    if (Channel.TEMPERATURE.in(mask)) {
      block.temperature(row, temperature(b, at));
      at += 2;
    }
    if (Channel.FORCE.in(mask)) {
      for (int pad = 0; pad < block.pads(); pad++, at += 2) {
        block.force(row, pad, load(b, at, Frame.FORCE_STEPS_PER_NEWTON));
      }
    }
    return at;
  }

  private static double load(byte[] b, int at, double stepsPerUnit) {
    int raw = LittleEndian.i16(b, at);
    return switch (raw) {
      case Frame.SATURATED -> Double.POSITIVE_INFINITY;
      case Frame.MISSING -> Double.NaN;
      default -> raw / stepsPerUnit;
    };
  }

  /** Temperature, °C; NaN where unknown. */
  static double temperature(byte[] b, int at) {
    int raw = LittleEndian.i16(b, at);
    return raw == Frame.MISSING ? Double.NaN : raw / Frame.TEMPERATURE_STEPS_PER_DEGREE;
  }
}
