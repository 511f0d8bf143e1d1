package org.rollscope.sim.twin;

import java.util.List;
import java.util.UUID;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.gatt.Advert;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.gatt.GattShape;
import org.rollscope.sim.gatt.Service;
import org.rollscope.sim.gatt.Service.Characteristic;
import org.rollscope.sim.gatt.Service.Property;

/**
 * A Nordic Thingy:52 that sends raw motion. After the firmware, not only its page: the
 * accelerometer is turned over, so that it reads +1 g along the axis that points down, and the
 * numbers are cut, not rounded, at the ranges of ±2 g and ±1023 °/s.
 */
public final class ThingyTwin implements Transmitter {
  private static final UUID ADVERTISED = uuid(0x0100);
  private static final UUID MOTION = uuid(0x0400);
  private static final UUID CONFIGURATION = uuid(0x0401);
  private static final UUID RAW = uuid(0x0406);
  private static final UUID BATTERY = Service.assigned(0x180F);
  private static final UUID BATTERY_LEVEL = Service.assigned(0x2A19);

  private static final int CONFIGURATION_LENGTH = 9;
  private static final int RATE_AT = 6;
  private static final int SLOWEST = 5;
  private static final int FASTEST = 200;
  private static final double FORCE_RANGE = 2;
  private static final double FORCE_STEPS = 1 << 10;
  private static final double RATE_STEPS = 1 << 5;

  private final VirtualDevice device;
  private final TruthRows rows;

  /** Step counter 1000 ms, temperature 500 ms, compass 500 ms, 10 Hz, wake on motion. */
  private volatile byte[] configuration = {
    (byte) 0xE8, 0x03, (byte) 0xF4, 0x01, (byte) 0xF4, 0x01, 10, 0, 1
  };

  private volatile int battery;

  private ThingyTwin(VirtualDevice device) {
    this.device = device;
    rows = new TruthRows(device);
    obey();
  }

  private static UUID uuid(int number) {
    return UUID.fromString("ef68%04x-9b35-4933-9b10-52ffa9740042".formatted(number));
  }

  /** A Thingy as it comes from the factory: ten samples a second. */
  public static Twin of(VirtualDevice device) {
    ThingyTwin thingy = new ThingyTwin(device);
    GattPort port =
        new GattPort(
            new GattShape(
                Advert.of("Thingy", ADVERTISED),
                List.of(
                    Service.of(
                        MOTION,
                        Characteristic.of(CONFIGURATION, Property.READ, Property.WRITE),
                        Characteristic.of(RAW, Property.NOTIFY)),
                    Service.of(
                        BATTERY, Characteristic.of(BATTERY_LEVEL, Property.READ, Property.NOTIFY))),
                RAW,
                null,
                thingy::value,
                thingy::written));
    return new Twin(thingy, port);
  }

  private byte[] value(UUID characteristic) {
    if (characteristic.equals(BATTERY_LEVEL)) {
      return new byte[] {(byte) battery};
    }
    return characteristic.equals(CONFIGURATION) ? configuration.clone() : new byte[0];
  }

  /** A configuration that is not of the right length or beyond its bounds is refused. */
  private void written(UUID characteristic, byte[] value) {
    if (characteristic.equals(CONFIGURATION) && value.length == CONFIGURATION_LENGTH) {
      int rate = rate(value);
      if (rate >= SLOWEST && rate <= FASTEST) {
        configuration = value.clone();
      }
    }
  }

  private static int rate(byte[] configuration) {
    return (configuration[RATE_AT] & 0xFF) | (configuration[RATE_AT + 1] & 0xFF) << 8;
  }

  private void obey() {
    device.rate(rate(configuration));
    battery = (int) device.status().battery();
  }

  @Override
  public List<byte[]> boot() {
    return List.of();
  }

  @Override
  public boolean advance() {
    obey();
    return rows.next();
  }

  @Override
  public List<byte[]> packets() {
    return List.of(sample());
  }

  private byte[] sample() {
    Packet packet = new Packet(18);
    for (int axis = 0; axis < 3; axis++) {
      double down = -Math.clamp(rows.gravities(axis), -FORCE_RANGE, FORCE_RANGE * 32767 / 32768);
      packet.i16((int) Math.floor(down * FORCE_STEPS));
    }
    for (int axis = 0; axis < 3; axis++) {
      double turning = Math.clamp(rows.degreesPerSecond(axis), -1024, 1023);
      packet.i16((int) Math.floor(turning * RATE_STEPS));
    }
    // The compass, µT/16; it lies still.
    return packet.i16(280).i16(-64).i16(720).bytes();
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
    // It does not count what the radio had no room for.
  }
}
