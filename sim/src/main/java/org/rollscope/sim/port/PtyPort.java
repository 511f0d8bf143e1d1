package org.rollscope.sim.port;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.locks.LockSupport;

/**
 * A virtual serial port: the controlling side of a pseudo-terminal. Any serial program can open
 * {@link #path()}, close it and open it again. Bytes pass unchanged both ways, at whatever rate is
 * set. Works on Linux and macOS and needs {@code --enable-native-access} for this module.
 */
public final class PtyPort implements DevicePort {
  private static final int CHUNK = 4096;
  private static final int LONGEST_NAME = 256;

  private final Arena arena = Arena.ofShared();
  private final LibC libc = new LibC(arena);
  private final MemorySegment buffer = arena.allocate(CHUNK);
  private final int file;
  private final String path;
  private boolean closed;

  private PtyPort() throws PortException {
    file = libc.openTerminal();
    if (file < 0) {
      throw failure("make a pseudo-terminal (is /dev/ptmx there?)");
    }
    MemorySegment name = arena.allocate(LONGEST_NAME);
    if (libc.grant(file) != 0 || libc.unlock(file) != 0 || libc.name(file, name) != 0) {
      throw failure("prepare the pseudo-terminal (is /dev/pts mounted?)");
    }
    path = name.getString(0);
    // Opened and closed once, so that its settings stand before any host opens it and so that a
    // missing host shows as a hang-up.
    int host = libc.open(name);
    if (host < 0 || libc.makeRaw(host) != 0) {
      throw failure("set " + path + " to raw bytes");
    }
    libc.close(host);
    if (libc.neverBlock(file) != 0) {
      throw failure("make " + path + " non-blocking");
    }
  }

  /**
   * Makes a new virtual serial port.
   *
   * @throws PortException where the system has no pseudo-terminals; use {@link TcpPort} there
   */
  public static PtyPort open() throws PortException {
    if (!isSupported()) {
      throw new PortException(
          "this system has no pseudo-terminals; offer the device over TCP instead");
    }
    return new PtyPort();
  }

  /** Whether this system has pseudo-terminals. */
  public static boolean isSupported() {
    return !System.getProperty("os.name", "").startsWith("Windows");
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public synchronized boolean connected() {
    return !closed && (libc.poll(file, 0) & LibC.POLLHUP) == 0;
  }

  @Override
  public int read(byte[] into, int timeoutMillis) throws PortException {
    int events = await(timeoutMillis);
    if (events == 0) {
      return 0;
    }
    int count = take(into);
    if (count == 0 && timeoutMillis > 0) {
      pauseWithoutHost(timeoutMillis);
    }
    return count;
  }

  private synchronized int await(int timeoutMillis) throws PortException {
    checkOpen();
    return libc.poll(file, timeoutMillis);
  }

  private synchronized int take(byte[] into) throws PortException {
    checkOpen();
    long count = libc.read(file, buffer, Math.min(into.length, CHUNK));
    if (count < 0) {
      int error = libc.errno();
      if (error == LibC.EAGAIN || error == LibC.EINTR || error == LibC.EIO) {
        return 0; // EIO: no host has it open
      }
      throw failure("read from " + path);
    }
    MemorySegment.copy(buffer, JAVA_BYTE, 0, into, 0, (int) count);
    return (int) count;
  }

  /** A hang-up makes poll return at once; the caller asked to be kept waiting. */
  private void pauseWithoutHost(int timeoutMillis) {
    LockSupport.parkNanos(Math.min(timeoutMillis, 20) * 1_000_000L);
  }

  @Override
  public synchronized int write(byte[] bytes, int offset, int length) throws PortException {
    checkOpen();
    if (!connected()) {
      return length;
    }
    int done = 0;
    while (done < length) {
      int part = Math.min(length - done, CHUNK);
      MemorySegment.copy(bytes, offset + done, buffer, JAVA_BYTE, 0, part);
      long count = libc.write(file, buffer, part);
      if (count < 0) {
        int error = libc.errno();
        if (error == LibC.EINTR) {
          continue;
        }
        if (error == LibC.EAGAIN) {
          break;
        }
        if (error == LibC.EIO) {
          return length;
        }
        throw failure("write to " + path);
      }
      if (count == 0) {
        break;
      }
      done += (int) count;
    }
    return done;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      libc.close(file);
      arena.close();
    }
  }

  private void checkOpen() throws PortException {
    if (closed) {
      throw new PortException("the virtual port " + path + " is closed");
    }
  }

  private PortException failure(String action) {
    int error = libc.errno();
    if (file >= 0) {
      libc.close(file);
    }
    closed = true;
    arena.close();
    return new PortException("could not " + action + " (error " + error + ")");
  }
}
