package org.rollscope.bridge.ble;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.rollscope.bridge.link.Link;
import org.rollscope.bridge.link.LinkException;

/**
 * A device that says everything in its advertisements: each read gives the manufacturer data of one
 * of them, behind the company's number of two bytes, low byte first, as on the air.
 */
final class AdvertisementLink implements Link {
  private static final long READ_MILLIS = 100;
  private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final String name;
  private final LongSupplier nanoTime;
  private final Notifications heard = new Notifications(Notifications.USUAL_CAPACITY);
  private final Radio.Scan scan;
  private volatile OptionalInt rssi = OptionalInt.empty();
  private volatile long last;

  AdvertisementLink(Radio radio, Sighting device, LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    name = "ble " + device.title();
    last = nanoTime.getAsLong();
    String address = device.address();
    scan = radio.scan(ScanFilter.ANY, seen -> hear(address, seen));
  }

  private void hear(String address, Sighting seen) {
    if (!seen.address().equals(address)) {
      return;
    }
    rssi = seen.rssi();
    last = seen.nanos();
    for (Map.Entry<Integer, byte[]> data : seen.manufacturerData().entrySet()) {
      byte[] bytes = new byte[2 + data.getValue().length];
      bytes[0] = (byte) (int) data.getKey();
      bytes[1] = (byte) (data.getKey() >> 8);
      System.arraycopy(data.getValue(), 0, bytes, 2, data.getValue().length);
      heard.offer(bytes, seen.nanos());
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int read(byte[] buffer) throws LinkException {
    int count = heard.take(buffer, READ_MILLIS);
    if (count == 0 && nanoTime.getAsLong() - last > SILENT_NANOS) {
      close();
      throw new LinkException(name + " has not been heard for 10 s. Is it switched on and near?");
    }
    return count;
  }

  @Override
  public long arrival() {
    return heard.arrival();
  }

  @Override
  public long dropped() {
    return heard.dropped();
  }

  @Override
  public void write(byte[] bytes) throws LinkException {
    throw new LinkException(name + " takes no commands: it only advertises.");
  }

  @Override
  public OptionalInt rssi() {
    return rssi;
  }

  @Override
  public void close() {
    scan.close();
    heard.end(name + " has been closed.");
  }
}
