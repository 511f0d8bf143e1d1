package org.rollscope.sim.twin;

import java.util.List;
import java.util.Map;
import org.rollscope.core.sample.SampleBlock;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.gatt.Advert;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.gatt.GattShape;

/**
 * A WH-C06 hanging scale that shows kg: eight advertisements a second, each with the load of now.
 */
public final class ScaleTwin implements Transmitter {
  private static final String NAME = "IF_B7";
  private static final double RATE = 8;
  private static final double MOST_KILOGRAMS = 300;

  /** The company, what always comes first, an address, the unit kg, room for the load, the end. */
  private static final byte[] PACKET = {
    0x00, 0x01, 0x02, 0x03, 0x11, -1, -1, -1, -1, -1, -1, 0x01, 0, 0, 0x01, (byte) 0xF4, 0x01, 0, 0
  };

  private static final int LOAD = 12;
  private static final int COUNT = 17;

  private final VirtualDevice device;
  private final Load load;
  private final SampleBlock block;
  private int count;

  private ScaleTwin(VirtualDevice device) {
    this.device = device;
    load = new Load(device);
    block = device.newBlock();
    device.rate(RATE);
  }

  /** A hanging scale under a virtual tool. */
  public static Twin of(VirtualDevice device) {
    GattShape shape =
        new GattShape(
            new Advert(NAME, List.of(), Map.of()),
            List.of(),
            null,
            null,
            characteristic -> new byte[0],
            (characteristic, value) -> {});
    return new Twin(new ScaleTwin(device), new GattPort(shape));
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
    int newest = block.size() - 1;
    double kilograms = load.kilograms(block, newest);
    if (Double.isNaN(kilograms)) {
      return List.of();
    }
    byte[] packet = PACKET.clone();
    put(packet, LOAD, (int) Math.round(100 * Math.min(kilograms, MOST_KILOGRAMS)));
    put(packet, COUNT, ++count);
    return List.of(packet);
  }

  private static void put(byte[] packet, int at, int value) {
    packet[at] = (byte) (value >> 8);
    packet[at + 1] = (byte) value;
  }

  @Override
  public double time() {
    return device.played();
  }

  @Override
  public List<byte[]> answer(byte[] bytes, int length) {
    return List.of();
  }

  @Override
  public void dropped() {
    // Nobody knows which advertisements are heard.
  }
}
