package org.rollscope.sim.twin;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.gatt.Advert;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.gatt.GattShape;
import org.rollscope.sim.gatt.Service;
import org.rollscope.sim.gatt.Service.Characteristic;
import org.rollscope.sim.gatt.Service.Property;

/**
 * A Tindeq Progressor: it says nothing until it is asked, and measures from one command to another.
 * Its clock begins at the first of them.
 */
public final class TindeqTwin implements Transmitter {
  private static final UUID SERVICE = UUID.fromString("7e4e1701-1ea6-40c9-9dcc-13d34ffead57");
  private static final UUID DATA = UUID.fromString("7e4e1702-1ea6-40c9-9dcc-13d34ffead57");
  private static final UUID CONTROL = UUID.fromString("7e4e1703-1ea6-40c9-9dcc-13d34ffead57");

  private static final byte ANSWER = 0;
  private static final byte WEIGHT = 1;
  private static final byte LOW_POWER = 4;
  private static final double RATE = 80;
  private static final int SAMPLE = 8;
  private static final double MOST_KILOGRAMS = 200;
  private static final double EMPTY_PERCENT = 2;
  private static final int EMPTY_MILLIVOLTS = 3000;
  private static final int FULL_MILLIVOLTS = 4200;

  private final VirtualDevice device;
  private final Load load;
  private final long clockStart;
  private final double clockSpeed;
  private final SampleBlock block;
  private boolean measures;
  private double measuredFrom = Double.NaN;
  private boolean warned;

  private TindeqTwin(VirtualDevice device, long clockStart, double ppm) {
    this.device = device;
    this.clockStart = clockStart;
    clockSpeed = 1e6 + ppm;
    load = new Load(device);
    block = device.newBlock();
    device.rate(RATE);
  }

  /** A Progressor under a virtual tool. */
  public static Twin of(VirtualDevice device) {
    return of(device, 0, 0);
  }

  /**
   * A Progressor with a clock of its own.
   *
   * @param clockStart at the start command, µs
   * @param ppm how much faster than the tool's it runs
   */
  public static Twin of(VirtualDevice device, long clockStart, double ppm) {
    String name = String.format(Locale.ROOT, "Progressor_%04d", number(device) % 10_000);
    GattPort port =
        new GattPort(
            new GattShape(
                Advert.of(name, SERVICE),
                List.of(
                    Service.of(
                        SERVICE,
                        Characteristic.of(DATA, Property.NOTIFY),
                        Characteristic.of(
                            CONTROL, Property.WRITE, Property.WRITE_WITHOUT_RESPONSE))),
                DATA,
                CONTROL,
                characteristic -> new byte[0],
                (characteristic, value) -> {}));
    return new Twin(new TindeqTwin(device, clockStart, ppm), port);
  }

  private static int number(VirtualDevice device) {
    return device.info().serial().hashCode() & 0xFF_FFFF;
  }

  @Override
  public List<byte[]> boot() {
    return List.of();
  }

  @Override
  public boolean advance() {
    return device.next(block);
  }

  @Override
  public List<byte[]> packets() {
    List<byte[]> packets = new ArrayList<>();
    if (measures) {
      weights(packets);
    }
    if (!warned && device.status().battery() <= EMPTY_PERCENT) {
      warned = true;
      packets.add(new byte[] {LOW_POWER, 0});
    }
    return packets;
  }

  private void weights(List<byte[]> packets) {
    if (Double.isNaN(measuredFrom)) {
      measuredFrom = block.time(0) - 1 / RATE;
    }
    ByteBuffer payload = littleEndian(block.size() * SAMPLE);
    for (int row = 0; row < block.size(); row++) {
      double kilograms = load.kilograms(block, row);
      if (!Double.isNaN(kilograms)) {
        long micros = clockStart + Math.round((block.time(row) - measuredFrom) * clockSpeed);
        payload.putFloat((float) Math.min(kilograms, MOST_KILOGRAMS)).putInt((int) micros);
      }
    }
    if (payload.position() > 0) {
      packets.add(packet(WEIGHT, payload));
    }
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] packet(byte tag, ByteBuffer payload) {
    byte[] packet = new byte[2 + payload.position()];
    packet[0] = tag;
    packet[1] = (byte) payload.position();
    payload.flip().get(packet, 2, packet.length - 2);
    return packet;
  }

  @Override
  public double time() {
    return device.played();
  }

  @Override
  public List<byte[]> answer(byte[] bytes, int length) {
    if (length == 0) {
      return List.of();
    }
    return switch (bytes[0]) {
      case 0x64 -> {
        device.tare();
        yield List.of();
      }
      case 0x65 -> {
        measures = true;
        measuredFrom = Double.NaN;
        yield List.of();
      }
      case 0x66 -> {
        measures = false;
        yield List.of();
      }
      case 0x6B -> {
        byte[] version = device.info().firmware().getBytes(StandardCharsets.US_ASCII);
        yield List.of(packet(ANSWER, littleEndian(version.length).put(version)));
      }
      case 0x6F -> List.of(packet(ANSWER, littleEndian(Integer.BYTES).putInt(millivolts())));
      case 0x70 -> List.of(packet(ANSWER, littleEndian(Integer.BYTES).putInt(number(device))));
      default -> List.of();
    };
  }

  private int millivolts() {
    double share = device.status().battery() / 100;
    return (int) Math.round(EMPTY_MILLIVOLTS + share * (FULL_MILLIVOLTS - EMPTY_MILLIVOLTS));
  }

  @Override
  public void dropped() {
    // A Progressor does not count what finds no room.
  }
}
