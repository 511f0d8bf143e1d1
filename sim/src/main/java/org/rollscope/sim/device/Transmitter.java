package org.rollscope.sim.device;

import org.jspecify.annotations.Nullable;

/** A virtual device's side of the line: what it sends and how it answers. */
public interface Transmitter {
  /** What it sends when it is switched on. */
  byte[] boot();

  /**
   * Plays on until the next piece is to be sent, at {@link #time}. The piece may be empty; null
   * when the scenario is over.
   */
  byte @Nullable [] next();

  /** When the piece last played is ready, s since the device was switched on. */
  double time();

  /** Takes bytes of the host and returns the answer, empty where there is none. */
  byte[] answer(byte[] bytes, int length);

  /** The line had no room for the piece last played; the device counts it. */
  void dropped();

  /** How a device speaks. */
  enum Format {
    BINARY,
    TEXT
  }

  /** The transmitter of a device on a line of 115200 baud. */
  static Transmitter of(VirtualDevice device, Format format) {
    return format == Format.TEXT ? new TextTransmitter(device) : new BinaryTransmitter(device);
  }
}
