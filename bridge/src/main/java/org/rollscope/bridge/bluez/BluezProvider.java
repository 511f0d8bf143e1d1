package org.rollscope.bridge.bluez;

import org.rollscope.bridge.ble.BleProvider;
import org.rollscope.bridge.ble.BleSettings;
import org.rollscope.bridge.ble.Radio;

/** Bluetooth LE by BlueZ over D-Bus: pure Java, on any Linux. */
public final class BluezProvider implements BleProvider {
  @Override
  public String name() {
    return BleSettings.DEFAULT_PROVIDER;
  }

  @Override
  public Radio open(BleSettings settings) {
    return BluezRadio.open(settings.bus(), settings.adapter());
  }
}
