package org.rollscope.desktop.column;

import java.util.Arrays;

/**
 * Whole numbers as what a prediction from those before lacks, in Golomb-Rice codes: a quotient in
 * ones and a remainder in bits, whose count is chosen anew for every 128 numbers. The prediction
 * goes on as the last 0 to 3 numbers did (FLAC's fixed predictors), as soon as there are as many;
 * whichever takes the fewest bits is taken.
 */
final class Residuals {
  private static final int GROUP = 128;
  private static final int ORDERS = 4;
  private static final int ALL_ZERO = 63;

  /** A quotient from here on is not written in ones: the number follows as it is. */
  private static final int ESCAPE = 24;

  private Residuals() {}

  static void write(BitWriter out, long[] numbers, int count) {
    int order = bestOrder(numbers, count);
    out.write(order, 2);
    long[] codes = new long[GROUP];
    for (int start = 0; start < count; start += GROUP) {
      int size = Math.min(GROUP, count - start);
      for (int i = 0; i < size; i++) {
        codes[i] = zigzag(numbers[start + i] - predict(order, numbers, start + i));
      }
      writeGroup(out, codes, size);
    }
  }

  private static int bestOrder(long[] numbers, int count) {
    int best = 0;
    long fewest = Long.MAX_VALUE;
    for (int order = 0; order < ORDERS; order++) {
      long bits = 0;
      for (int i = 0; i < count; i++) {
        long code = zigzag(numbers[i] - predict(order, numbers, i));
        bits += Long.SIZE - Long.numberOfLeadingZeros(code);
      }
      if (bits < fewest) {
        fewest = bits;
        best = order;
      }
    }
    return best;
  }

  /** What comes at an index, as the numbers before it go on. */
  private static long predict(int order, long[] numbers, int index) {
    return switch (Math.min(order, index)) {
      case 0 -> 0;
      case 1 -> numbers[index - 1];
      case 2 -> 2 * numbers[index - 1] - numbers[index - 2];
      default -> 3 * (numbers[index - 1] - numbers[index - 2]) + numbers[index - 3];
    };
  }

  private static long zigzag(long value) {
    return value << 1 ^ value >> 63;
  }

  private static void writeGroup(BitWriter out, long[] codes, int size) {
    int bits = bestBits(codes, size);
    out.write(bits, 6);
    if (bits == ALL_ZERO) {
      return;
    }
    for (int i = 0; i < size; i++) {
      long quotient = codes[i] >>> bits;
      if (quotient < ESCAPE) {
        int ones = (int) quotient;
        out.write((1L << (ones + 1)) - 2, ones + 1);
        out.write(codes[i], bits);
      } else {
        out.write((1L << ESCAPE) - 1, ESCAPE);
        out.write(codes[i], 64);
      }
    }
  }

  private static int bestBits(long[] codes, int size) {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += codes[i];
    }
    if (sum == 0) {
      return ALL_ZERO;
    }
    int near = Math.max(0, Math.getExponent(sum / size));
    int best = near;
    long least = Long.MAX_VALUE;
    for (int bits = Math.max(0, near - 2); bits <= near + 1; bits++) {
      long cost = cost(codes, size, bits);
      if (cost < least) {
        least = cost;
        best = bits;
      }
    }
    return best;
  }

  private static long cost(long[] codes, int size, int bits) {
    long cost = 0;
    for (int i = 0; i < size; i++) {
      long quotient = codes[i] >>> bits;
      cost += quotient < ESCAPE ? quotient + 1 + bits : ESCAPE + 64;
    }
    return cost;
  }

  static void read(BitReader in, long[] numbers, int count) {
    int order = (int) in.read(2);
    for (int start = 0; start < count; start += GROUP) {
      readGroup(in, numbers, start, Math.min(GROUP, count - start));
    }
    if (order > 0) {
      for (int i = 1; i < count; i++) {
        numbers[i] += predict(order, numbers, i);
      }
    }
  }

  private static void readGroup(BitReader in, long[] numbers, int start, int size) {
    int bits = (int) in.read(6);
    if (bits == ALL_ZERO) {
      Arrays.fill(numbers, start, start + size, 0);
      return;
    }
    for (int i = start; i < start + size; i++) {
      long shown = in.peek();
      int ones = Long.numberOfLeadingZeros(~shown);
      long code;
      if (ones >= ESCAPE) {
        in.skip(ESCAPE);
        code = in.read(64);
      } else if (ones + 1 + bits <= BitReader.SHOWN) {
        code = (long) ones << bits | (bits == 0 ? 0 : shown << (ones + 1) >>> (64 - bits));
        in.skip(ones + 1 + bits);
      } else {
        in.skip(ones + 1);
        code = (long) ones << bits | in.read(bits);
      }
      numbers[i] = code >>> 1 ^ -(code & 1);
    }
  }
}
