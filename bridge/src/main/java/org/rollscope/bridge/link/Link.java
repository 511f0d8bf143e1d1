package org.rollscope.bridge.link;

/** An open connection to a device. Reading and closing belong to one thread; any may write. */
public interface Link extends AutoCloseable {
  /** What people call it, such as {@code serial /dev/ttyUSB0}. */
  String name();

  /**
   * Waits a moment, at most about 100 ms, for bytes.
   *
   * @return how many were read; 0 for none yet; -1 when a recording has ended
   * @throws LinkException when the device is gone; close the link then
   */
  int read(byte[] buffer) throws LinkException;

  /** Sends bytes to the device. */
  void write(byte[] bytes) throws LinkException;

  @Override
  void close();
}
