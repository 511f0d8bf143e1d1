package org.rollscope.bridge.link;

import java.util.OptionalInt;

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

  /** When the bytes read last arrived, by {@link System#nanoTime}. */
  default long arrival() {
    return System.nanoTime();
  }

  /** Pieces that came faster than they were read and had to be dropped. */
  default long dropped() {
    return 0;
  }

  /** Strength of the signal, dBm; empty where there is none or it is unknown. */
  default OptionalInt rssi() {
    return OptionalInt.empty();
  }

  /** Charge of the device as the link knows it, %; empty where it does not. */
  default OptionalInt battery() {
    return OptionalInt.empty();
  }

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
