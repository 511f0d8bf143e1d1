package org.rollscope.desktop.check;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.rollscope.core.wire.SerialFraming;
import org.rollscope.sim.device.Transmitter;

/** A device on a serial line some of whose frames are not as it made them. */
final class Altered implements Transmitter {
  /** What becomes of frames. */
  @FunctionalInterface
  interface Change {
    /** The frames that go out for one. */
    List<byte[]> of(byte[] frame);

    /** The bytes on the line for a frame. */
    default byte[] packed(byte[] frame) {
      return SerialFraming.packet(frame);
    }

    /** What the host has sent. */
    default void heard(byte[] bytes) {}
  }

  private final Transmitter device;
  private final Change change;

  Altered(Transmitter device, Change change) {
    this.device = device;
    this.change = change;
  }

  /** A frame's bytes, to read and write numbers in. */
  static ByteBuffer view(byte[] frame) {
    return ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN);
  }

  static int type(byte[] frame) {
    return frame[0] & 0x0F;
  }

  private List<byte[]> changed(List<byte[]> packets) {
    List<byte[]> out = new ArrayList<>();
    for (byte[] packet : packets) {
      for (byte[] frame : change.of(frame(packet))) {
        out.add(change.packed(frame));
      }
    }
    return out;
  }

  private static byte[] frame(byte[] packet) {
    byte[] inner = Arrays.copyOfRange(packet, 1, packet.length - 1);
    return Arrays.copyOf(inner, SerialFraming.unstuffed(inner, inner.length) - 2);
  }

  @Override
  public List<byte[]> boot() {
    return changed(device.boot());
  }

  @Override
  public boolean advance() {
    return device.advance();
  }

  @Override
  public List<byte[]> packets() {
    return changed(device.packets());
  }

  @Override
  public double time() {
    return device.time();
  }

  @Override
  public List<byte[]> answer(byte[] bytes, int length) {
    change.heard(Arrays.copyOf(bytes, length));
    return changed(device.answer(bytes, length));
  }

  @Override
  public void dropped() {
    device.dropped();
  }
}
