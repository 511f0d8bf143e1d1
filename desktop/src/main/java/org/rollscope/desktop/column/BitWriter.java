package org.rollscope.desktop.column;

import java.util.Arrays;

/** Writes bits, the highest first. Not thread-safe. */
final class BitWriter {
  private byte[] bytes;
  private int length;
  private long pending;
  private int count;

  BitWriter(int capacity) {
    bytes = new byte[Math.max(capacity, 16)];
  }

  /**
   * Writes the lowest bits of a value.
   *
   * @param bits 0 to 64
   */
  void write(long value, int bits) {
    if (bits > 32) {
      put(value >>> 32, bits - 32);
      put(value, 32);
    } else {
      put(value, bits);
    }
  }

  private void put(long value, int bits) {
    pending = (pending << bits) | (value & ((1L << bits) - 1));
    count += bits;
    if (count >= 8) {
      flushBytes();
    }
  }

  private void flushBytes() {
    if (length + 8 > bytes.length) {
      bytes = Arrays.copyOf(bytes, bytes.length * 2);
    }
    while (count >= 8) {
      count -= 8;
      bytes[length++] = (byte) (pending >>> count);
    }
  }

  /**
   * Writes a number from 0 in groups of seven bits, each after a bit that says whether more come.
   */
  void writeNumber(long number) {
    long left = number;
    while (left >= 0x80 || left < 0) {
      write(0x80 | (left & 0x7f), 8);
      left >>>= 7;
    }
    write(left, 8);
  }

  /** What was written, filled up to whole bytes. */
  byte[] toBytes() {
    if (count > 0) {
      put(0, 8 - count);
    }
    return Arrays.copyOf(bytes, length);
  }
}
