package org.rollscope.bridge.link;

import com.fazecast.jSerialComm.SerialPort;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * An open serial port. After an unplug the library reports the disconnection without end and calls
 * the port open, so the loss is told by the reads themselves: an error, or an end that comes at
 * once.
 */
final class SerialLink implements Link {
  private static final int ENDS_AT_ONCE = 3;
  private static final long AT_ONCE_NANOS = 20_000_000;

  private final String name;
  private final String path;
  private final SerialPort port;
  private final AtomicBoolean closed = new AtomicBoolean();
  private int endsAtOnce;

  SerialLink(String name, String path, SerialPort port) {
    this.name = name;
    this.path = path;
    this.port = port;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int read(byte[] buffer) throws LinkException {
    if (closed.get()) {
      throw new LinkException(name + " has been closed.");
    }
    long before = System.nanoTime();
    int count = port.readBytes(buffer, buffer.length);
    if (count > 0) {
      endsAtOnce = 0;
      return count;
    }
    boolean atOnce = System.nanoTime() - before < AT_ONCE_NANOS;
    endsAtOnce = atOnce ? endsAtOnce + 1 : 0;
    if (count < 0 || endsAtOnce >= ENDS_AT_ONCE || isGone()) {
      close();
      throw new LinkException(name + " was unplugged.");
    }
    return 0;
  }

  private boolean isGone() {
    return SerialPorts.ARE_FILES && !Files.exists(Path.of(path));
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    if (closed.get() || port.writeBytes(bytes, bytes.length) < bytes.length) {
      throw new LinkException(name + " does not take data any more.");
    }
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      port.closePort();
    }
  }
}
