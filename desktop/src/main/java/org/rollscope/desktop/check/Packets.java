package org.rollscope.desktop.check;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.rollscope.core.wire.SerialFraming;

/**
 * Finds the packets of a serial stream, as core does, and says of each that is none what is wrong
 * with it. What comes before the first good one is noise, as where a host joins amid a packet.
 */
final class Packets {
  private static final int ROOM = 515;
  private static final int CRC = 2;

  /** Takes each good frame, without its CRC; the bytes are valid during the call only. */
  interface Sink {
    void frame(byte[] bytes, int length);
  }

  /**
   * What was found so far.
   *
   * @param good packets
   * @param wrongCrc those of a frame whose CRC is not right
   * @param unstuffed those that are no COBS
   * @param tooLong those of more than 512 bytes before COBS
   * @param tooShort those that hold less than a header and a CRC
   * @param early those that were none before the first good one
   * @param single good ones with one 0x00 before them instead of two
   * @param noise bytes before the first good one
   * @param guess the CRC that most of the wrong ones carry; empty where it is none of the usual
   */
  record Counts(
      long good,
      long wrongCrc,
      long unstuffed,
      long tooLong,
      long tooShort,
      long early,
      long single,
      long noise,
      Optional<CheckSum> guess) {
    long bad() {
      return wrongCrc + unstuffed + tooLong + tooShort;
    }

    /** Whether the good ones are good by chance: one CRC in 256 is the same either way round. */
    boolean isBroken() {
      return good > 0 && early + bad() > 20 * good;
    }
  }

  private final Sink sink;
  private final byte[] packet = new byte[ROOM];
  private final Map<CheckSum, Integer> guesses = new EnumMap<>(CheckSum.class);
  private int size;
  private int zeros;
  private long good;
  private long wrongCrc;
  private long wrongEver;
  private long unstuffed;
  private long tooLong;
  private long tooShort;
  private long early;
  private long single;
  private long noise;

  Packets(Sink sink) {
    this.sink = sink;
  }

  void accept(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      if (bytes[i] != 0) {
        if (size < ROOM) {
          packet[size] = bytes[i];
        }
        size++;
      } else {
        end();
        zeros++;
      }
    }
  }

  private void end() {
    if (size == 0) {
      return;
    }
    int raw = size;
    boolean isSingle = zeros == 1 && good > 0;
    size = 0;
    zeros = 0;
    int length = frameLength(raw);
    if (length < 0) {
      noise += good == 0 ? raw : 0;
      return;
    }
    if (good == 0) {
      forget();
    }
    good++;
    single += isSingle ? 1 : 0;
    sink.frame(packet, length);
  }

  /** Length of the frame in the packet; -1 where there is none, which is counted. */
  private int frameLength(int raw) {
    if (raw > ROOM) {
      tooLong++;
      return -1;
    }
    int length = SerialFraming.unstuffed(packet, raw) - CRC;
    if (length < -CRC) {
      unstuffed++;
    } else if (length < Frame.HEADER) {
      tooShort++;
    } else if (length > Frame.LONGEST) {
      tooLong++;
    } else {
      Optional<CheckSum> sum = CheckSum.of(packet, length);
      if (sum.isPresent() && sum.get() == CheckSum.OURS) {
        return length;
      }
      wrongCrc++;
      wrongEver++;
      sum.ifPresent(other -> guesses.merge(other, 1, Integer::sum));
    }
    return -1;
  }

  /** What came before is noise, unless it turns out that the good one was so by chance. */
  private void forget() {
    early = wrongCrc + unstuffed + tooLong + tooShort;
    wrongCrc = 0;
    unstuffed = 0;
    tooLong = 0;
    tooShort = 0;
  }

  Counts counts() {
    Optional<CheckSum> guess =
        guesses.entrySet().stream()
            .filter(entry -> 2 * entry.getValue() > wrongEver)
            .map(Map.Entry::getKey)
            .findFirst();
    return new Counts(good, wrongCrc, unstuffed, tooLong, tooShort, early, single, noise, guess);
  }
}
