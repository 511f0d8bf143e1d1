package org.rollscope.bridge.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What a Progressor can be asked and told; each is one byte. */
enum TindeqRequest {
  TARE(0x64),
  START(0x65),
  STOP(0x66),
  FIRMWARE(0x6B),
  BATTERY(0x6F),
  ID(0x70);

  private static final long ANSWER_NANOS = 1_000_000_000;

  /** What is told, not asked, may be answered or not; nothing is said while it is carried out. */
  private static final long ORDER_NANOS = 100_000_000;

  private static final int LONGEST_ID = 16;
  private static final int LEAST_MILLIVOLTS = 1000;
  private static final int MOST_MILLIVOLTS = 6000;

  private final int code;

  TindeqRequest(int code) {
    this.code = code;
  }

  byte[] bytes() {
    return new byte[] {(byte) code};
  }

  /** Whether it is a question, which is over when it is answered. */
  boolean isQuestion() {
    return this == ID || this == FIRMWARE || this == BATTERY;
  }

  /** How long to wait for the answer before anything else is said. */
  long patienceNanos() {
    return isQuestion() ? ANSWER_NANOS : ORDER_NANOS;
  }

  /** Whether this may be the answer; a late one to something else mostly cannot. */
  boolean fits(byte[] answer) {
    return switch (this) {
      case ID -> answer.length > 0 && answer.length <= LONGEST_ID;
      case FIRMWARE -> isText(answer);
      case BATTERY -> answer.length == Integer.BYTES && isVoltage(millivolts(answer));
      case TARE, START, STOP -> true;
    };
  }

  private static boolean isText(byte[] answer) {
    boolean printable = answer.length > 0;
    for (byte one : answer) {
      printable &= one >= ' ' && one <= '~';
    }
    return printable;
  }

  private static boolean isVoltage(long millivolts) {
    return millivolts >= LEAST_MILLIVOLTS && millivolts <= MOST_MILLIVOLTS;
  }

  /** The voltage in an answer about the battery, mV. */
  static long millivolts(byte[] answer) {
    return ByteBuffer.wrap(answer).order(ByteOrder.LITTLE_ENDIAN).getInt() & 0xFFFF_FFFFL;
  }
}
