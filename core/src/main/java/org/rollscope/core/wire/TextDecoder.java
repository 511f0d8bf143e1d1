package org.rollscope.core.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rollscope.core.sample.DeviceStatus;
import org.rollscope.core.sample.SampleBlock;

/**
 * Reads the text-line form, from a sketch on a serial line or from a log of any size: constant
 * memory, no allocation per line. Lines before the first header are kept, up to what a serial line
 * brings in 10 s, and read behind it. Times are handed over as the log tells them, also where they
 * go back. Not thread-safe.
 */
public final class TextDecoder implements StreamDecoder {
  private static final int BLOCK_ROWS = 256;
  private static final int MOST_HELD_BYTES = 1 << 20;
  private static final int LINE_OVERHEAD = 24;
  private static final byte[] START = TextHeaderParser.START.getBytes(UTF_8);
  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final DeviceListener listener;
  private final String fallbackId;
  private final LineReader lines = new LineReader(new Lines());
  private final ArrayDeque<byte[]> held = new ArrayDeque<>();
  private int heldBytes;
  private byte[] lastHeader = {};
  private @Nullable TextHeader header;
  private @Nullable TextRow row;
  private SampleBlock block = new SampleBlock(1, 0);
  private double battery = Double.NaN;
  private @Nullable String problem;
  private long lineNumber;
  private long good;
  private long samples;
  private long malformed;
  private long malformedBytes;
  private long firstRejected;

  /**
   * @param fallbackId the identifier of a device whose header names none
   */
  public TextDecoder(DeviceListener listener, String fallbackId) {
    this.listener = listener;
    this.fallbackId = fallbackId;
  }

  @Override
  public void accept(byte[] bytes, int offset, int length) {
    lines.accept(bytes, offset, length);
    deliver();
  }

  @Override
  public void finish() {
    lines.finish();
    deliver();
    for (byte[] line : held) {
      reject(line.length);
    }
    held.clear();
    heldBytes = 0;
  }

  @Override
  public DecodeCounts counts() {
    return new DecodeCounts(good, samples, 0, 0, malformed, malformedBytes, 0);
  }

  @Override
  public Optional<String> problem() {
    return Optional.ofNullable(problem);
  }

  /** The header in force; empty before the first good one. */
  public Optional<TextHeader> header() {
    return Optional.ofNullable(header);
  }

  /** The number of the first line behind the header that was not understood; 0 for none. */
  public long firstRejected() {
    return firstRejected;
  }

  private void deliver() {
    if (block.size() == 0) {
      return;
    }
    samples += block.size();
    listener.samples(block);
    block.begin(block.channels());
    TextRow reader = row;
    if (reader != null
        && !Double.isNaN(reader.battery())
        && Double.compare(reader.battery(), battery) != 0) {
      battery = reader.battery();
      listener.status(new DeviceStatus(battery, Double.NaN, false, false, false, false, 0));
    }
  }

  private void reject(long length) {
    malformed++;
    malformedBytes += length;
  }

  private static boolean startsWith(byte[] start, byte[] bytes, int from, int to) {
    int length = start.length;
    return to - from >= length && Arrays.equals(bytes, from, from + length, start, 0, length);
  }

  private static boolean isBlank(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] != ' ' && bytes[at] != '\t' && bytes[at] != '\r') {
        return false;
      }
    }
    return true;
  }

  private void header(byte[] bytes, int from, int to) {
    TextHeader known = header;
    if (known != null && Arrays.equals(bytes, from, to, lastHeader, 0, lastHeader.length)) {
      good++;
      problem = null;
      deliver();
      listener.info(known.device());
      return;
    }
    try {
      begin(TextHeader.parse(new String(bytes, from, to - from, UTF_8), fallbackId));
      lastHeader = Arrays.copyOfRange(bytes, from, to);
    } catch (IllegalArgumentException e) {
      problem = "line " + lineNumber + ": " + e.getMessage();
      reject(to - from);
    }
  }

  private void begin(TextHeader next) {
    deliver();
    good++;
    problem = null;
    header = next;
    TextRow reader = new TextRow(next);
    row = reader;
    block = new SampleBlock(BLOCK_ROWS, next.device().instrument().pads());
    block.begin(reader.channels());
    listener.info(next.device());
    while (!held.isEmpty()) {
      byte[] line = held.remove();
      row(reader, line, 0, line.length);
    }
    heldBytes = 0;
  }

  private void row(TextRow reader, byte[] bytes, int from, int to) {
    if (reader.read(bytes, from, to, block)) {
      good++;
    } else {
      firstRejected = firstRejected == 0 ? lineNumber : firstRejected;
      reject(to - from);
    }
    if (block.isFull()) {
      deliver();
    }
  }

  private void hold(byte[] bytes, int from, int to) {
    if (problem == null) {
      problem =
          "line "
              + lineNumber
              + ": no header yet; it must start with '"
              + TextHeaderParser.START
              + "' and name the instrument, its radius and the columns";
    }
    // The stream may have been joined amid a line, and half a number looks like a whole one.
    if (lineNumber == 1) {
      reject(to - from);
      return;
    }
    held.add(Arrays.copyOfRange(bytes, from, to));
    heldBytes += to - from + LINE_OVERHEAD;
    while (heldBytes > MOST_HELD_BYTES) {
      int length = held.remove().length;
      heldBytes -= length + LINE_OVERHEAD;
      reject(length);
    }
  }

  private final class Lines implements LineReader.Sink {
    @Override
    public void line(byte[] bytes, int start, int to) {
      lineNumber++;
      boolean marked = lineNumber == 1 && startsWith(BYTE_ORDER_MARK, bytes, start, to);
      int from = marked ? start + BYTE_ORDER_MARK.length : start;
      if (isBlank(bytes, from, to)) {
        return;
      }
      TextRow reader = row;
      if (bytes[from] == '#') {
        if (startsWith(START, bytes, from, to)) {
          header(bytes, from, to);
        }
      } else if (reader == null) {
        hold(bytes, from, to);
      } else {
        row(reader, bytes, from, to);
      }
    }

    @Override
    public void tooLong(long length) {
      lineNumber++;
      reject(length);
    }
  }
}
