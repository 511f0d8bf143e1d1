package org.rollscope.bridge.link;

/** An open connection to a device. Reading and closing belong to one thread; any may write. */
public interface Link extends AutoCloseable {
  /** What people call it, such as {@code serial /dev/ttyUSB0}. */
  String name();

  /**
   * Waits a moment, at most about 100 ms, for bytes.
   *
   * @return how many were read; 0 for none yet; -1 when a recording has ended
   * @throws LinkException once the device is gone, at most a second after; the link is closed then
   */
  int read(byte[] buffer) throws LinkException;

  /**
   * Sends bytes to the device.
   *
   * @throws LinkException when it is gone or takes no more
   */
  void write(byte[] bytes) throws LinkException;

  /** Closes; closing again does nothing. */
  @Override
  void close();
}
