package org.rollscope.sim.twin;

import java.util.ArrayList;
import java.util.List;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;

/**
 * A WitMotion sensor on a serial line: for each sample packets of 11 bytes, 55, the kind, eight
 * bytes, the low byte of their sum. Where the line is too slow for what is asked, it sends fewer
 * samples.
 */
final class WitMotionSerial implements Transmitter {
  private static final int LENGTH = 11;
  private static final int BITS_PER_BYTE = 10;
  private static final int CHIP_TEMPERATURE = 2750;
  private static final int VERSION = 9100;

  private final VirtualDevice device;
  private final TruthRows rows;
  private final WitMotionRegisters registers = new WitMotionRegisters();
  private final int baud;

  WitMotionSerial(VirtualDevice device, int baud) {
    this.device = device;
    this.baud = baud;
    rows = new TruthRows(device);
    settle();
  }

  /** The most samples a second that are asked for and fit the line. */
  private void settle() {
    double fitting = (double) baud / BITS_PER_BYTE / LENGTH / Math.max(1, registers.kinds());
    if (registers.rate() > 0) {
      device.rate(Math.min(registers.rate(), fitting));
    }
  }

  @Override
  public List<byte[]> boot() {
    return List.of();
  }

  @Override
  public boolean advance() {
    return rows.next();
  }

  @Override
  public List<byte[]> packets() {
    List<byte[]> packets = new ArrayList<>();
    if (registers.rate() > 0) {
      sample(packets);
    }
    return packets;
  }

  private void sample(List<byte[]> packets) {
    if (registers.sends(WitMotionRegisters.TIME)) {
      packets.add(clock());
    }
    if (registers.sends(WitMotionRegisters.ACCELERATION)) {
      packets.add(summed(forces(start(0x51), rows).i16(CHIP_TEMPERATURE)));
    }
    if (registers.sends(WitMotionRegisters.ANGULAR_RATE)) {
      packets.add(summed(rates(start(0x52), rows).i16(0)));
    }
    if (registers.sends(WitMotionRegisters.ANGLE)) {
      packets.add(summed(angles(start(0x53), rows).i16(VERSION)));
    }
    if (registers.sends(WitMotionRegisters.MAGNETIC_FIELD)) {
      packets.add(summed(start(0x54).i16(210).i16(-35).i16(-402).i16(CHIP_TEMPERATURE)));
    }
  }

  /** Its clock was never set: it was 2015 when it was switched on. */
  private byte[] clock() {
    long millis = Math.round(rows.deviceTime() * 1000);
    int hour = (int) (millis / 3_600_000 % 24);
    int minute = (int) (millis / 60_000 % 60);
    int second = (int) (millis / 1000 % 60);
    Packet packet = start(0x50).u8(15).u8(1).u8(1).u8(hour).u8(minute).u8(second);
    return summed(packet.i16((int) (millis % 1000)));
  }

  /** Full scale is 16 g. */
  static Packet forces(Packet packet, TruthRows rows) {
    for (int axis = 0; axis < 3; axis++) {
      packet.share16(rows.gravities(axis) / 16);
    }
    return packet;
  }

  /** Full scale is 2000 °/s. */
  static Packet rates(Packet packet, TruthRows rows) {
    for (int axis = 0; axis < 3; axis++) {
      packet.share16(rows.degreesPerSecond(axis) / 2000);
    }
    return packet;
  }

  /** Roll and pitch as the force alone tells them, and no yaw; full scale is half a turn. */
  static Packet angles(Packet packet, TruthRows rows) {
    double across = Math.hypot(rows.specificForce(1), rows.specificForce(2));
    packet.share16(Math.atan2(rows.specificForce(1), rows.specificForce(2)) / Math.PI);
    return packet.share16(Math.atan2(-rows.specificForce(0), across) / Math.PI).i16(0);
  }

  private static Packet start(int kind) {
    return new Packet(LENGTH).u8(0x55).u8(kind);
  }

  private static byte[] summed(Packet packet) {
    return packet.u8(packet.sum()).bytes();
  }

  @Override
  public double time() {
    return rows.time();
  }

  @Override
  public List<byte[]> answer(byte[] bytes, int length) {
    registers.accept(bytes, length, rows.time());
    settle();
    return List.of();
  }

  @Override
  public void dropped() {
    // It does not count what the line had no room for.
  }
}
