package org.rollscope.sim.gatt;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.rollscope.sim.port.DevicePort;
import org.rollscope.sim.port.PortException;

/**
 * The port of a device that is on the air: each packet written becomes one notification, each write
 * of the host is read as one piece. As on a real device, what is said while nobody has subscribed
 * is lost.
 */
public final class GattPort implements DevicePort, Peripheral {
  private static final int SMALLEST_MTU = 23;
  private static final int NOTIFICATION_HEADER = 3;
  private static final int COMPANY = 2;

  private final GattShape shape;
  private final BlockingQueue<byte[]> commands = new LinkedBlockingQueue<>();
  private volatile Advert advert;
  private volatile @Nullable Carrier carrier;
  private volatile int mtu = SMALLEST_MTU;
  private volatile boolean subscribed;
  private volatile boolean closed;

  public GattPort(GattShape shape) {
    this.shape = shape;
    advert = shape.advert();
  }

  /** The longest notification that fits now, bytes. */
  public int room() {
    return mtu - NOTIFICATION_HEADER;
  }

  @Override
  public String path() {
    return "ble:" + advert.name();
  }

  /** Whether somebody listens; who only advertises never knows. */
  @Override
  public boolean connected() {
    return subscribed || shape.stream() == null;
  }

  @Override
  public int read(byte[] buffer, int timeoutMillis) throws PortException {
    if (closed) {
      throw new PortException("the virtual device " + path() + " is closed");
    }
    try {
      byte[] command = commands.poll(timeoutMillis, TimeUnit.MILLISECONDS);
      if (command == null) {
        return 0;
      }
      int length = Math.min(command.length, buffer.length);
      System.arraycopy(command, 0, buffer, 0, length);
      return length;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  @Override
  public int write(byte[] bytes, int offset, int length) {
    byte[] packet = Arrays.copyOfRange(bytes, offset, offset + length);
    Carrier to = carrier;
    UUID stream = shape.stream();
    if (stream == null) {
      advertise(packet);
    } else if (to != null && subscribed) {
      to.notify(stream, packet);
    }
    return length;
  }

  private void advertise(byte[] packet) {
    if (packet.length < COMPANY) {
      return;
    }
    int company = (packet[0] & 0xFF) | (packet[1] & 0xFF) << 8;
    byte[] data = Arrays.copyOfRange(packet, COMPANY, packet.length);
    advert = advert.withManufacturerData(Map.of(company, data));
    Carrier to = carrier;
    if (to != null) {
      to.advertise();
    }
  }

  @Override
  public Advert advert() {
    return advert;
  }

  @Override
  public List<Service> services() {
    return shape.services();
  }

  @Override
  public byte[] read(UUID characteristic) {
    return shape.values().apply(characteristic);
  }

  @Override
  public void write(UUID characteristic, byte[] value) {
    if (characteristic.equals(shape.control())) {
      commands.add(value.clone());
    } else {
      shape.written().accept(characteristic, value);
    }
  }

  @Override
  public void subscribe(UUID characteristic, boolean on) {
    if (characteristic.equals(shape.stream())) {
      subscribed = on;
    }
  }

  @Override
  public void connected(int newMtu) {
    mtu = newMtu;
  }

  @Override
  public void disconnected() {
    subscribed = false;
    mtu = SMALLEST_MTU;
    commands.clear();
  }

  @Override
  public void carrier(Carrier to) {
    carrier = to;
  }

  @Override
  public void close() {
    closed = true;
  }
}
