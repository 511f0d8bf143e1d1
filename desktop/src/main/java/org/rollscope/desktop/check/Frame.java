package org.rollscope.desktop.check;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * One frame as it came, read by the offsets of the protocol's page alone: the codec of core
 * forgives what a check must not.
 */
final class Frame {
  static final int VERSION = 1;
  static final int SAMPLES = 1;
  static final int INFO = 2;
  static final int STATUS = 3;
  static final int ACK = 4;
  static final int COMMAND = 8;

  static final int HEADER = 5;
  static final int SAMPLES_HEADER = 17;
  static final int INFO_FIXED = 24;
  static final int STATUS_LENGTH = 13;
  static final int ACK_LENGTH = 11;

  /** The longest on a serial line, without its CRC. */
  static final int LONGEST = 510;

  private final ByteBuffer bytes;
  private final long nanos;

  /**
   * @param nanos when it came
   */
  Frame(byte[] bytes, int length, long nanos) {
    this.bytes = ByteBuffer.wrap(Arrays.copyOf(bytes, length)).order(ByteOrder.LITTLE_ENDIAN);
    this.nanos = nanos;
  }

  long nanos() {
    return nanos;
  }

  int length() {
    return bytes.capacity();
  }

  int u8(int at) {
    return bytes.get(at) & 0xFF;
  }

  int i8(int at) {
    return bytes.get(at);
  }

  int i16(int at) {
    return bytes.getShort(at);
  }

  int u16(int at) {
    return bytes.getShort(at) & 0xFFFF;
  }

  long u32(int at) {
    return bytes.getInt(at) & 0xFFFF_FFFFL;
  }

  int version() {
    return u8(0) >> 4;
  }

  int type() {
    return u8(0) & 0x0F;
  }

  /** Its number, as it wraps. */
  int sequence() {
    return bytes.getInt(1);
  }

  /** Whether another holds the same bytes. */
  boolean holds(Frame other) {
    return bytes.duplicate().clear().equals(other.bytes.duplicate().clear());
  }

  /** Its bytes with another number. */
  byte[] numbered(int sequence) {
    return ByteBuffer.allocate(length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(bytes.duplicate().clear())
        .putInt(1, sequence)
        .array();
  }

  /** Whether it is a frame of samples that has a whole header. */
  boolean isSamples() {
    return version() == VERSION && type() == SAMPLES && length() >= SAMPLES_HEADER;
  }

  /** Device time of the first sample, µs. */
  long micros() {
    return bytes.getLong(5);
  }

  /** Time between the samples as the frame tells it, µs. */
  int interval() {
    return u16(13) * 10;
  }

  int count() {
    return u8(15);
  }

  int mask() {
    return u8(16);
  }

  /** Bytes of a sample of these channels. */
  static int sampleSize(int pads, int mask) {
    int loads = pads * Integer.bitCount(mask & 0b10001);
    int vectors = 3 * Integer.bitCount(mask & 0b00110);
    return 2 * (loads + vectors + Integer.bitCount(mask & 0b01000));
  }

  /** How long it should be by its own header, of a device with so many pads. */
  int lengthTold(int pads) {
    return SAMPLES_HEADER + count() * sampleSize(pads, mask());
  }
}
