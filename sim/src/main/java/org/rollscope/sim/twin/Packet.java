package org.rollscope.sim.twin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A packet of known length, filled from the front, the low byte of each number first. */
final class Packet {
  private final byte[] bytes;
  private final ByteBuffer buffer;

  Packet(int length) {
    bytes = new byte[length];
    buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  Packet u8(int value) {
    buffer.put((byte) value);
    return this;
  }

  Packet i16(int value) {
    buffer.putShort((short) value);
    return this;
  }

  /** The nearest of 65536 steps, {@code -1} to 1 being all of them. */
  Packet share16(double share) {
    return i16((int) Math.clamp(Math.rint(share * 32768), -32768, 32767));
  }

  Packet f32(double value) {
    buffer.putFloat((float) value);
    return this;
  }

  /** The sum of the bytes so far. */
  int sum() {
    int sum = 0;
    for (int i = 0; i < buffer.position(); i++) {
      sum += bytes[i];
    }
    return sum;
  }

  byte[] bytes() {
    return bytes;
  }
}
