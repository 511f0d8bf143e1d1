package org.rollscope.core.wire;

/**
 * Consistent overhead byte stuffing: bytes without 0x00, so that 0x00 can part packets (Cheshire
 * and Baker, IEEE/ACM Transactions on Networking 7(2), 1999).
 */
final class Cobs {
  private static final int LONGEST_RUN = 254;

  private Cobs() {}

  /** The most bytes that encoding makes of so many. */
  static int longestEncoded(int length) {
    return length + length / LONGEST_RUN + 1;
  }

  /**
   * Encodes.
   *
   * @param to where the result goes, from index {@code at} on
   * @return the index after the result
   */
  static int encode(byte[] from, int length, byte[] to, int at) {
    int code = at;
    int out = at + 1;
    for (int i = 0; i < length; i++) {
      if (from[i] != 0) {
        to[out++] = from[i];
      }
      boolean full = out - code > LONGEST_RUN;
      if (from[i] == 0 || (full && i + 1 < length)) {
        to[code] = (byte) (out - code);
        code = out++;
      }
    }
    to[code] = (byte) (out - code);
    return out;
  }

  /**
   * Decodes in place.
   *
   * @return the decoded length; -1 where the bytes are no encoding
   */
  static int decode(byte[] bytes, int length) {
    int in = 0;
    int out = 0;
    while (in < length) {
      int code = bytes[in++] & 0xFF;
      int run = code - 1;
      if (run < 0 || in + run > length) {
        return -1;
      }
      System.arraycopy(bytes, in, bytes, out, run);
      in += run;
      out += run;
      if (run < LONGEST_RUN && in < length) {
        bytes[out++] = 0;
      }
    }
    return out;
  }
}
