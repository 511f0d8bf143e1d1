package org.rollscope.core.wire;

import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;

/**
 * Writes frames as one device sends them, without CRC and COBS; {@link SerialFraming} adds those. A
 * sequence number is taken modulo 2³².
 */
public final class FrameEncoder {
  private final int pads;
  private final double rateStep;
  private final double accelStep;

  /** Takes the number of pads and the ranges of a device, as its INFO tells them. */
  public FrameEncoder(DeviceInfo device) {
    pads = device.instrument().pads();
    rateStep = Math.toRadians(InfoBody.gyroRange(device)) / Frame.FULL_SCALE;
    accelStep = InfoBody.accelRange(device) * Frame.STANDARD_GRAVITY / Frame.FULL_SCALE;
  }

  /**
   * How many samples fit a frame; 0 where not even one does.
   *
   * @param frameLimit longest frame, bytes: {@link SerialFraming#LONGEST_FRAME}, or the
   *     notification's length
   */
  public static int samplesPerFrame(int pads, int channelMask, int frameLimit) {
    int size = Frame.sampleSize(pads, channelMask);
    int room = frameLimit - Frame.SAMPLES_HEADER;
    return size == 0 || room < size ? 0 : Math.min(room / size, Frame.MOST_SAMPLES);
  }

  /**
   * A SAMPLES frame. A value beyond the range goes out as the range's end, or as the mark for
   * saturated. The protocol has no mark for a missing rate, specific force: a frame in which one is
   * missing goes out without that channel.
   *
   * @param from the first row
   * @param count rows, 1 to 255
   * @param firstMicros device time of the first row, µs since boot
   * @param interval10us time between rows, in units of 10 µs
   */
  public byte[] samples(
      SampleBlock block, int from, int count, long sequence, long firstMicros, int interval10us) {
    if (count < 1 || count > Frame.MOST_SAMPLES) {
      throw new IllegalArgumentException("a frame holds 1 to 255 samples, not " + count);
    }
    int mask = mask(block, from, count);
    int length = Frame.SAMPLES_HEADER + count * Frame.sampleSize(pads, mask);
    byte[] frame = Frame.start(Frame.SAMPLES, sequence, length);
    LittleEndian.put64(frame, Frame.HEADER, firstMicros);
    LittleEndian.put16(frame, Frame.HEADER + 8, interval10us);
    frame[Frame.HEADER + 10] = (byte) count;
    frame[Frame.HEADER + 11] = (byte) mask;
    int at = Frame.SAMPLES_HEADER;
    for (int row = from; row < from + count; row++) {
      at = row(frame, at, mask, block, row);
    }
    return frame;
  }

  private int mask(SampleBlock block, int from, int count) {
    int mask = block.channels() & Frame.KNOWN_CHANNELS;
    for (int row = from; row < from + count; row++) {
      for (int axis = 0; axis < 3; axis++) {
        if (Double.isNaN(block.angularRate(row, axis))) {
          mask &= ~Channel.ANGULAR_RATE.bit();
        }
        if (Double.isNaN(block.specificForce(row, axis))) {
          mask &= ~Channel.SPECIFIC_FORCE.bit();
        }
      }
    }
    return mask;
  }

  private int row(byte[] frame, int from, int mask, SampleBlock block, int row) {
    int at = from;
    if (Channel.PRESSURE.in(mask)) {
      for (int pad = 0; pad < pads; pad++, at += 2) {
        double steps = block.pressure(row, pad) * Frame.PRESSURE_STEPS_PER_KPA;
        LittleEndian.put16(frame, at, marked(steps));
      }
    }
    if (Channel.ANGULAR_RATE.in(mask)) {
      for (int axis = 0; axis < 3; axis++, at += 2) {
        LittleEndian.put16(frame, at, ranged(block.angularRate(row, axis) / rateStep));
      }
    }
    if (Channel.SPECIFIC_FORCE.in(mask)) {
      for (int axis = 0; axis < 3; axis++, at += 2) {
        LittleEndian.put16(frame, at, ranged(block.specificForce(row, axis) / accelStep));
      }
    }
    if (Channel.TEMPERATURE.in(mask)) {
      LittleEndian.put16(frame, at, temperature(block.temperature(row)));
      at += 2;
    }
    if (Channel.FORCE.in(mask)) {
      for (int pad = 0; pad < pads; pad++, at += 2) {
        double steps = block.force(row, pad) * Frame.FORCE_STEPS_PER_NEWTON;
        LittleEndian.put16(frame, at, marked(steps));
      }
    }
    return at;
  }

  private static int ranged(double steps) {
    return Math.clamp(Math.round(steps), Short.MIN_VALUE, Short.MAX_VALUE);
  }

  private static int marked(double steps) {
    return Double.isNaN(steps)
        ? Frame.MISSING
        : Math.clamp(Math.round(steps), Frame.MISSING + 1, Frame.SATURATED);
  }

  private static int temperature(double celsius) {
    return marked(celsius * Frame.TEMPERATURE_STEPS_PER_DEGREE);
  }

  /** An INFO frame. */
  public byte[] info(long sequence, DeviceInfo device) {
    return InfoBody.write(sequence, device);
  }

  /** A STATUS frame. */
  public byte[] status(long sequence, DeviceStatus status) {
    byte[] frame = Frame.start(Frame.STATUS, sequence, Frame.STATUS_LENGTH);
    int at = Frame.HEADER;
    frame[at] =
        (byte)
            (Double.isNaN(status.battery())
                ? Frame.BATTERY_UNKNOWN
                : Math.clamp(Math.round(status.battery()), 0, 100));
    LittleEndian.put16(frame, at + 1, temperature(status.temperature()));
    frame[at + 3] =
        (byte)
            ((status.charging() ? 1 : 0)
                | (status.pressureSaturated() ? 2 : 0)
                | (status.sensorFault() ? 4 : 0)
                | (status.tareDone() ? 8 : 0));
    LittleEndian.put32(frame, at + 4, status.framesDropped());
    return frame;
  }

  /** An ACK frame. */
  public byte[] ack(long sequence, DeviceListener.Ack ack) {
    byte[] frame = Frame.start(Frame.ACK, sequence, Frame.ACK_LENGTH);
    LittleEndian.put32(frame, Frame.HEADER, ack.sequence());
    frame[Frame.HEADER + 4] = (byte) ack.command();
    frame[Frame.HEADER + 5] = (byte) ack.result();
    return frame;
  }

  /** A COMMAND frame, host to device; the sequence is the host's own. */
  public static byte[] command(long sequence, Command command) {
    return CommandBody.write(sequence, command);
  }
}
