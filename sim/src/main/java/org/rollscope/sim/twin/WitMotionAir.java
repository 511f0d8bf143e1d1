package org.rollscope.sim.twin;

import java.util.List;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;

/**
 * A WitMotion sensor over Bluetooth: for each sample one packet of 20 bytes with acceleration,
 * angular rate and angle; another such packet with eight registers when it is asked for them.
 */
final class WitMotionAir implements Transmitter {
  private static final int LENGTH = 20;
  private static final int START = 0x55;
  private static final int DATA = 0x61;
  private static final int REGISTERS = 0x71;
  private static final int BATTERY = 0x64;

  /** Volts/100 of the battery when it is empty, and how many more there are when it is full. */
  private static final int EMPTY = 340;

  private static final double SPAN = 0.6;

  private final VirtualDevice device;
  private final TruthRows rows;
  private final WitMotionRegisters registers = new WitMotionRegisters();

  WitMotionAir(VirtualDevice device) {
    this.device = device;
    rows = new TruthRows(device);
    device.rate(registers.rate());
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
    return registers.rate() > 0 ? List.of(sample()) : List.of();
  }

  private byte[] sample() {
    Packet packet = new Packet(LENGTH).u8(START).u8(DATA);
    WitMotionSerial.forces(packet, rows);
    WitMotionSerial.rates(packet, rows);
    WitMotionSerial.angles(packet, rows);
    return packet.bytes();
  }

  private byte[] registers(int first) {
    Packet packet = new Packet(LENGTH).u8(START).u8(REGISTERS).i16(first);
    if (first == BATTERY) {
      packet.i16((int) (EMPTY + SPAN * device.status().battery()));
    }
    return packet.bytes();
  }

  @Override
  public double time() {
    return rows.time();
  }

  @Override
  public List<byte[]> answer(byte[] bytes, int length) {
    List<Integer> asked = registers.accept(bytes, length, rows.time());
    if (registers.rate() > 0) {
      device.rate(registers.rate());
    }
    return asked.stream().map(this::registers).toList();
  }

  @Override
  public void dropped() {
    // It does not count what the radio had no room for.
  }
}
