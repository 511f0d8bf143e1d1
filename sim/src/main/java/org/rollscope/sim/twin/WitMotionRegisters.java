package org.rollscope.sim.twin;

import java.util.ArrayList;
import java.util.List;

/**
 * The settings of a WitMotion sensor and the commands that change them, each five bytes: FF AA, the
 * register, its value with the low byte first. A setting is taken only within ten seconds of the
 * word that unlocks them all.
 */
final class WitMotionRegisters {
  /** Bits of the output content. */
  static final int TIME = 1;

  static final int ACCELERATION = 2;
  static final int ANGULAR_RATE = 4;
  static final int ANGLE = 8;
  static final int MAGNETIC_FIELD = 16;

  private static final byte START = (byte) 0xFF;
  private static final byte NEXT = (byte) 0xAA;
  private static final int LENGTH = 5;
  private static final int CONTENT = 0x02;
  private static final int RATE = 0x03;
  private static final int READ = 0x27;
  private static final int KEY = 0x69;
  private static final int UNLOCKING = 0xB588;
  private static final double UNLOCKED_SECONDS = 10;

  /** Samples a second by the code of the rate; 0 for none, or a code that means nothing. */
  private static final double[] RATES = {0, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 0, 200};

  private static final int FACTORY_RATE = 6;
  private static final int NO_OUTPUT = 0x0D;

  private final byte[] begun = new byte[LENGTH];
  private final List<Integer> asked = new ArrayList<>();
  private int size;
  private double unlockedUntil = Double.NEGATIVE_INFINITY;
  private int rate = FACTORY_RATE;
  private int content = ACCELERATION | ANGULAR_RATE | ANGLE | MAGNETIC_FIELD;

  /**
   * Takes what the host says.
   *
   * @param now s
   * @return the registers it wants to read
   */
  List<Integer> accept(byte[] bytes, int length, double now) {
    asked.clear();
    for (int i = 0; i < length; i++) {
      begun[size++] = bytes[i];
      if (size == 1 && begun[0] != START) {
        size = 0;
      } else if (size == 2 && begun[1] != NEXT) {
        size = begun[1] == START ? 1 : 0;
      } else if (size == LENGTH) {
        size = 0;
        command(begun[2] & 0xFF, (begun[3] & 0xFF) | (begun[4] & 0xFF) << 8, now);
      }
    }
    return List.copyOf(asked);
  }

  private void command(int register, int value, double now) {
    if (register == KEY && value == UNLOCKING) {
      unlockedUntil = now + UNLOCKED_SECONDS;
    } else if (register == READ) {
      asked.add(value);
    } else if (now <= unlockedUntil) {
      set(register, value);
    }
  }

  private void set(int register, int value) {
    if (register == CONTENT) {
      content = value;
    } else if (register == RATE && (value == NO_OUTPUT || isRate(value))) {
      rate = value;
    }
  }

  private static boolean isRate(int value) {
    return value < RATES.length && RATES[value] > 0;
  }

  /** The rate asked for, samples per second; 0 for none. */
  double rate() {
    return rate == NO_OUTPUT ? 0 : RATES[rate];
  }

  boolean sends(int bit) {
    return (content & bit) != 0;
  }

  /** Kinds of packets sent for each sample. */
  int kinds() {
    return Integer.bitCount(
        content & (TIME | ACCELERATION | ANGULAR_RATE | ANGLE | MAGNETIC_FIELD));
  }
}
