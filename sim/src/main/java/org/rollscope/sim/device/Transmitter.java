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

  /** Plays on until something is to be sent, at {@link #time}; false when the scenario is over. */
  boolean advance();

  /** What is to be sent now, asked once after each advance; there may be nothing. */
  List<byte[]> packets();

  /** Plays on and sends at once; null when the scenario is over. */
  default @Nullable List<byte[]> next() {
    return advance() ? packets() : null;
  }

  /** When the packets last played are to be sent, s since the device was switched on. */
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
