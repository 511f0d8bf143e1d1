package org.rollscope.bridge.protocol;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.DeviceListener.Ack;

/**
 * Commands to a WitMotion sensor: FF AA, a register, its value with the low byte first. It needs a
 * moment for each, so they wait for one another. What they set is never saved: the sensor forgets
 * it when it is switched off, and its flash memory does not wear.
 */
final class WitMotionCommands {
  /** The best a line of 115200 baud and a good radio carry. */
  static final int BEST_RATE = 200;

  private static final int CONTENT = 0x02;
  private static final int RATE = 0x03;
  private static final int READ = 0x27;
  private static final int KEY = 0x69;
  private static final int UNLOCKING = 0xB588;
  private static final int NO_OUTPUT = 0x0D;
  private static final int ACCELERATION_AND_RATE = 0x06;
  private static final int BATTERY = 0x64;

  private static final int[] RATES = {1, 2, 5, 10, 20, 50, 100, BEST_RATE};
  private static final int[] RATE_CODES = {3, 4, 5, 6, 7, 8, 9, 0x0B};

  private static final long PAUSE_NANOS = 100_000_000;

  /** A command, and what to tell when it has been sent. */
  private record Waiting(int register, int value, @Nullable Ack ack) {}

  private final Link link;
  private final DeviceListener listener;
  private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
  private boolean isFirst = true;
  private long nextTurn;

  WitMotionCommands(Link link, DeviceListener listener) {
    this.link = link;
    this.listener = listener;
  }

  /** Settings that follow are taken for the next ten seconds. */
  WitMotionCommands unlock() {
    return add(KEY, UNLOCKING, null);
  }

  /** Send accelerations and angular rates only, so that the line has room for more of them. */
  WitMotionCommands motionOnly() {
    return add(CONTENT, ACCELERATION_AND_RATE, null);
  }

  /** The fastest rate the sensors know that is not above this one, samples a second. */
  static int rateWithin(int hertz) {
    return RATES[indexWithin(hertz)];
  }

  private static int indexWithin(int hertz) {
    int i = RATES.length - 1;
    while (i > 0 && RATES[i] > hertz) {
      i--;
    }
    return i;
  }

  /** Send {@link #rateWithin} so many samples a second. */
  WitMotionCommands rate(int hertz, @Nullable Ack ack) {
    return add(RATE, RATE_CODES[indexWithin(hertz)], ack);
  }

  /** Send nothing. */
  WitMotionCommands silence(Ack ack) {
    return add(RATE, NO_OUTPUT, ack);
  }

  /** Tell the battery's voltage. */
  WitMotionCommands askBattery(@Nullable Ack ack) {
    return add(READ, BATTERY, ack);
  }

  private WitMotionCommands add(int register, int value, @Nullable Ack ack) {
    waiting.add(new Waiting(register, value, ack));
    return this;
  }

  /** Whether all has been said. */
  boolean isDone() {
    return waiting.isEmpty();
  }

  /**
   * Lets time pass: says the next one when it is due.
   *
   * @return whether the sensor was told another rate
   */
  boolean tick(long nanos) throws LinkException {
    if (waiting.isEmpty() || (!isFirst && nanos - nextTurn < 0)) {
      return false;
    }
    isFirst = false;
    nextTurn = nanos + PAUSE_NANOS;
    Waiting next = waiting.remove();
    link.write(bytes(next.register(), next.value()));
    Ack ack = next.ack();
    if (ack != null) {
      listener.acknowledged(ack);
    }
    return next.register() == RATE;
  }

  private static byte[] bytes(int register, int value) {
    return new byte[] {
      (byte) 0xFF, (byte) 0xAA, (byte) register, (byte) value, (byte) (value >> 8)
    };
  }

  /** Whether a packet of registers begins with the battery's. */
  static boolean isBattery(int register) {
    return register == BATTERY;
  }
}
