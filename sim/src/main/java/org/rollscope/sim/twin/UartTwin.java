package org.rollscope.sim.twin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.IntSupplier;
import org.rollscope.sim.device.Transmitter;
import org.rollscope.sim.device.VirtualDevice;
import org.rollscope.sim.gatt.Advert;
import org.rollscope.sim.gatt.GattPort;
import org.rollscope.sim.gatt.GattShape;
import org.rollscope.sim.gatt.Service;
import org.rollscope.sim.gatt.Service.Characteristic;
import org.rollscope.sim.gatt.Service.Property;

/**
 * A sketch that sends over the Nordic UART service what it could as well send over a serial line.
 * The service is a stream: what is longer than a notification is cut, wherever that may be.
 */
public final class UartTwin {
  private static final UUID SERVICE = UUID.fromString("6e400001-b5a3-f393-e0a9-e50e24dcca9e");
  private static final UUID CONTROL = UUID.fromString("6e400002-b5a3-f393-e0a9-e50e24dcca9e");
  private static final UUID STREAM = UUID.fromString("6e400003-b5a3-f393-e0a9-e50e24dcca9e");

  private UartTwin() {}

  /** One that sends text lines. */
  public static Twin text(VirtualDevice device) {
    return of("Rollscope sketch", Transmitter.of(device, Transmitter.Format.TEXT));
  }

  /** One that sends frames as on a serial line. */
  public static Twin frames(VirtualDevice device) {
    return of("Rollscope UART", Transmitter.of(device, Transmitter.Format.BINARY));
  }

  static Twin of(String name, Transmitter serial) {
    GattPort port =
        new GattPort(
            new GattShape(
                Advert.of(name, SERVICE),
                List.of(
                    Service.of(
                        SERVICE,
                        Characteristic.of(CONTROL, Property.WRITE, Property.WRITE_WITHOUT_RESPONSE),
                        Characteristic.of(STREAM, Property.NOTIFY))),
                STREAM,
                CONTROL,
                characteristic -> new byte[0],
                (characteristic, value) -> {}));
    return new Twin(new Cut(serial, port::room), port);
  }

  /** Cuts a stream into notifications, each as long as may be. */
  private record Cut(Transmitter serial, IntSupplier room) implements Transmitter {
    private List<byte[]> cut(List<byte[]> packets) {
      byte[] stream = Transmitter.joined(packets);
      List<byte[]> pieces = new ArrayList<>();
      int longest = room.getAsInt();
      for (int at = 0; at < stream.length; at += longest) {
        pieces.add(Arrays.copyOfRange(stream, at, Math.min(at + longest, stream.length)));
      }
      return pieces;
    }

    @Override
    public List<byte[]> boot() {
      return cut(serial.boot());
    }

    @Override
    public boolean advance() {
      return serial.advance();
    }

    @Override
    public List<byte[]> packets() {
      return cut(serial.packets());
    }

    @Override
    public double time() {
      return serial.time();
    }

    @Override
    public List<byte[]> answer(byte[] bytes, int length) {
      return cut(serial.answer(bytes, length));
    }

    @Override
    public void dropped() {
      serial.dropped();
    }
  }
}
