package org.rollscope.bridge.bluez;

import java.util.function.Consumer;
import org.rollscope.bridge.ble.Radio;
import org.rollscope.bridge.ble.ScanFilter;
import org.rollscope.bridge.ble.Sighting;

/** One listener to the air. */
final class BluezScan implements Radio.Scan {
  private final BluezRadio radio;
  private final ScanFilter filter;
  private final Consumer<Sighting> listener;

  BluezScan(BluezRadio radio, ScanFilter filter, Consumer<Sighting> listener) {
    this.radio = radio;
    this.filter = filter;
    this.listener = listener;
  }

  ScanFilter filter() {
    return filter;
  }

  void hear(Sighting seen) {
    if (filter.takes(seen)) {
      listener.accept(seen);
    }
  }

  @Override
  public void close() {
    radio.end(this);
  }
}
