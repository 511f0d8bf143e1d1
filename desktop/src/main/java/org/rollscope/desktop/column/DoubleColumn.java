package org.rollscope.desktop.column;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * A column of doubles as bytes. First where there are numbers and where not: alternating lengths of
 * runs. Then the numbers, on their grid or as they are. Then what is no number: infinities, NaN
 * with other bits than usual, negative zeros; with its bits.
 */
final class DoubleColumn {
  private static final int ON_STEPS = 0;
  private static final int ON_PARTS = 1;
  private static final int RAW = 2;
  private static final int KIND_BITS = 8;
  private static final long NAN = Double.doubleToRawLongBits(Double.NaN);
  private static final long NEGATIVE_ZERO = Double.doubleToRawLongBits(-0.0);

  private DoubleColumn() {}

  static void write(BitWriter out, double[] column, int count) {
    double[] numbers = new double[count];
    int size = 0;
    for (int i = 0; i < count; i++) {
      if (isNumber(column[i])) {
        numbers[size++] = column[i];
      }
    }
    runs(out, column, count);
    numbers(out, numbers, size);
    others(out, column, count);
  }

  private static boolean isNumber(double value) {
    return Double.isFinite(value) && Double.doubleToRawLongBits(value) != NEGATIVE_ZERO;
  }

  private static void runs(BitWriter out, double[] column, int count) {
    int start = 0;
    boolean numbers = true;
    while (start < count) {
      int end = start;
      while (end < count && isNumber(column[end]) == numbers) {
        end++;
      }
      out.writeNumber(end - start);
      start = end;
      numbers = !numbers;
    }
  }

  private static void others(BitWriter out, double[] column, int count) {
    int last = -1;
    for (int i = 0; i < count; i++) {
      long bits = Double.doubleToRawLongBits(column[i]);
      if (!isNumber(column[i]) && bits != NAN) {
        out.writeNumber(i - last);
        out.write(bits, 64);
        last = i;
      }
    }
    out.writeNumber(0);
  }

  private static void numbers(BitWriter out, double[] numbers, int size) {
    Grid grid = Grid.find(numbers, size);
    if (grid == null) {
      raw(out, numbers, size);
      return;
    }
    out.write(grid.divides() ? ON_PARTS : ON_STEPS, KIND_BITS);
    out.write(Double.doubleToRawLongBits(grid.by()), 64);
    long[] indices = new long[size];
    for (int i = 0; i < size; i++) {
      indices[i] = grid.index(numbers[i]);
    }
    Residuals.write(out, indices, size);
  }

  /** Byte by byte of all numbers, for their first bytes are alike; deflated. */
  private static void raw(BitWriter out, double[] numbers, int size) {
    byte[] planes = new byte[Long.BYTES * size];
    for (int i = 0; i < size; i++) {
      long bits = Double.doubleToRawLongBits(numbers[i]);
      for (int plane = 0; plane < Long.BYTES; plane++) {
        planes[plane * size + i] = (byte) (bits >>> (56 - 8 * plane));
      }
    }
    byte[] packed = new byte[planes.length + planes.length / 1000 + 64];
    try (Deflater deflater = new Deflater(Deflater.BEST_SPEED)) {
      deflater.setInput(planes);
      deflater.finish();
      int length = deflater.deflate(packed);
      out.write(RAW, KIND_BITS);
      out.writeNumber(length);
      for (int i = 0; i < length; i++) {
        out.write(packed[i] & 0xff, 8);
      }
    }
  }

  /**
   * Reads a column.
   *
   * @throws IllegalArgumentException where it is none
   */
  static double[] read(BitReader in, int count) {
    double[] column = new double[count];
    Arrays.fill(column, Double.NaN);
    int[] runs = readRuns(in, count);
    int size = 0;
    for (int i = 0; i < runs.length; i += 2) {
      size += runs[i];
    }
    place(readNumbers(in, size), runs, column);
    long gap = in.readNumber();
    int at = -1;
    while (gap != 0) {
      at = checked(at + gap, count - 1);
      column[at] = Double.longBitsToDouble(in.read(64));
      gap = in.readNumber();
    }
    if (in.isBeyond()) {
      throw new IllegalArgumentException("a column is cut short");
    }
    return column;
  }

  private static int checked(long number, int most) {
    if (number < 0 || number > most) {
      throw new IllegalArgumentException("a column is longer than its rows");
    }
    return (int) number;
  }

  private static int[] readRuns(BitReader in, int count) {
    int[] runs = new int[8];
    int size = 0;
    int left = count;
    while (left > 0) {
      int run = checked(in.readNumber(), left);
      if (run == 0 && size > 0) {
        throw new IllegalArgumentException("a run has no length");
      }
      if (size == runs.length) {
        runs = Arrays.copyOf(runs, 2 * size);
      }
      runs[size++] = run;
      left -= run;
    }
    return Arrays.copyOf(runs, size);
  }

  private static void place(double[] numbers, int[] runs, double[] column) {
    int from = 0;
    int to = 0;
    for (int i = 0; i < runs.length; i++) {
      if (i % 2 == 0) {
        System.arraycopy(numbers, from, column, to, runs[i]);
        from += runs[i];
      }
      to += runs[i];
    }
  }

  private static double[] readNumbers(BitReader in, int size) {
    int kind = (int) in.read(KIND_BITS);
    if (kind == RAW) {
      return readRaw(in, size);
    }
    if (kind != ON_STEPS && kind != ON_PARTS) {
      throw new IllegalArgumentException("there is no column of kind " + kind);
    }
    Grid grid = new Grid(kind == ON_PARTS, Double.longBitsToDouble(in.read(64)));
    long[] indices = new long[size];
    Residuals.read(in, indices, size);
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      numbers[i] = grid.value(indices[i]);
    }
    return numbers;
  }

  private static double[] readRaw(BitReader in, int size) {
    int length = checked(in.readNumber(), 9 * size + 64);
    byte[] packed = new byte[length];
    for (int i = 0; i < length; i++) {
      packed[i] = (byte) in.read(8);
    }
    byte[] planes = inflate(packed, Long.BYTES * size);
    double[] numbers = new double[size];
    for (int i = 0; i < size; i++) {
      long bits = 0;
      for (int plane = 0; plane < Long.BYTES; plane++) {
        bits = (bits << 8) | (planes[plane * size + i] & 0xff);
      }
      numbers[i] = Double.longBitsToDouble(bits);
    }
    return numbers;
  }

  private static byte[] inflate(byte[] packed, int size) {
    byte[] bytes = new byte[size];
    @Nullable DataFormatException damage = null;
    int length = 0;
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(packed);
      length = inflater.inflate(bytes);
    } catch (DataFormatException e) {
      damage = e;
    }
    if (length != size) {
      throw new IllegalArgumentException("a column cannot be inflated", damage);
    }
    return bytes;
  }
}
