package org.rollscope.sim.device;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A virtual device's side of the line: what it sends and how it answers. It sends packets, each to
 * go out whole: a notification over BLE; on a serial line they follow one another.
 */
public interface Transmitter {
  /** What it sends when it is switched on. */
  List<byte[]> boot();

  /**
   * Plays on until the next packets are to be sent, at {@link #time}. There may be none; null when
   * the scenario is over.
   */
  @Nullable List<byte[]> next();

  /** When the packets last played are ready, s since the device was switched on. */
  double time();

  /** Takes bytes of the host and returns the answer, empty where there is none. */
  List<byte[]> answer(byte[] bytes, int length);

  /** The line had no room for the packets last played; the device counts them. */
  void dropped();

  /** Packets one behind the other, as a serial line carries them. */
  static byte[] joined(List<byte[]> packets) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    packets.forEach(out::writeBytes);
    return out.toByteArray();
  }

  /** How a device speaks. */
  enum Format {
    BINARY,
    TEXT
  }

  /** The transmitter of a device that speaks frames over BLE. */
  static Transmitter ofFrames(VirtualDevice device, Framing framing) {
    return new BinaryTransmitter(device, framing);
  }

  /** The transmitter of a device on a line of 115200 baud. */
  static Transmitter of(VirtualDevice device, Format format) {
    return format == Format.TEXT
        ? new TextTransmitter(device)
        : new BinaryTransmitter(device, Framing.SERIAL);
  }
}
