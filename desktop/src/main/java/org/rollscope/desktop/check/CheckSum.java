package org.rollscope.desktop.check;

import java.util.Optional;

/** The CRCs of 16 bits that people use, to tell which one a firmware has taken for ours. */
enum CheckSum {
  OURS(0x1021, 0xFFFF, false, 0, ""),
  SWAPPED(0x1021, 0xFFFF, false, 0, "it goes high byte first; send the low byte first"),
  XMODEM(0x1021, 0, false, 0, "it is CRC-16/XMODEM; the start value is 0xFFFF, not 0"),
  AUGMENTED(0x1021, 0x1D0F, false, 0, "it starts with 0x1D0F; the start value is 0xFFFF"),
  INVERTED(0x1021, 0xFFFF, false, 0xFFFF, "it is CRC-16/GENIBUS; invert nothing at the end"),
  KERMIT(0x1021, 0, true, 0, "it is CRC-16/KERMIT; reflect nothing and start with 0xFFFF"),
  REFLECTED(0x1021, 0xFFFF, true, 0, "it is CRC-16/MCRF4XX; nothing is reflected"),
  X25(0x1021, 0xFFFF, true, 0xFFFF, "it is CRC-16/X-25; reflect and invert nothing"),
  ARC(0x8005, 0, true, 0, "it is CRC-16/ARC; the polynomial is 0x1021, unreflected, from 0xFFFF"),
  MODBUS(0x8005, 0xFFFF, true, 0, "it is CRC-16/MODBUS; the polynomial is 0x1021, unreflected"),
  BUYPASS(0x8005, 0, false, 0, "it is CRC-16/BUYPASS; the polynomial is 0x1021, from 0xFFFF"),
  CMS(0x8005, 0xFFFF, false, 0, "its polynomial is 0x8005; it is 0x1021");

  private final int polynomial;
  private final int start;
  private final boolean reflected;
  private final int inverted;
  private final String advice;

  CheckSum(int polynomial, int start, boolean reflected, int inverted, String advice) {
    this.polynomial = polynomial;
    this.start = start;
    this.reflected = reflected;
    this.inverted = inverted;
    this.advice = advice;
  }

  /** What makes ours of it. */
  String advice() {
    return advice;
  }

  /** The one that a frame carries behind it; empty for none of these. */
  static Optional<CheckSum> of(byte[] bytes, int frameLength) {
    int low = bytes[frameLength] & 0xFF;
    int high = bytes[frameLength + 1] & 0xFF;
    for (CheckSum sum : values()) {
      int told = sum == SWAPPED ? low << 8 | high : high << 8 | low;
      if (sum.over(bytes, frameLength) == told) {
        return Optional.of(sum);
      }
    }
    return Optional.empty();
  }

  /** The CRC of the first bytes. */
  int over(byte[] bytes, int length) {
    int crc = start;
    for (int i = 0; i < length; i++) {
      int next = bytes[i] & 0xFF;
      crc ^= (reflected ? Integer.reverse(next) >>> 24 : next) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? crc << 1 ^ polynomial : crc << 1;
      }
      crc &= 0xFFFF;
    }
    return (reflected ? Integer.reverse(crc) >>> 16 : crc) ^ inverted;
  }
}
