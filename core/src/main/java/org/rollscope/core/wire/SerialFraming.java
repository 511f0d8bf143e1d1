package org.rollscope.core.wire;

import java.util.Arrays;

/** Packs a frame for a serial line: CRC behind it, COBS over both, 0x00 on both sides. */
public final class SerialFraming {
  /** The longest frame that a serial packet can hold, bytes. */
  public static final int LONGEST_FRAME = Frame.LONGEST - Frame.CRC;

  private SerialFraming() {}

  /**
   * The packet of a frame.
   *
   * @throws IllegalArgumentException if the frame is longer than {@link #LONGEST_FRAME}
   */
  public static byte[] packet(byte[] frame) {
    if (frame.length > LONGEST_FRAME) {
      throw new IllegalArgumentException(
          "a frame of " + frame.length + " bytes is too long for a serial line");
    }
    int length = frame.length + Frame.CRC;
    byte[] checked = Arrays.copyOf(frame, length);
    LittleEndian.put16(checked, frame.length, Crc16.of(frame, 0, frame.length));
    byte[] packet = new byte[Cobs.longestEncoded(length) + 2];
    int end = Cobs.encode(checked, length, packet, 1);
    return Arrays.copyOf(packet, end + 1);
  }

  /**
   * Undoes COBS, in place, of what lies between two 0x00; the frame comes out with its CRC behind
   * it, whether that is right or not.
   *
   * @return the length of both; -1 where the bytes are no encoding
   */
  public static int unstuffed(byte[] bytes, int length) {
    return Cobs.decode(bytes, length);
  }
}
