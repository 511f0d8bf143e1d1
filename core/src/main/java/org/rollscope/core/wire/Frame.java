package org.rollscope.core.wire;

/** The numbers of the frame format; {@code docs/device-protocol.md} draws it. */
final class Frame {
  static final int VERSION = 1;

  static final int SAMPLES = 1;
  static final int INFO = 2;
  static final int STATUS = 3;
  static final int ACK = 4;
  static final int COMMAND = 8;

  /** Version and type, then the sequence number. */
  static final int HEADER = 5;

  /** Header, device time, interval, number of samples, channel mask. */
  static final int SAMPLES_HEADER = HEADER + 12;

  static final int STATUS_LENGTH = HEADER + 8;
  static final int ACK_LENGTH = HEADER + 6;
  static final int CRC = 2;

  /** Longest frame on a serial line before COBS, CRC included. */
  static final int LONGEST = 512;

  static final int MOST_SAMPLES = 255;
  static final int KNOWN_CHANNELS = 0x1F;

  static final int SATURATED = Short.MAX_VALUE;
  static final int MISSING = Short.MIN_VALUE;
  static final double FULL_SCALE = 32768;
  static final double PRESSURE_STEPS_PER_KPA = 20;
  static final double FORCE_STEPS_PER_NEWTON = 10;
  static final double TEMPERATURE_STEPS_PER_DEGREE = 100;
  static final double STANDARD_GRAVITY = 9.80665;
  static final double AXIS_UNIT = 127;
  static final int LONGEST_STRING = 32;
  static final int BATTERY_UNKNOWN = 255;
  static final int MICROS_PER_INTERVAL_STEP = 10;

  private Frame() {}

  /** Bytes of one sample with these channels. */
  static int sampleSize(int pads, int channelMask) {
    int perPad = Integer.bitCount(channelMask & 0b10001);
    int vectors = Integer.bitCount(channelMask & 0b00110);
    int single = Integer.bitCount(channelMask & 0b01000);
    return 2 * (pads * perPad + 3 * vectors + single);
  }

  static byte[] start(int type, long sequence, int length) {
    byte[] frame = new byte[length];
    frame[0] = (byte) (VERSION << 4 | type);
    LittleEndian.put32(frame, 1, sequence);
    return frame;
  }
}
