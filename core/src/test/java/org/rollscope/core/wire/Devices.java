package org.rollscope.core.wire;

import java.util.Arrays;
import java.util.HexFormat;
import org.rollscope.core.sample.Channel;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.Instrument;
import org.rollscope.core.sample.InstrumentKind;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.sample.Surface;
import org.rollscope.core.sample.Vector;

/** Devices and byte strings for the tests of the protocol. */
final class Devices {
  static final int PRESSURE_AND_IMU =
      Channel.PRESSURE.bit() | Channel.ANGULAR_RATE.bit() | Channel.SPECIFIC_FORCE.bit();

  private Devices() {}

  static DeviceInfo ball(String boot) {
    return device(Instrument.of(InstrumentKind.BALL, 0.032).withContactArea(400e-6), boot);
  }

  static DeviceInfo stickWithPads(int pads) {
    return device(
        new Instrument(InstrumentKind.STICK, 0.02, Vector.X, Surface.BELOW, pads, Double.NaN),
        "0000002a");
  }

  private static DeviceInfo device(Instrument instrument, String boot) {
    return new DeviceInfo(
        "rs-0042",
        "Ball é",
        "RS-0042",
        "1.3.0",
        instrument,
        200,
        Math.toRadians(2000),
        16 * 9.80665,
        boot,
        null);
  }

  /** A frame of so many samples of pressure and IMU, 5 ms apart, on the grid of the protocol. */
  static byte[] samples(DeviceInfo device, long sequence, int count) {
    SampleBlock block = new SampleBlock(count, device.instrument().pads());
    block.begin(PRESSURE_AND_IMU);
    long micros = sequence * 5000L * count;
    for (int i = 0; i < count; i++) {
      int row = block.append((micros + i * 5000L) / 1e6);
      for (int pad = 0; pad < block.pads(); pad++) {
        block.pressure(row, pad, (sequence % 1000) / 20.0);
      }
      for (int axis = 0; axis < 3; axis++) {
        block.angularRate(row, axis, device.gyroRange() / 32768 * (axis + i));
        block.specificForce(row, axis, device.accelRange() / 32768 * (axis - i));
      }
    }
    return new FrameEncoder(device).samples(block, 0, count, sequence, micros, 500);
  }

  static byte[] info(DeviceInfo device, long sequence) {
    return new FrameEncoder(device).info(sequence, device);
  }

  static byte[] hex(String text) {
    return HexFormat.of().parseHex(text.replaceAll("\\s", ""));
  }

  static byte[] join(byte[]... parts) {
    byte[] all = {};
    for (byte[] part : parts) {
      int at = all.length;
      all = Arrays.copyOf(all, at + part.length);
      System.arraycopy(part, 0, all, at, part.length);
    }
    return all;
  }
}
