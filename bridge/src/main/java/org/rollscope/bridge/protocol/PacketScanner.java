package org.rollscope.bridge.protocol;

import org.rollscope.core.wire.DecodeCounts;

/**
 * Cuts a stream into packets that tell their length and hold a checksum of one byte, and finds back
 * after damage. One byte is little: of random bytes every 256th packet would pass. So a packet is
 * believed only where it lies directly behind a good one, or another good one directly behind it.
 * Allocates nothing while data flow.
 */
final class PacketScanner {
  /** What the packets of a family look like. */
  interface Packets {
    /**
     * How long the packet is that begins with these bytes.
     *
     * @param available bytes there are as yet, at least 1
     * @return its length; 0 where none begins so; {@link #MORE} where more bytes must tell
     */
    int length(byte[] bytes, int at, int available);

    /** Whether the checksum of a whole packet is right, and its values can be. */
    boolean isGood(byte[] bytes, int at, int length);

    /** Takes a good packet. */
    void packet(byte[] bytes, int at, int length);
  }

  static final int MORE = -1;

  private static final int ROOM = 512;

  private final Packets packets;
  private final byte[] held = new byte[ROOM];
  private int size;
  private boolean inStep;
  private boolean inDamage;
  private long good;
  private long malformed;
  private long malformedBytes;

  /**
   * @param packets none longer than a quarter of a kilobyte
   */
  PacketScanner(Packets packets) {
    this.packets = packets;
  }

  /** Reads a piece of the stream, of any size. */
  void accept(byte[] bytes, int offset, int length) {
    int done = 0;
    while (done < length) {
      int part = Math.min(length - done, ROOM - size);
      System.arraycopy(bytes, offset + done, held, size, part);
      size += part;
      done += part;
      scan();
    }
  }

  private void scan() {
    int at = 0;
    int length = believed(at);
    while (length != MORE) {
      if (length > 0) {
        inStep = true;
        inDamage = false;
        good++;
        packets.packet(held, at, length);
        at += length;
      } else {
        reject(1);
        at++;
      }
      length = believed(at);
    }
    System.arraycopy(held, at, held, 0, size - at);
    size -= at;
  }

  private void reject(int bytes) {
    inStep = false;
    malformed += inDamage ? 0 : 1;
    malformedBytes += bytes;
    inDamage = true;
  }

  /** The length of a packet to be believed; 0 where none begins; MORE where that is open. */
  private int believed(int at) {
    int length = whole(at);
    if (inStep || length <= 0) {
      return length;
    }
    int next = whole(at + length);
    return next > 0 ? length : next;
  }

  private int whole(int at) {
    if (at >= size) {
      return MORE;
    }
    int length = packets.length(held, at, size - at);
    if (length <= 0) {
      return length;
    }
    if (at + length > size) {
      return MORE;
    }
    return packets.isGood(held, at, length) ? length : 0;
  }

  /** The stream has ended; what is left belongs to no whole packet. */
  void finish() {
    if (size > 0) {
      reject(size);
      size = 0;
    }
  }

  /** What has been read so far. */
  DecodeCounts counts(long samples) {
    return new DecodeCounts(good, samples, 0, 0, malformed, malformedBytes, 0);
  }
}
