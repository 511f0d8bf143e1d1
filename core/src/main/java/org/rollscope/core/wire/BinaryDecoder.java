package org.rollscope.core.wire;

import java.util.Optional;

/** Reads the frames of a serial stream: 0x00-delimited COBS packets with a CRC. */
public final class BinaryDecoder implements StreamDecoder {
  private final FrameReader frames;
  private final PacketReader packets;

  public BinaryDecoder(DeviceListener listener) {
    this(listener, "device");
  }

  /**
   * @param fallbackId the identifier of a device that tells no serial number
   */
  public BinaryDecoder(DeviceListener listener, String fallbackId) {
    frames = new FrameReader(listener, fallbackId);
    packets = new PacketReader(frames::read);
  }

  @Override
  public void accept(byte[] bytes, int offset, int length) {
    packets.accept(bytes, offset, length);
  }

  @Override
  public void finish() {
    packets.finish();
    frames.finish();
  }

  @Override
  public DecodeCounts counts() {
    DecodeCounts read = frames.counts();
    return new DecodeCounts(
        read.frames(),
        read.samples(),
        read.lostFrames(),
        read.duplicateFrames(),
        read.malformed() + packets.malformed(),
        read.malformedBytes() + packets.malformedBytes(),
        read.unknownFrames());
  }

  @Override
  public Optional<String> problem() {
    return frames.problem();
  }
}
