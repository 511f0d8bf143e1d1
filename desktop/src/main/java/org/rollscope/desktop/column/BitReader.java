package org.rollscope.desktop.column;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads what a {@link BitWriter} wrote; behind the end are zeros. Not thread-safe. */
final class BitReader {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  /** How many bits {@link #peek} shows for certain. */
  static final int SHOWN = 57;

  private final byte[] bytes;
  private final int end;
  private long position;

  BitReader(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    end = offset + length;
    position = 8L * offset;
  }

  /** The next bits, the first one as the highest; {@value #SHOWN} of them are right. */
  long peek() {
    int at = (int) (position >>> 3);
    int shift = (int) position & 7;
    if (at + Long.BYTES <= end) {
      return (long) LONG.get(bytes, at) << shift;
    }
    long last = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      last = last << 8 | (at + i < end ? bytes[at + i] & 0xff : 0);
    }
    return last << shift;
  }

  void skip(int bits) {
    position += bits;
  }

  /** Whether more was read than there is. */
  boolean isBeyond() {
    return position > 8L * end;
  }

  /**
   * Reads an unsigned value.
   *
   * @param bits 0 to 64
   */
  long read(int bits) {
    if (bits == 0) {
      return 0;
    }
    if (bits > 32) {
      return read(bits - 32) << 32 | read(32);
    }
    long value = peek() >>> (64 - bits);
    position += bits;
    return value;
  }

  long readNumber() {
    long number = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      long group = read(8);
      number |= (group & 0x7f) << shift;
      if (group < 0x80) {
        return number;
      }
    }
    throw new IllegalArgumentException("a number is too long");
  }
}
