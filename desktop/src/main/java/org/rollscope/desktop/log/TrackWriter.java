package org.rollscope.desktop.log;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.session.TrackListener;

/**
 * Writes the track as CSV, one row a sample: {@code t} as in the log, travel {@code x y} and path
 * {@code s} in m, the orientation body to earth, contact 0 or 1, and the pressure over tare in kPa,
 * empty where there is none.
 */
public final class TrackWriter implements TrackListener, AutoCloseable {
  private static final MathContext QUATERNION = new MathContext(10);
  private static final MathContext LENGTH = new MathContext(9);
  private static final MathContext PRESSURE = new MathContext(6);
  private static final MathContext TIME = new MathContext(15);

  private final Path file;
  private final OutputStream out;
  private final StringBuilder row = new StringBuilder(160);
  private DoubleUnaryOperator times = seconds -> seconds;
  private @Nullable IOException failure;

  /**
   * Starts the file anew.
   *
   * @throws IOException when it cannot be written, naming it
   */
  public TrackWriter(Path file) throws IOException {
    this.file = file;
    try {
      out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
    } catch (IOException e) {
      throw new IOException("cannot write the track to " + file + ": " + reason(e), e);
    }
    out.write("t,x,y,s,qw,qx,qy,qz,contact,pressure\n".getBytes(US_ASCII));
  }

  private static String reason(IOException e) {
    return e instanceof java.nio.file.NoSuchFileException
        ? "the folder does not exist"
        : e.getClass().getSimpleName();
  }

  /** How device times in s are told; as they are until this is called. */
  void timesAs(DoubleUnaryOperator toLog) {
    times = toLog;
  }

  @Override
  public void sample(
      double time,
      double x,
      double y,
      double path,
      double qw,
      double qx,
      double qy,
      double qz,
      boolean contact,
      double pressure) {
    row.setLength(0);
    number(times.applyAsDouble(time), TIME).append(',');
    number(x, LENGTH).append(',');
    number(y, LENGTH).append(',');
    number(path, LENGTH).append(',');
    number(qw, QUATERNION).append(',');
    number(qx, QUATERNION).append(',');
    number(qy, QUATERNION).append(',');
    number(qz, QUATERNION).append(',').append(contact ? '1' : '0').append(',');
    number(pressure, PRESSURE).append('\n');
    try {
      out.write(row.toString().getBytes(US_ASCII));
    } catch (IOException e) {
      failure = failure == null ? e : failure;
    }
  }

  /** Whole numbers and short decimals as people write them; nothing for a missing value. */
  private StringBuilder number(double value, MathContext digits) {
    if (Double.isNaN(value)) {
      return row;
    }
    if (Double.isInfinite(value)) {
      return row.append("inf");
    }
    if (value == 0) {
      return row.append('0');
    }
    BigDecimal rounded = new BigDecimal(value).round(digits).stripTrailingZeros();
    boolean plain = rounded.scale() < 12 && rounded.scale() > -9;
    return row.append(plain ? rounded.toPlainString() : rounded.toString());
  }

  /** Tells what went wrong since; a listener cannot. */
  void check() throws IOException {
    if (failure != null) {
      throw new IOException("cannot write the track to " + file + ": " + failure.getMessage());
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
    check();
  }
}
