package org.rollscope.core.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Reads decimal numbers from bytes, bit for bit as {@link Double#parseDouble} does, mostly without
 * allocating: digits that fit 53 bits and a power of ten up to 22 are exact doubles, so that one
 * rounding remains (Clinger, PLDI 1990); the rest is left to the library.
 */
final class TextNumber {
  /** No number; never the value of a good one. */
  static final double BAD = Double.POSITIVE_INFINITY;

  private static final long LARGEST_EXACT = 1L << 53;
  private static final long ROOM_FOR_DIGIT = (Long.MAX_VALUE - 9) / 10;
  private static final int LARGEST_EXPONENT = 9999;
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private TextNumber() {}

  /**
   * The number between two indices, spaces around it left out.
   *
   * @return NaN where nothing is there; {@link #BAD} where it is no finite decimal number
   */
  static double parse(byte[] b, int start, int end) {
    int from = start;
    int to = end;
    while (from < to && isSpace(b[from])) {
      from++;
    }
    while (from < to && isSpace(b[to - 1])) {
      to--;
    }
    return from == to ? Double.NaN : number(b, from, to);
  }

  private static boolean isSpace(byte c) {
    return c == ' ' || c == '\t' || c == '\r';
  }

  private static double number(byte[] b, int from, int to) {
    int at = b[from] == '-' || b[from] == '+' ? from + 1 : from;
    long mantissa = 0;
    int digits = 0;
    int point = -1;
    boolean exact = true;
    for (; at < to; at++) {
      int digit = b[at] - '0';
      if (digit >= 0 && digit <= 9) {
        digits++;
        if (mantissa <= ROOM_FOR_DIGIT) {
          mantissa = mantissa * 10 + digit;
        } else {
          exact = false;
        }
      } else if (b[at] == '.' && point < 0) {
        point = digits;
      } else {
        break;
      }
    }
    if (digits == 0) {
      return BAD;
    }
    int exponent = at == to ? 0 : exponent(b, at, to);
    if (exponent > LARGEST_EXPONENT) {
      return BAD;
    }
    int scale = exponent - (point < 0 ? 0 : digits - point);
    if (!exact || mantissa > LARGEST_EXACT || Math.abs(scale) >= POWERS.length) {
      return library(b, from, to);
    }
    double value = scale < 0 ? mantissa / POWERS[-scale] : mantissa * POWERS[scale];
    return b[from] == '-' ? -value : value;
  }

  /** The exponent that starts here; above the largest where there is none. */
  private static int exponent(byte[] b, int from, int to) {
    int at = from + 1;
    if ((b[from] != 'e' && b[from] != 'E') || at == to) {
      return Integer.MAX_VALUE;
    }
    boolean negative = b[at] == '-';
    if (negative || b[at] == '+') {
      at++;
    }
    if (at == to) {
      return Integer.MAX_VALUE;
    }
    int value = 0;
    for (; at < to; at++) {
      int digit = b[at] - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MAX_VALUE;
      }
      value = Math.min(value * 10 + digit, LARGEST_EXPONENT);
    }
    return negative ? -value : value;
  }

  private static double library(byte[] b, int from, int to) {
    double value = Double.parseDouble(new String(b, from, to - from, ISO_8859_1));
    return Double.isFinite(value) ? value : BAD;
  }
}
