package org.rollscope.bridge.link;

import com.fazecast.jSerialComm.SerialPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An open serial port. The library waits for bytes in native code, which would keep a virtual
 * thread's carrier from all other devices; so each port has one thread of the system for that.
 *
 * <p>After an unplug the library reports the disconnection without end and calls the port open, so
 * the loss is told by the reads themselves: an error, or an end that comes at once.
 */
public final class SerialLink implements Link {
  private static final int ENDS_AT_ONCE = 3;
  private static final long AT_ONCE_NANOS = 20_000_000;
  private static final int READ_MILLIS = 100;
  private static final int CLOSE_MILLIS = 2000;
  private static final int PIECE = 4096;

  private final String name;
  private final String path;
  private final SerialPort port;
  private final Inlet inlet = new Inlet();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread reader;
  private int endsAtOnce;

  SerialLink(String name, String path, SerialPort port) {
    this.name = name;
    this.path = path;
    this.port = port;
    reader = Thread.ofPlatform().daemon().name(name).unstarted(this::readPort);
  }

  /** Begins to read the port. */
  SerialLink start() {
    reader.start();
    return this;
  }

  @Override
  public String name() {
    return name;
  }

  private void readPort() {
    byte[] piece = new byte[PIECE];
    try {
      while (!closed.get()) {
        long before = System.nanoTime();
        int count = port.readBytes(piece, piece.length);
        if (count > 0) {
          endsAtOnce = 0;
          inlet.put(piece, count);
        } else if (isLost(count, System.nanoTime() - before)) {
          break;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      port.closePort();
      inlet.end();
    }
  }

  private boolean isLost(int count, long nanos) {
    endsAtOnce = nanos < AT_ONCE_NANOS ? endsAtOnce + 1 : 0;
    boolean absent = SerialPorts.ARE_FILES && !Files.exists(Path.of(path));
    return count < 0 || endsAtOnce >= ENDS_AT_ONCE || absent;
  }

  @Override
  public int read(byte[] buffer) throws LinkException {
    if (closed.get()) {
      throw new LinkException(name + " has been closed.");
    }
    try {
      int count = inlet.take(buffer, READ_MILLIS);
      if (count >= 0) {
        return count;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LinkException("Reading " + name + " was interrupted.", e);
    }
    close();
    throw new LinkException(name + " was unplugged.");
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    if (!reader.isAlive() || port.writeBytes(bytes, bytes.length) < bytes.length) {
      throw new LinkException(name + " does not take data any more.");
    }
  }

  /**
   * Goes on at another speed. The device does not notice, whereas many are reset when their port is
   * opened.
   */
  public void speed(int baud) throws LinkException {
    if (!port.setBaudRate(baud)) {
      throw new LinkException(name + " cannot go at " + baud + " baud.");
    }
    inlet.clear();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      inlet.end();
      try {
        reader.join(CLOSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
