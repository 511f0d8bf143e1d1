package org.rollscope.desktop.endtoend;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.rollscope.sim.port.DevicePort;
import org.rollscope.sim.port.PortException;
import org.rollscope.sim.port.PtyPort;

/**
 * A virtual serial port that can be unplugged and plugged in again at the same path, and that keeps
 * what was sent. It waits for a slow host as USB does, so that no load of the machine loses bytes.
 */
final class Line implements DevicePort {
  private static final int MOST_GARBAGE = 60;

  private final Path path;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final ByteArrayOutputStream sound = new ByteArrayOutputStream();
  private final @Nullable RandomGenerator garbage;
  private volatile @Nullable PtyPort port;

  /** Plugged in. */
  Line(Path path) throws IOException {
    this(path, null);
  }

  /** A line with bursts of random bytes between what the device sends. */
  Line(Path path, @Nullable RandomGenerator garbage) throws IOException {
    this.path = path;
    this.garbage = garbage;
    plugIn();
  }

  void plugIn() throws IOException {
    PtyPort next = PtyPort.open();
    Files.createSymbolicLink(path, Path.of(next.path()));
    port = next;
  }

  /** What is sent from now on is lost, as what the device still had in its buffer. */
  void unplug() throws IOException {
    PtyPort last = port;
    port = null;
    Files.deleteIfExists(path);
    if (last != null) {
      last.close();
    }
  }

  @Override
  public String path() {
    return path.toString();
  }

  @Override
  public boolean connected() {
    PtyPort present = port;
    return present != null && present.connected();
  }

  @Override
  public int read(byte[] buffer, int timeoutMillis) throws PortException {
    PtyPort present = port;
    if (present != null) {
      try {
        return present.read(buffer, timeoutMillis);
      } catch (PortException e) {
        if (present == port) {
          throw e;
        }
      }
    }
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(timeoutMillis));
    return 0;
  }

  @Override
  public int write(byte[] bytes, int offset, int length) throws PortException {
    if (garbage != null && length > 0) {
      byte[] burst = new byte[garbage.nextInt(MOST_GARBAGE)];
      garbage.nextBytes(burst);
      send(burst, 0, burst.length);
    }
    sound.write(bytes, offset, length);
    send(bytes, offset, length);
    return length;
  }

  private void send(byte[] bytes, int offset, int length) throws PortException {
    int done = 0;
    while (done < length) {
      PtyPort present = port;
      if (present == null) {
        return;
      }
      try {
        int count = present.write(bytes, offset + done, length - done);
        sent.write(bytes, offset + done, count);
        done += count;
      } catch (PortException e) {
        if (present == port) {
          throw e;
        }
        return;
      }
      if (done < length) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
    }
  }

  /** Everything that was on the line; to be asked when the device has ended. */
  byte[] sent() {
    return sent.toByteArray();
  }

  /** The same without the random bytes. */
  byte[] withoutGarbage() {
    return sound.toByteArray();
  }

  @Override
  public void close() {
    PtyPort last = port;
    port = null;
    if (last != null) {
      last.close();
    }
  }
}
