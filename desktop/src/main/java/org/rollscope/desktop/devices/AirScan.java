package org.rollscope.desktop.devices;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.rollscope.bridge.ble.Radio;
import org.rollscope.bridge.ble.ScanFilter;
import org.rollscope.bridge.ble.Sighting;

/** Listens to the air and keeps the last that was heard of each device. Thread-safe. */
final class AirScan implements AutoCloseable {
  /** A device, and the mean strength of its signal. */
  record Heard(Sighting last, OptionalInt rssi) {}

  private static final class Ear {
    private Sighting last;
    private long sum;
    private long count;

    Ear(Sighting first) {
      last = first;
    }

    void hear(Sighting seen) {
      last = seen;
      seen.rssi()
          .ifPresent(
              rssi -> {
                sum += rssi;
                count++;
              });
    }

    Heard heard() {
      return new Heard(
          last,
          count == 0
              ? OptionalInt.empty()
              : OptionalInt.of((int) Math.round((double) sum / count)));
    }
  }

  private final Map<String, Ear> ears = new HashMap<>();
  private final Radio.Scan scan;

  AirScan(Radio radio) {
    scan = radio.scan(ScanFilter.ANY, this::hear);
  }

  private synchronized void hear(Sighting seen) {
    ears.computeIfAbsent(seen.address(), any -> new Ear(seen)).hear(seen);
  }

  /** What was heard so far. */
  synchronized List<Heard> heard() {
    List<Heard> all = new ArrayList<>();
    ears.values().forEach(ear -> all.add(ear.heard()));
    return all;
  }

  @Override
  public void close() {
    scan.close();
  }
}
