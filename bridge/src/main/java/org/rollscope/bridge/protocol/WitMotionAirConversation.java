package org.rollscope.bridge.protocol;

import org.jspecify.annotations.Nullable;
import org.rollscope.bridge.ble.BleLink;
import org.rollscope.bridge.link.LinkException;
import org.rollscope.core.wire.Command;
import org.rollscope.core.wire.DecodeCounts;
import org.rollscope.core.wire.DeviceListener;
import org.rollscope.core.wire.DeviceListener.Ack;

/**
 * Talks to a WitMotion sensor over BLE: packets of 20 bytes, one or several a notification, 55 61
 * and nine numbers for acceleration, angular rate and angle, or 55 71 and registers that were asked
 * for. They have no checksum; the radio has its own.
 */
final class WitMotionAirConversation extends WitMotionConversation {
  private static final int START = 0x55;
  private static final int LENGTH = 20;
  private static final int DATA = 0x61;
  private static final int REGISTERS = 0x71;
  private static final int FORCE = 2;
  private static final int RATE = 8;
  private static final int REGISTER = 2;
  private static final int VALUE = 4;
  private static final long BATTERY_NANOS = 60_000_000_000L;

  /** Not every model knows every rate: the last that it knows remains. */
  private static final int[] RISING_RATES = {50, 100, WitMotionCommands.BEST_RATE};

  /** The maker's table: volts/100, and the charge from there on, %. */
  private static final int[] VOLTAGES = {340, 350, 368, 370, 373, 377, 379, 382, 387, 393, 396};

  private static final int[] CHARGES = {5, 10, 15, 20, 30, 40, 50, 60, 75, 90, 100};

  private final BleLink link;
  private final DeviceListener listener;
  private boolean knowsTime;
  private long nextBattery;
  private long frames;
  private long malformed;
  private long malformedBytes;

  WitMotionAirConversation(BleLink link, ToolDescription tool, DeviceListener listener) {
    super(link, tool, listener);
    this.link = link;
    this.listener = listener;
  }

  @Override
  public void open() throws LinkException {
    link.subscribe();
    samples().changePace();
    commands().unlock();
    askBest(null);
  }

  private void askBest(@Nullable Ack ack) {
    for (int rate : RISING_RATES) {
      commands().rate(rate, rate == WitMotionCommands.BEST_RATE ? ack : null);
    }
  }

  @Override
  void askRate(int hertz, Ack ack) {
    commands().unlock();
    if (hertz == WitMotionCommands.BEST_RATE) {
      askBest(ack);
    } else {
      commands().rate(hertz, ack);
    }
  }

  @Override
  public void tick(long nanos) throws LinkException {
    if (!knowsTime || nanos - nextBattery >= 0) {
      knowsTime = true;
      nextBattery = nanos + BATTERY_NANOS;
      commands().askBattery(null);
    }
    super.tick(nanos);
  }

  @Override
  public boolean send(long sequence, Command command) throws LinkException {
    if (command instanceof Command.GetStatus) {
      commands().askBattery(new Ack(sequence, command.code(), 0));
      return true;
    }
    return super.send(sequence, command);
  }

  @Override
  public void accept(byte[] bytes, int offset, int length, long arrival) {
    int at = offset;
    int end = offset + length;
    while (end - at >= LENGTH && bytes[at] == START && packet(bytes, at, arrival)) {
      frames++;
      at += LENGTH;
    }
    if (at < end) {
      malformed++;
      malformedBytes += end - at;
    }
    samples().deliver();
  }

  private boolean packet(byte[] b, int at, long arrival) {
    switch (b[at + 1]) {
      case DATA -> {
        force(b, at + FORCE, arrival);
        rate(b, at + RATE, arrival);
      }
      case REGISTERS -> registers(LowByteFirst.u16(b, at + REGISTER), b, at + VALUE);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void registers(int first, byte[] b, int at) {
    int voltage = LowByteFirst.u16(b, at);
    // Shortly after it is switched on it tells 0.
    if (WitMotionCommands.isBattery(first) && voltage > 0) {
      listener.status(BatteryWatch.status(charge(voltage)));
    }
  }

  private static int charge(int voltage) {
    int charge = 0;
    for (int i = 0; i < VOLTAGES.length && voltage >= VOLTAGES[i]; i++) {
      charge = CHARGES[i];
    }
    return charge;
  }

  @Override
  String slownessAdvice() {
    return "That may be all it can, or the radio carries no more: bring it nearer.";
  }

  @Override
  public DecodeCounts counts() {
    return new DecodeCounts(frames, samples().delivered(), 0, 0, malformed, malformedBytes, 0);
  }
}
