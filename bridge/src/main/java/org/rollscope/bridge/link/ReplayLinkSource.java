package org.rollscope.bridge.link;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.zip.GZIPInputStream;
import org.rollscope.core.sample.DeviceInfo;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.core.wire.AutoDecoder;
import org.rollscope.core.wire.DeviceListener;

/**
 * A recording, a byte stream or a text log, plain or .gz, played at the pace of the device's own
 * time or faster.
 */
public final class ReplayLinkSource implements LinkSource {
  private final Path file;
  private final double speed;
  private final LongSupplier nanoTime;

  /**
   * @param file the recording
   * @param speed 1 for the pace of the recording; positive infinity for as fast as possible
   */
  public ReplayLinkSource(Path file, double speed) {
    this(file, speed, System::nanoTime);
  }

  ReplayLinkSource(Path file, double speed, LongSupplier nanoTime) {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("the speed must be above 0, is " + speed);
    }
    this.file = file;
    this.speed = speed;
    this.nanoTime = nanoTime;
  }

  @Override
  public String name() {
    return "recording " + file;
  }

  @Override
  public Link open() throws LinkException {
    try {
      return new ReplayLink(name(), stream(file), speed, nanoTime);
    } catch (NoSuchFileException e) {
      throw new BlockedLinkException("There is no recording " + file + "; is the path right?", e);
    } catch (IOException e) {
      throw new BlockedLinkException(
          "The recording " + file + " could not be read: " + e.getMessage(), e);
    }
  }

  /** Opens a recording, unpacked if it is .gz. */
  public static InputStream stream(Path file) throws IOException {
    InputStream plain = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    plain.mark(2);
    boolean packed = plain.read() == 0x1f && plain.read() == 0x8b;
    plain.reset();
    return packed ? new GZIPInputStream(plain, 1 << 16) : plain;
  }

  private static final class ReplayLink implements Link, DeviceListener {
    private static final int PIECE = 256;
    private static final long LONGEST_WAIT_NANOS = 100_000_000;

    private final String name;
    private final InputStream stream;
    private final double speed;
    private final LongSupplier nanoTime;
    private final AutoDecoder pace = new AutoDecoder(this, "replay");
    private final byte[] piece = new byte[PIECE];
    private int waiting;
    private double first = Double.NaN;
    private double last = Double.NaN;
    private long started;

    ReplayLink(String name, InputStream stream, double speed, LongSupplier nanoTime) {
      this.name = name;
      this.stream = stream;
      this.speed = speed;
      this.nanoTime = nanoTime;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public int read(byte[] buffer) throws LinkException {
      try {
        if (Double.isInfinite(speed)) {
          return stream.read(buffer);
        }
        if (waiting == 0) {
          waiting = stream.read(piece, 0, Math.min(PIECE, buffer.length));
          if (waiting < 0) {
            waiting = 0;
            return -1;
          }
          pace.accept(piece, 0, waiting);
        }
        return isDue() ? take(buffer) : 0;
      } catch (IOException e) {
        throw new LinkException(name + " could not be read on: " + e.getMessage(), e);
      }
    }

    private boolean isDue() {
      if (Double.isNaN(last)) {
        return true;
      }
      double due = Math.max(0, last - first) / speed * 1e9;
      long wait = (long) due - (nanoTime.getAsLong() - started);
      if (wait > 0) {
        LockSupport.parkNanos(Math.min(wait, LONGEST_WAIT_NANOS));
      }
      return wait <= LONGEST_WAIT_NANOS;
    }

    private int take(byte[] buffer) {
      int count = waiting;
      System.arraycopy(piece, 0, buffer, 0, count);
      waiting = 0;
      return count;
    }

    @Override
    public void info(DeviceInfo info) {
      // Only the samples' times set the pace.
    }

    @Override
    public void samples(SampleBlock block) {
      if (block.size() == 0) {
        return;
      }
      double time = block.time(block.size() - 1);
      if (Double.isNaN(first) || time < last) {
        first = block.time(0);
        started = nanoTime.getAsLong();
      }
      last = time;
    }

    @Override
    public void write(byte[] bytes) {
      // A recording takes no commands.
    }

    @Override
    public void close() {
      try {
        stream.close();
      } catch (IOException e) {
        // Nothing was written, so nothing can be lost.
        return;
      }
    }
  }
}
