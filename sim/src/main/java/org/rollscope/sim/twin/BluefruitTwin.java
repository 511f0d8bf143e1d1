package org.rollscope.sim.twin;

import java.util.List;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;

/**
 * A board that sends its IMU as Adafruit's Bluefruit Connect packets, in the units of Adafruit's
 * CircuitPython drivers: m/s² and rad/s. An exclamation mark, a letter, numbers of 32 bits, and the
 * inverted sum of all these bytes.
 */
public final class BluefruitTwin implements Transmitter {
  /** Its loop sleeps 10 ms. */
  private static final double RATE = 100;

  private static final int LENGTH = 15;

  private final TruthRows rows;

  private BluefruitTwin(VirtualDevice device) {
    device.rate(RATE);
    rows = new TruthRows(device);
  }

  /** One on a serial line. */
  public static Twin serial(VirtualDevice device) {
    return new Twin(new BluefruitTwin(device), null);
  }

  /** One on the air, by the Nordic UART service. */
  public static Twin ble(VirtualDevice device) {
    return UartTwin.of("CIRCUITPY", new BluefruitTwin(device));
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
    return List.of(
        packet('A', rows.specificForce(0), rows.specificForce(1), rows.specificForce(2)),
        packet('G', rows.angularRate(0), rows.angularRate(1), rows.angularRate(2)));
  }

  private static byte[] packet(char letter, double x, double y, double z) {
    Packet packet = new Packet(LENGTH).u8('!').u8(letter).f32(x).f32(y).f32(z);
    return packet.u8(~packet.sum()).bytes();
  }

  @Override
  public double time() {
    return rows.time();
  }

  @Override
  public List<byte[]> answer(byte[] bytes, int length) {
    return List.of();
  }

  @Override
  public void dropped() {
    // It does not count what the link had no room for.
  }
}
