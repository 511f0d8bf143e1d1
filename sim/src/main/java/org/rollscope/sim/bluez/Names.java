package org.rollscope.sim.bluez;

/** Names that BlueZ gives its interfaces and objects. */
final class Names {
  static final String BLUEZ = "org.bluez";
  static final String ADAPTER = "org.bluez.Adapter1";
  static final String DEVICE = "org.bluez.Device1";
  static final String SERVICE = "org.bluez.GattService1";
  static final String CHARACTERISTIC = "org.bluez.GattCharacteristic1";
  static final String BATTERY = "org.bluez.Battery1";
  static final String GATT_MANAGER = "org.bluez.GattManager1";
  static final String ADVERTISING_MANAGER = "org.bluez.LEAdvertisingManager1";
  static final String ADVERTISEMENT = "org.bluez.LEAdvertisement1";

  private Names() {}

  static String adapterPath(String adapter) {
    return "/org/bluez/" + adapter;
  }

  static String devicePath(String adapter, String address) {
    return adapterPath(adapter) + "/dev_" + address.replace(':', '_');
  }
}
