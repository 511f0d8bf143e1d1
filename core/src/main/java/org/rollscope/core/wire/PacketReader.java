package org.rollscope.core.wire;

/**
 * Finds the packets in a serial stream and hands over the frames whose check is right. After any
 * error it goes on at the next 0x00.
 */
final class PacketReader {
  /** Receives each good frame, without its CRC; the bytes are valid during the call only. */
  interface Sink {
    void frame(byte[] bytes, int offset, int length);
  }

  private final Sink sink;
  private final byte[] packet = new byte[Cobs.longestEncoded(Frame.LONGEST)];
  private int size;
  private long overflow;
  private long malformed;
  private long malformedBytes;

  PacketReader(Sink sink) {
    this.sink = sink;
  }

  void accept(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      byte next = bytes[i];
      if (next == 0) {
        end();
      } else if (size < packet.length) {
        packet[size++] = next;
      } else {
        overflow++;
      }
    }
  }

  /** The stream has ended; what is left is no whole packet. */
  void finish() {
    if (size > 0) {
      reject();
      size = 0;
      overflow = 0;
    }
  }

  long malformed() {
    return malformed;
  }

  long malformedBytes() {
    return malformedBytes;
  }

  private void end() {
    if (size == 0) {
      return;
    }
    int length = frameLength();
    if (length < 0) {
      reject();
    }
    size = 0;
    overflow = 0;
    if (length >= 0) {
      sink.frame(packet, 0, length);
    }
  }

  private int frameLength() {
    if (overflow > 0) {
      return -1;
    }
    int raw = size;
    int length = Cobs.decode(packet, raw) - Frame.CRC;
    if (length < Frame.HEADER || length > SerialFraming.LONGEST_FRAME) {
      return -1;
    }
    return Crc16.of(packet, 0, length) == LittleEndian.u16(packet, length) ? length : -1;
  }

  private void reject() {
    malformed++;
    malformedBytes += size + overflow;
  }
}
