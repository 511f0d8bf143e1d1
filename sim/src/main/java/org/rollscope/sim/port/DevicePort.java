package org.rollscope.sim.port;

/** The device's end of a line to a host. */
public interface DevicePort extends AutoCloseable {
  /** What the host opens, such as {@code /dev/pts/4} or {@code tcp://127.0.0.1:40123}. */
  String path();

  /** Whether a host has the other end open. */
  boolean connected();

  /**
   * Waits for bytes of the host.
   *
   * @param timeoutMillis longest wait; 0 only looks
   * @return how many bytes were read; 0 when none came in time or no host is there
   * @throws PortException when the port is broken or closed
   */
  int read(byte[] buffer, int timeoutMillis) throws PortException;

  /**
   * Sends without ever waiting for the host. With no host at the other end all bytes are taken and
   * lost, as on a real line.
   *
   * @return how many bytes were taken; fewer than asked when the host reads too slowly
   * @throws PortException when the port is broken or closed
   */
  int write(byte[] bytes, int offset, int length) throws PortException;

  @Override
  void close();
}
